import type { Note } from "../../dataset.ts";
import type { Aside } from "./aside.ts";
import type { Dictionary } from "./dictionary.ts";
import type { Planned } from "./plan.ts";
import { answersOf, type Found } from "./values.ts";
import type { SavVariable } from "./variables.ts";

/** Counts of less are not told. */
const leastTold = 10;

interface Read {
  file: string;
  dictionary: Dictionary;
  planned: readonly Planned[];
  found: Found;
  mended: readonly SavVariable[];
  dropped: readonly SavVariable[];
  /** What is left out as a key or a weight. */
  aside: ReadonlyMap<SavVariable, Aside>;
  /** Variable that the study takes the weights from. */
  weight: SavVariable | undefined;
}

/** What was recognised in a system file that stands alone, and what cannot be told from it. */
export function notesOn({ file, dictionary, planned, found, mended, dropped, aside, weight }: Read): Note[] {
  const { variables } = dictionary;
  const notes: Note[] = [
    `${file}: ${count(variables.length, "Variable", "Variablen")}, ${count(found.cases, "Fall", "Fälle")}, ` +
      "ohne Struktur von LimeSurvey gelesen.",
    ...notesOnFile(file, dictionary),
  ];
  const say = (names: readonly string[], text: (names: string) => Note) => {
    if (names.length > 0) notes.push(text(names.join(", ")));
  };
  const codes = (of: (plan: Planned) => boolean) => planned.filter(of).map(({ code }) => code);
  const sets = codes((plan) => plan.kind === "multiple" && plan.isSet);
  const multiples = codes((plan) => plan.kind === "multiple" && !plan.isSet);
  const arrays = codes(({ kind }) => kind === "array");
  say(sets, (names) => `Mehrfachantworten-Sets der Datei: ${names}.`);
  say(multiples, (names) => `An Namen und Beschriftungen als Mehrfachauswahl erkannt: ${names}.`);
  say(arrays, (names) => `Wegen gleicher Antworten und Namen zu Matrizen zusammengefasst: ${names}.`);
  say(namesOf(mended), (names) => `LimeSurveys Beschriftungen den Buchstaben zugeordnet: ${names}.`);

  const categorial = new Set(planned.flatMap((plan) => (plan.kind === "single" ? [plan.variable] : [])));
  for (const plan of planned) {
    if (plan.kind === "array") for (const { variable } of plan.items) categorial.add(variable);
  }
  const unlabelled = [...found.numbers.keys()];
  const isBare = (variable: SavVariable) => found.numbers.has(variable) || variable.labels.length === 0;
  say(
    namesOf(variables.filter((variable) => categorial.has(variable) && isBare(variable))),
    (names) => `Werte ohne Beschriftung kommen vor und werden mit ihrer Zahl genannt: ${names}.`,
  );
  const numeric = new Set(planned.flatMap((plan) => (plan.kind === "numeric" ? [plan.variable] : [])));
  const numbered = unlabelled.filter((variable) => numeric.has(variable));
  say(
    namesOf(numbered),
    (names) =>
      `Nur einzelne Werte sind beschriftet; als Zahl gelesen, auch die beschrifteten: ${names}. ` +
      "Steht einer davon für „keine Angabe“, ihn in SPSS als fehlend deklarieren oder in study.yaml nennen, " +
      `zum Beispiel questions.${numbered[0]?.name ?? ""}.missing: [${labelsOf(numbered[0])}].`,
  );
  for (const [{ name }, texts] of found.texts) {
    // A small count would tell of single persons.
    const some = texts < leastTold ? "einzelne" : String(texts);
    notes.push(`Variable ${name}: ${some} Texte ohne Wertbeschriftung zählen als keine Angabe.`);
  }
  const declared = variables.filter(({ missing }) => missing.values.length > 0 || missing.range);
  say(namesOf(declared), (names) => `Als fehlend deklarierte Werte zählen als keine Angabe: ${names}.`);
  say(namesOf(dropped), (names) => `Nicht gelesen, weil sie zu keiner Frage gehören: ${names}.`);
  if (dropped.some(({ name }) => name.toLowerCase() === "filter_$"))
    notes.push("In SPSS war ein Filter gesetzt (filter_$): gelesen werden alle Fälle.");
  notes.push(...notesOnAside(aside, dictionary.weight));
  if (dictionary.weight !== undefined && weight === undefined)
    notes.push(`In SPSS war nach ${dictionary.weight.name} gewichtet: gezählt wird ungewichtet.`);
  notes.push(
    "Einer SPSS-Datei ist nicht anzusehen, wem eine Frage nicht gezeigt wurde, welche Fragen Pflicht waren und in " +
      "welchem Abschnitt sie standen; mit der Struktur (.lss) im selben Ordner ist es bekannt.",
  );
  return notes;
}

/** What is left out as a key or a weight, and how to have it all the same. */
function notesOnAside(aside: ReadonlyMap<SavVariable, Aside>, inSpss: SavVariable | undefined): Note[] {
  const notes: Note[] = [];
  const of = (kind: Aside) => [...aside].flatMap(([variable, own]) => (own === kind ? [variable] : []));
  const [keys, weights] = [of("keys"), of("weighting")];
  const [key, weight] = [keys[0], weights.find((variable) => variable === inSpss) ?? weights[0]];
  if (key !== undefined)
    notes.push(
      `Nicht gelesen, weil es nach Namen oder Werten Kennungen sind: ${namesOf(keys).join(", ")}. ` +
        `Ist etwas davon eine Frage nach einer Zahl, in study.yaml ergänzen: questions.${key.name}.as: number.`,
    );
  if (weight !== undefined)
    notes.push(
      `Keine Frage, sondern dem Anschein nach Gewichte: ${namesOf(weights).join(", ")}. Gewichtet wird mit ` +
        `responses.weights: ${weight.name} in study.yaml; als Frage gelesen mit questions.${weight.name}.as: number.`,
    );
  return notes;
}

/** What is to be said of any system file. */
export function notesOnFile(file: string, { texts }: Dictionary): Note[] {
  if (texts.declared) return [];
  return [`${file} nennt seinen Zeichensatz nicht und wurde als ${texts.name} gelesen.`];
}

/** A number with its noun. */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** Labelled values of a variable, the last of which most often mean that there is no answer. */
function labelsOf(variable: SavVariable | undefined): string {
  return String((variable && answersOf(variable).at(-1)?.value) ?? "");
}

function namesOf(variables: readonly SavVariable[]): string[] {
  const names = variables.map(({ name }) => name);
  return names.length > 12 ? [...names.slice(0, 12), `… (${names.length})`] : names;
}
