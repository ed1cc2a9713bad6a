import { AuthorError, suggest } from "../../../src/lib/errors.ts";
import type { Problem } from "../../../src/model/problem.ts";
import type { Made } from "../../codebook.ts";
import type { Answer, Dataset, Note, Response } from "../../dataset.ts";
import { guarded, problemOf } from "./bytes.ts";
import { isGivenIn, readerOf } from "./cases.ts";
import { type Column, coderOf, isNo, isRecoded, type Stray } from "./coding.ts";
import { matchOf } from "./match.ts";
import { notesOnFile } from "./notes.ts";
import type { Sav } from "./open.ts";
import type { SavVariable, Value } from "./variables.ts";

/**
 * The dataset of a system file that was exported from a survey whose structure is known: names as LimeSurvey's SPSS
 * export spells them, answers by code. Variables that were made in SPSS are left out, and a note says which.
 * Throws `AuthorError` where nothing fits; faulty values come to light when `responses()` has been read.
 * @param ignore names of variables to drop without a note, from `study.yaml`
 */
export function savWithStructure(sav: Sav, made: Made, ignore: readonly string[]): Dataset {
  const { file, dictionary } = sav;
  const { codebook, fields } = made;
  const ignored = new Set(ignore);
  const variables = dictionary.variables.filter(({ name }) => !ignored.has(name));
  const match = matchOf(variables, fields, new Set(codebook.questions.map(({ code }) => code)));
  if (match.columns.length === 0) throw new AuthorError([nothingFits(file)]);

  const bySource = new Map(match.columns.map(({ field, variable }) => [field, variable]));
  const all = fields.flatMap((field): Column[] => {
    const source = bySource.get(field);
    const question = codebook.questions[field.variable?.question ?? -1];
    return source && field.variable && question ? [{ source, variable: field.variable, question }] : [];
  });
  const blank = guarded(file, () => (marksHoldNo(sav, all) ? undefined : 0));
  const coded = all.map((column) => ({ column, coder: coderOf(column, dictionary, blank) }));
  const unclear = new Set(
    coded.filter(({ coder }) => coder === undefined).map(({ column }) => column.question),
  );
  const read = coded.flatMap(({ column, coder }) =>
    coder === undefined || unclear.has(column.question) ? [] : [{ column, coder }],
  );
  const { absent, notes } = missingOf(
    read.map(({ column }) => column),
    made,
  );
  const own = (name: string) => variables.find((variable) => variable.name.toLowerCase() === name);
  const [id, submitdate] = [own("id"), own("submitdate")];
  const isNumbered = id && isGivenIn(id, dictionary);
  const isSubmitted = submitdate && isGivenIn(submitdate, dictionary);

  function* responses(): Generator<Response> {
    const strays = new Map<Column, { first: Value; at: number; count: number }>();
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
        yield { complete: isSubmitted === undefined || isSubmitted(one), answers, id: "" };
      }
    } catch (error) {
      throw new AuthorError([problemOf(file, error)]);
    }
    if (strays.size > 0)
      throw new AuthorError([...strays].map(([column, stray]) => strayIn(file, column, stray)));
  }

  return {
    codebook,
    variables: read.map(({ column }) => column.variable),
    tellsNotShown: false,
    tellsComplete: submitdate !== undefined,
    absent,
    dropped: [],
    notes: [
      ...made.notes,
      ...notesOnFile(file, dictionary),
      ...notesOn(
        match.others,
        all,
        [...unclear].map(({ code }) => code),
      ),
      ...notes,
    ],
    responses,
  };
}

/** True where an option that was not chosen has a value of its own: then a blank means that it was not shown. */
function marksHoldNo(sav: Sav, columns: Column[]): boolean {
  const marks = columns.filter(
    ({ variable, question }) => variable.coding === "mark" && question.items[variable.part]?.code !== "other",
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
  const text = String(first);
  const shown = `„${text.length > 16 ? `${text.slice(0, 16)}…` : text}“`;
  const cases = count === 1 ? `Fall ${at}` : `${count} Fälle, zuerst Fall ${at}`;
  const codes = question.scales[variable.scale]?.categories.map(({ code }) => code) ?? [];
  const declare = "Steht der Wert für „keine Angabe“, ihn in SPSS als fehlend deklarieren";
  const hint = codes.length > 0 ? `${declare}; sonst: ${suggest(text, codes)}` : `${declare}.`;
  const kind = {
    category: "unbekannter Antwortcode",
    rank: "unbekannter Antwortcode",
    mark: "weder Ja noch Nein:",
  };
  const what = kind[variable.coding as keyof typeof kind] ?? "keine Zahl:";
  return { file, what: `Variable ${source.name}: ${what} ${shown} (${cases})`, hint };
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
