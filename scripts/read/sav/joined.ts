import { AuthorError, suggest } from "../../../src/lib/errors.ts";
import type { Question } from "../../../src/model/codebook.ts";
import type { Problem } from "../../../src/model/problem.ts";
import type { Made } from "../../codebook.ts";
import type { Answer, Dataset, Note, Response, Wanted } from "../../dataset.ts";
import { droppedOf, drops as emptyDrops } from "../dropped.ts";
import { holdsText } from "../options.ts";
import { askedBy } from "../relevance-asked.ts";
import { namesIn } from "../relevance-names.ts";
import { shownBy } from "../relevance-shown.ts";
import { noNumberQuestion, unknownWeights } from "../weights.ts";
import { guarded, problemOf } from "./bytes.ts";
import { isGivenIn, readerOf } from "./cases.ts";
import { type Column, coderOf, isNo, isRecoded, missingIn, type Stray } from "./coding.ts";
import { type Match, matchOf } from "./match.ts";
import { count as counted, notesOnFile } from "./notes.ts";
import type { Sav } from "./open.ts";
import { called, keyOf, kindOf, ownOf } from "./own.ts";
import { quotable, quotableDay } from "./shown.ts";
import type { SavVariable, Value } from "./variables.ts";
import { scalesOn } from "./weights.ts";

/**
 * The dataset of a system file that was exported from a survey whose structure is known: names as LimeSurvey's SPSS
 * export spells them, answers by code. Variables that were made in SPSS are left out, and a note says which.
 * Throws `AuthorError` where nothing fits; faulty values come to light when `responses()` has been read.
 * @param personal settings of the structure that name the administration
 */
export function savWithStructure(sav: Sav, made: Made, wanted: Wanted, personal: readonly string[]): Dataset {
  const { file, dictionary } = sav;
  const { fields } = made;
  const ignored = new Set(wanted.ignore);
  const variables = dictionary.variables.filter(({ name }) => !ignored.has(name));
  const match = matchOf(variables, fields, new Set(made.codebook.questions.map(({ code }) => code)));
  if (match.columns.length === 0) throw new AuthorError([nothingFits(file)]);
  const weight = weightIn(match, wanted.weights);
  const others = match.others.filter((variable) => variable !== weight);

  const bySource = new Map(match.columns.map(({ field, variable }) => [field, variable]));
  const columnsFor = (questions: readonly Question[]) =>
    fields.flatMap((field): Column[] => {
      const source = bySource.get(field);
      const question = questions[field.variable?.question ?? -1];
      return source && field.variable && question ? [{ source, variable: field.variable, question }] : [];
    });
  const { questions } = made.codebook;
  const codebook = { ...made.codebook, questions: withMissing(questions, columnsFor(questions)) };
  const all = columnsFor(codebook.questions);
  const blank = guarded(file, () => (marksHoldNo(sav, all) ? undefined : 0));
  const coded = all.map((column) => ({ column, coder: coderOf(column, dictionary, blank) }));
  const unclear = new Set(
    coded.filter(({ coder }) => coder === undefined).map(({ column }) => column.question),
  );
  const read = coded.flatMap(({ column, coder }) =>
    coder === undefined || unclear.has(column.question) ? [] : [{ column, coder }],
  );
  const { absent, notes: lacking } = missingOf(
    read.map(({ column }) => column),
    made,
  );
  const taken = new Set(match.columns.map(({ variable }) => variable));
  const own = ownOf(dictionary.variables, taken);
  const [id, submitdate] = [called(own, "id"), called(own, "submitdate")];
  const isNumbered = id && isGivenIn(id, dictionary);
  const isSubmitted = submitdate && isGivenIn(submitdate, dictionary);
  const key = keyOf(id, dictionary);
  const foreign = others.filter((variable) => !own.has(variable));
  const filters = { ...made.filters, names: namesIn(fields, codebook.questions) };
  const shown = shownBy(
    filters,
    codebook.questions,
    read.map(({ column }) => column.variable),
    true,
  );
  const notes = [
    ...made.notes,
    `${file}: SPSS-Datei mit ${counted(dictionary.variables.length, "Variable", "Variablen")}, dem Fragebogen zugeordnet.`,
    ...notesOnFile(file, dictionary),
    ...notesOn(
      foreign,
      all,
      [...unclear].map(({ code }) => code),
    ),
    ...lacking,
    ...shown.notes,
  ];

  const drops = emptyDrops();
  for (const name of personal) drops.add("administration", name);
  for (const name of ignored)
    if (dictionary.variables.some((variable) => variable.name === name)) drops.add("ignored", name);
  for (const variable of own.keys()) drops.add(kindOf(own, variable), variable.name);
  for (const { name } of foreign) drops.add("foreign", name);
  for (const { field } of match.columns) {
    const question = codebook.questions[field.question];
    const kind = question && droppedOf(field, question);
    if (kind !== undefined) drops.add(kind, field.name);
  }

  function* responses(): Generator<Response> {
    const strays = new Map<Column, { first: Value; at: number; count: number }>();
    const watch = shown.watch?.();
    const scales = weight && scalesOn(weight, dictionary, file);
    const answerOf = (column: Column, found: Answer | Stray, at: number): Answer => {
      if (typeof found !== "object" || found === null) return found;
      const before = strays.get(column);
      if (before) before.count++;
      else strays.set(column, { first: found.stray, at, count: 1 });
      return null;
    };
    let at = 0;
    try {
      for (const one of sav.cases()) {
        at++;
        // A survey without responses is exported with one empty record.
        if (isNumbered && !isNumbered(one)) continue;
        const answers = read.map(({ column, coder }) => answerOf(column, coder(one), at));
        watch?.see(answers, false);
        const response: Response = {
          complete: isSubmitted === undefined || isSubmitted(one),
          answers,
          id: key(one),
        };
        if (scales !== undefined) response.weight = scales.weigh(one, at);
        yield response;
      }
    } catch (error) {
      throw new AuthorError([problemOf(file, error)]);
    }
    for (const note of watch?.notes() ?? []) if (!notes.includes(note)) notes.push(note);
    const problems = [
      ...[...strays].map(([column, stray]) => strayIn(file, column, stray)),
      ...(scales?.problems() ?? []),
    ];
    if (problems.length > 0) throw new AuthorError(problems);
  }

  return {
    codebook,
    variables: read.map(({ column }) => column.variable),
    tellsNotShown: shown.isKnown,
    untold: () => shown.untold,
    tellsNotReached: false,
    tellsComplete: submitdate !== undefined,
    absent,
    asked: askedBy(filters, codebook.questions),
    dropped: drops.list(),
    notes,
    responses,
  };
}

/** The variable with the weights: one that is no question, or that of a number. */
function weightIn({ columns, others }: Match, name: string | undefined): SavVariable | undefined {
  if (name === undefined) return undefined;
  const other = others.find((variable) => variable.name === name);
  const asked = columns.find(({ field, variable }) => field.name === name || variable.name === name);
  if (other !== undefined) return other;
  if (asked?.field.variable?.coding === "number") return asked.variable;
  const numbers = columns.flatMap(({ field }) => (field.variable?.coding === "number" ? [field.name] : []));
  const known = [...others.map((variable) => variable.name), ...numbers];
  throw new AuthorError([asked === undefined ? unknownWeights(name, known) : noNumberQuestion(name)]);
}

/**
 * The questions with answers that the file declares to be missing in all columns of a scale: these are no categories
 * any more.
 */
function withMissing(questions: readonly Question[], columns: readonly Column[]): Question[] {
  const byQuestion = Map.groupBy(columns, ({ question }) => question);
  return questions.map((question) => {
    const own = (byQuestion.get(question) ?? []).filter(({ variable }) => variable.coding === "category");
    const scales = question.scales.map((scale, index) => {
      const found = own.filter(({ variable }) => variable.scale === index).map(missingIn);
      const everywhere = (code: string) => found.every((of) => of.some((category) => category.code === code));
      const isGone = (code: string) => found.length > 0 && everywhere(code);
      const strange = found.flat().filter(({ code }, i, all) => {
        const isFirst = all.findIndex((other) => other.code === code) === i;
        return isFirst && !scale.categories.some((category) => category.code === code);
      });
      return {
        ...scale,
        categories: scale.categories.filter(({ code }) => !isGone(code)),
        missing: [...scale.missing, ...scale.categories.filter(({ code }) => isGone(code)), ...strange],
      };
    });
    return { ...question, scales };
  });
}

/** True where an option that was not chosen has a value of its own: then a blank means that it was not shown. */
function marksHoldNo(sav: Sav, columns: Column[]): boolean {
  const marks = columns.filter(
    ({ variable, question }) =>
      variable.coding === "mark" && question.kind === "multiple" && !holdsText(question, variable.part),
  );
  if (marks.length === 0) return false;
  const reads = marks.map(({ source }) => readerOf(source, sav.dictionary));
  for (const one of sav.cases()) if (reads.some((read) => isNo(read(one)))) return true;
  return false;
}

function nothingFits(file: string): Problem {
  return {
    file,
    what: "keine einzige Variable gehört zu einer Frage der Struktur",
    hint: "Struktur und Antworten aus derselben Umfrage ablegen; für die SPSS-Datei allein die .lss entfernen.",
  };
}

function strayIn(
  file: string,
  { source, question, variable }: Column,
  { first, at, count }: { first: Value; at: number; count: number },
): Problem {
  const shown = variable.coding === "date" ? quotableDay(first) : quotable(first);
  const cases = count === 1 ? `Fall ${at}` : `${count} Fälle, zuerst Fall ${at}`;
  const codes = question.scales[variable.scale]?.categories.map(({ code }) => code) ?? [];
  const declare = "Steht der Wert für „keine Angabe“, ihn in SPSS als fehlend deklarieren";
  // What may not be quoted must not be guessed at either.
  const codesLike = suggest(shown === undefined ? "" : String(first), codes);
  const hint = codes.length > 0 ? `${declare}; sonst: ${codesLike}` : `${declare}.`;
  const kind = {
    category: "unbekannter Antwortcode",
    rank: "unbekannter Antwortcode",
    mark: "weder Ja noch Nein",
    date: "kein Datum",
  };
  const what = kind[variable.coding as keyof typeof kind] ?? "keine Zahl";
  const said = shown === undefined ? what : what.endsWith("code") ? `${what} ${shown}` : `${what}: ${shown}`;
  return { file, what: `Variable ${source.name}: ${said} (${cases})`, hint };
}

/** Questions without any column, and a note on those that lack some. */
function missingOf(read: readonly Column[], { codebook, fields }: Made): { absent: string[]; notes: Note[] } {
  const there = new Set(read.map(({ variable }) => variable));
  const absent: string[] = [];
  const notes: Note[] = [];
  for (const [index, { code }] of codebook.questions.entries()) {
    const own = fields.flatMap(({ variable }) => (variable?.question === index ? [variable] : []));
    const lacking = own.filter((variable) => !there.has(variable)).map(({ name }) => name);
    if (lacking.length === 0) continue;
    if (lacking.length === own.length) absent.push(code);
    else notes.push(`In der SPSS-Datei fehlen von Frage ${code} die Spalten ${lacking.join(", ")}.`);
  }
  return { absent, notes };
}

function notesOn(
  others: readonly SavVariable[],
  columns: readonly Column[],
  unclear: readonly string[],
): Note[] {
  const notes: Note[] = [];
  const list = (names: readonly string[]) =>
    names.length > 12 ? `${names.slice(0, 12).join(", ")} … (${names.length})` : names.join(", ");
  const recoded = columns.filter(isRecoded).map(({ source }) => source.name);
  if (recoded.length > 0)
    notes.push(`In SPSS umkodiert und nach den Wertbeschriftungen gelesen: ${list(recoded)}.`);
  if (unclear.length > 0)
    notes.push(`Nicht gelesen, weil die Zahlen zweierlei bedeuten können: ${list(unclear)}.`);
  if (others.length > 0)
    notes.push(
      `Nicht gelesen, weil sie nicht in der Struktur stehen: ${list(others.map(({ name }) => name))}.`,
    );
  return notes;
}
