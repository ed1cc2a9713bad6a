import type { Note } from "../../dataset.ts";
import type { Dictionary } from "./dictionary.ts";
import type { Planned } from "./plan.ts";
import type { Found } from "./values.ts";
import type { SavVariable } from "./variables.ts";

interface Read {
  file: string;
  dictionary: Dictionary;
  planned: readonly Planned[];
  found: Found;
  mended: readonly SavVariable[];
  dropped: readonly SavVariable[];
  /** Variable that the study takes the weights from. */
  weight: SavVariable | undefined;
}

/** What was recognised in a system file that stands alone, and what cannot be told from it. */
export function notesOn({ file, dictionary, planned, found, mended, dropped, weight }: Read): Note[] {
  const { variables } = dictionary;
  const notes: Note[] = [
    `${file}: ${variables.length} Variablen, ${found.cases} Fälle, ohne Struktur von LimeSurvey gelesen.`,
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
  say(
    namesOf(unlabelled.filter((variable) => categorial.has(variable))),
    (names) => `Werte ohne Beschriftung kommen vor und werden mit ihrer Zahl genannt: ${names}.`,
  );
  const numeric = new Set(planned.flatMap((plan) => (plan.kind === "numeric" ? [plan.variable] : [])));
  say(
    namesOf(unlabelled.filter((variable) => numeric.has(variable))),
    (names) =>
      `Nur einzelne Werte sind beschriftet; als Zahl gelesen, auch die beschrifteten: ${names}. ` +
      "Steht einer davon für „keine Angabe“, ihn in SPSS als fehlend deklarieren.",
  );
  for (const [{ name }, count] of found.texts) {
    notes.push(`Variable ${name}: ${count} Texte ohne Wertbeschriftung zählen als keine Angabe.`);
  }
  const declared = variables.filter(({ missing }) => missing.values.length > 0 || missing.range);
  say(namesOf(declared), (names) => `Als fehlend deklarierte Werte zählen als keine Angabe: ${names}.`);
  say(namesOf(dropped), (names) => `Nicht gelesen, weil sie zu keiner Frage gehören: ${names}.`);
  if (dropped.some(({ name }) => name.toLowerCase() === "filter_$"))
    notes.push("In SPSS war ein Filter gesetzt (filter_$): gelesen werden alle Fälle.");
  if (dictionary.weight !== undefined && weight === undefined)
    notes.push(`In SPSS war nach ${dictionary.weight.name} gewichtet: gezählt wird ungewichtet.`);
  notes.push(
    "Einer SPSS-Datei ist nicht anzusehen, wem eine Frage nicht gezeigt wurde, welche Fragen Pflicht waren und in " +
      "welchem Abschnitt sie standen; mit der Struktur (.lss) im selben Ordner ist es bekannt.",
  );
  return notes;
}

/** What is to be said of any system file. */
export function notesOnFile(file: string, { texts }: Dictionary): Note[] {
  if (texts.declared) return [];
  return [`${file} nennt seinen Zeichensatz nicht und wurde als ${texts.name} gelesen.`];
}

function namesOf(variables: readonly SavVariable[]): string[] {
  const names = variables.map(({ name }) => name);
  return names.length > 12 ? [...names.slice(0, 12), `… (${names.length})`] : names;
}
