import { AuthorError } from "../../src/lib/errors.ts";
import type { Question } from "../../src/model/codebook.ts";
import { codebookOf, type Made } from "../codebook.ts";
import type { Dataset, Note, Wanted } from "../dataset.ts";
import { decoderOf } from "./cells.ts";
import { type Columns, columnsOf } from "./columns.ts";
import { convertedNo, notesOnConverted, withConverted } from "./converted.ts";
import { drops as emptyDrops } from "./dropped.ts";
import { namesOf } from "./naming.ts";
import { holdsText } from "./options.ts";
import { withRCoding } from "./rcoding.ts";
import { datasetOf, type Parts } from "./responses.ts";
import type { Structure } from "./structure.ts";
import type { Table } from "./table.ts";
import { answerForm, textDecoderOf } from "./texts.ts";
import { alike, withZeros } from "./zeros.ts";

/** What is put together. */
export interface Pieces {
  made: Made;
  structure: Structure;
  table: Table;
  /** R syntax of the table. */
  syntax?: { name: string; head: string; names: Map<number, string> } | undefined;
  /** What the study wants of the table. */
  wanted: Wanted;
  /** On the files so far. */
  notes: Note[];
}

/**
 * The dataset of a structure and a table: columns matched, cells decoded, and a note that says what form they had.
 * Throws `AuthorError` where columns do not match.
 */
export function matched(pieces: Pieces): Dataset {
  const { made, structure, syntax, wanted } = pieces;
  const { ignore, weights, numbers } = wanted;
  const { codebook, fields, filters } = made;
  const { questions } = codebook;
  const notes = [...pieces.notes];
  const hasNa = questions.some(({ scales }) =>
    scales.some(({ categories }) => categories.some(({ code }) => code === "NA")),
  );
  const table = hasNa ? pieces.table : (pieces.table.withoutNa?.() ?? pieces.table);
  const { file } = table;
  const drops = emptyDrops();
  for (const name of structure.personal ?? []) drops.add("administration", name);
  const blank = blankIn(table);
  const expected = { file: syntax?.name ?? file, codebook, fields, ignore, weights, drops, blank };
  const say = (headings: string, answers: string) =>
    notes.push(
      `${file}: ${table.dialect}; Überschriften: ${headings}; Antworten: ${answers}.`,
      ...table.notes,
    );

  if (syntax !== undefined) {
    const columns = columnsOf(table.headings, expected, syntax.names);
    if (columns.problems.length > 0) throw new AuthorError(columns.problems);
    const { columns: read, coding } = withRCoding(syntax.head, table, columns, questions);
    say("Namen aus der R-Syntax", "Antwortcodes, von R in Zahlen übersetzt");
    notes.push(...read.notes);
    const decoder: Parts["decoder"] = (variable, question) => decoderOf(variable, question, coding);
    return datasetOf({ codebook, table, columns: read, decoder, worded: false, filters, drops, notes });
  }

  const others = structure.languages
    .slice(1)
    .map((language) => codebookOf(structure, language, numbers).codebook.questions);
  const readings = [questions, ...others];
  const headings = withRowNumbers(table);
  const { names, spelling } = namesOf(headings, {
    fields,
    readings,
    database: table.database ?? false,
    ignore: [...ignore, ...(weights === undefined ? [] : [weights])],
  });
  for (const [index, name] of names.entries()) if (name === null) drops.add("beside", headings[index] ?? "");
  const columns = columnsOf(names, expected);
  if (columns.problems.length > 0) throw new AuthorError(columns.problems);
  const form = answerForm(table.sample, columns.variables, columns.sources, readings);
  if (spelling.endsWith("texte") && form.reading === undefined && isNumbered(columns, table, questions)) {
    const what = "Ja und Nein stehen als Zahlen in der Datei, und welche Ja bedeutet, ist offen";
    const hint =
      "Die Syntaxdatei des R-Exports dazulegen, oder als CSV exportieren, ohne Y und N umzuwandeln.";
    throw new AuthorError([{ file, line: 1, what, hint }]);
  }
  const labels = form.reading === undefined ? undefined : readings[form.reading];
  say(spelling, labels === undefined ? "Antwortcodes" : "volle Antworten");
  const no = labels === undefined ? convertedNo(columns, table, questions) : undefined;
  notes.push(
    ...columns.notes,
    ...(table.losesZeros ? alike(questions) : []),
    ...(no === undefined ? [] : notesOnConverted(columns, questions)),
  );
  const decoder: Parts["decoder"] = (variable, question) => {
    const worded = labels?.[variable.question];
    if (worded !== undefined) return textDecoderOf(variable, worded, form.noIsSaid);
    const own = decoderOf(variable, question);
    const isBeside = variable.coding === "mark" && holdsText(question, variable.part);
    const usual = no !== undefined && isBeside ? withConverted(own, no) : own;
    return table.losesZeros ? withZeros(usual, variable, question, notes) : usual;
  };
  const worded = labels !== undefined;
  return datasetOf({ codebook, table, columns, decoder, worded, filters, drops, notes });
}

/**
 * True where yes and no are numbers. Under headings that are texts, that is how R exports have them, and those of some
 * versions call 2 what others call 1.
 */
function isNumbered(
  { variables, sources }: Columns,
  { sample }: Table,
  questions: readonly Question[],
): boolean {
  return variables.some(({ coding, question, part }, at) => {
    const asked = questions[question];
    const isOption = coding === "mark" && asked?.kind === "multiple" && !holdsText(asked, part);
    if (asked?.type !== "Y" && !isOption) return false;
    return sample.some((row) => /^[012]$/.test(row[sources[at] ?? -1] ?? ""));
  });
}

/** Columns that a spreadsheet left behind: without a heading, and empty as far as is known. */
function blankIn({ headings, sample }: Table): Set<number> {
  const bare = headings.flatMap((heading, index) => (heading === "" ? [index] : []));
  return new Set(bare.filter((index) => sample.every((row) => !row[index]?.trim())));
}

/** The headings, with a name for a first column that has none and holds numbers: R and Python put them there. */
function withRowNumbers({ headings, sample }: Table): string[] {
  const [first, ...others] = headings;
  const hasNumbers = sample.length > 0 && sample.every(([cell]) => /^\d+$/.test(cell ?? ""));
  return first === "" && hasNumbers && !others.includes("id") ? ["id", ...others] : headings;
}
