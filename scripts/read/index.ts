import { AuthorError } from "../../src/lib/errors.ts";
import type { Codebook } from "../../src/model/codebook.ts";
import type { Problem } from "../../src/model/problem.ts";
import { codebookOf, type Made } from "../codebook.ts";
import type { Dataset, Note, Wanted } from "../dataset.ts";
import { openArchives } from "./archive.ts";
import { formatOf, formats, missing } from "./formats.ts";
import { formOf, holdsResponses } from "./headings.ts";
import { unknownLanguage } from "./language.ts";
import { tooLarge } from "./limits.ts";
import { matched } from "./match.ts";
import { readSav } from "./sav/index.ts";
import { headText, type SourceFile } from "./source.ts";
import type { Structure } from "./structure.ts";
import type { Table } from "./table.ts";
import { type Candidate, describedIn, withoutTable } from "./written/columns.ts";
import { besideWritten, namedCodebook } from "./written/index.ts";
import { matchedBy } from "./written/match.ts";
import { withRemarks } from "./written/structure.ts";

/**
 * The codebook of a survey, read from the structure among these files; throws `AuthorError` where there is none, more
 * than one, or a faulty one. Responses are not looked at.
 */
export function readStructure(files: readonly SourceFile[]): { codebook: Codebook; notes: Note[] } {
  const { made, notes, savs, problems } = inputsOf(files);
  const [sav] = savs;
  if (made === undefined && sav !== undefined && problems.length === 0) {
    const { codebook, notes: own } = readSav(sav, made, { ignore: [] });
    return { codebook, notes: [...notes, ...own] };
  }
  if (made === undefined || problems.length > 0) throw new AuthorError(problems);
  return { codebook: made.codebook, notes: [...notes, ...made.notes] };
}

/** True where one of these files looks like responses, or is refused but was meant as such; nothing is checked. */
export function hasResponses(files: readonly SourceFile[]): boolean {
  const { tables, savs, refused } = inputsOf(files);
  return tables.length + savs.length > 0 || refused.has("responses");
}

/**
 * The survey that these files describe, with its responses as a stream. Files are told apart by what is in them;
 * others are left alone. Throws `AuthorError` with all that is wrong with the files; faulty cells come to light when
 * `responses()` has been read.
 */
export function readDataset(files: readonly SourceFile[], wanted: Wanted = { ignore: [] }): Dataset {
  const { made, tables, savs, names, refused, problems, ...inputs } = inputsOf(files, wanted.numbers);
  const [table] = tables;
  const [sav] = savs;
  problems.push(...oneOnly([...savs, ...tables], "Antworten"), ...oneOnly(names, "R-Syntax"));
  if (sav !== undefined && problems.length === 0) {
    const dataset = readSav(sav, made, wanted, inputs.structure?.personal);
    dataset.notes.unshift(...inputs.notes);
    return dataset;
  }
  if (table === undefined && sav === undefined && !refused.has("responses"))
    problems.push(inputs.undescribed ?? missing("responses", files));
  const { structure } = inputs;
  if (made === undefined || structure === undefined || table === undefined || problems.length > 0)
    throw new AuthorError(problems);

  const [syntax] = names;
  const notes = [...inputs.notes, ...made.notes];
  const pieces = { made, structure, table: table.open(), syntax, wanted, notes };
  return structure.written ? matchedBy(structure.written, pieces) : matched(pieces);
}

interface Inputs {
  /** The survey; absent where its structure is missing or cannot be read. */
  made?: Made;
  structure?: Structure;
  tables: { name: string; open(): Table }[];
  savs: SourceFile[];
  /** R syntax files: their beginnings and the column names they give. */
  names: { name: string; head: string; names: Map<number, string> }[];
  /** Beside a written codebook: that none of the tables is the one it describes. */
  undescribed?: Problem;
  /** Roles that a refused file was meant for: no need to ask for them again. */
  refused: Set<string>;
  /** On archives. */
  notes: Note[];
  problems: Problem[];
}

/** Recognises every file and reads the structure. */
function inputsOf(files: readonly SourceFile[], numbers: readonly string[] = []): Inputs {
  const opened = openArchives(files);
  const found = opened.files.map((file) => {
    const head = headText(file);
    return { file, head, format: formatOf(head) };
  });
  const refused = new Set(opened.problems.length > 0 ? ["structure", "responses"] : []);
  const savs = found.flatMap(({ file, format }) => (format?.role === "sav" ? [file] : []));
  const { notes, problems } = opened;
  const inputs: Inputs = { tables: [], savs, names: [], refused, notes, problems };
  const structures: SourceFile[] = [];
  for (const { file, head, format } of found) {
    if (format?.role === "refused") {
      inputs.problems.push({ file: file.name, ...format.refuse(head) });
      for (const role of format.instead(head)) inputs.refused.add(role);
    } else if (format?.role === "names") {
      const names = orFault(() => format.read(file));
      if (names instanceof AuthorError) inputs.problems.push(...names.problems);
      else inputs.names.push({ name: file.name, head, names });
    } else if (format?.role === "structure") {
      const structure = structures.length === 0 ? orFault(() => format.read(file)) : undefined;
      structures.push(file);
      if (structure === undefined) continue;
      const isRead = !(structure instanceof AuthorError) && !("what" in structure);
      const unfit = isRead ? (tooLarge(structure) ?? unknownLanguage(structure)) : undefined;
      if (structure instanceof AuthorError) inputs.problems = [...inputs.problems, ...structure.problems];
      else if ("what" in structure) inputs.problems.push(structure);
      else if (unfit) inputs.problems.push(unfit);
      else {
        inputs.structure = structure;
        inputs.made = madeOf(structure, numbers);
        inputs.problems = [...inputs.problems, ...inputs.made.problems];
      }
    }
  }
  const byHand = found.find(({ format }) => format === formats.written)?.file.name;
  inputs.problems.push(
    ...(byHand === undefined
      ? oneOnly(structures, "Umfragestruktur")
      : besideWritten(byHand, [...structures, ...savs])),
  );
  if (structures.length === 0 && savs.length === 0 && !inputs.refused.has("structure")) {
    inputs.problems.push(missing("structure", files));
    // Nothing tells the table of a codebook that has no questions.
    if (namedCodebook(files) !== undefined) inputs.refused.add("responses");
  }

  const candidates: Candidate[] = [];
  const { fields = [], codebook } = inputs.made ?? {};
  const named = inputs.names.flatMap(({ names }) => [...names.keys()]);
  const width = named.reduce((most, column) => Math.max(most, column), 0) + 1;
  for (const { file, head, format } of found) {
    if (format?.role !== "responses") continue;
    const headings = orFault(() => format.headings?.(file, head) ?? []);
    if (headings instanceof AuthorError) {
      inputs.problems.push(...headings.problems);
      inputs.refused.add("responses");
      continue;
    }
    const table = { name: file.name, open: () => format.open(file) };
    if (byHand !== undefined) {
      if (format.headings !== undefined) candidates.push({ ...table, headings });
      continue;
    }
    const fits = inputs.names.length > 0 && headings.length >= width;
    if (
      format.headings === undefined ||
      fits ||
      holdsResponses(formOf(headings, fields, codebook?.questions ?? []))
    ) {
      inputs.tables.push(table);
    }
  }
  if (byHand !== undefined) {
    inputs.tables = describedIn(candidates, inputs.structure?.written);
    if (inputs.tables.length === 0) inputs.undescribed = withoutTable(byHand, candidates);
  }
  return inputs;
}

/** A questionnaire made ready, with what an author wrote down of it. */
function madeOf(structure: Structure, numbers: readonly string[]): Made {
  const made = codebookOf(structure, structure.languages[0], numbers);
  return structure.written ? withRemarks(made, structure.written) : made;
}

/** What was read, or what came to light while it was. */
function orFault<Read>(read: () => Read): Read | AuthorError {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    return error;
  }
}

/** A problem for every file but the first of a kind of which there must be one. */
function oneOnly(files: readonly { name: string }[], kind: string): Problem[] {
  const [first, ...others] = files;
  return others.map(({ name }) => ({
    file: name,
    what: `noch eine Datei mit ${kind} neben ${first?.name}`,
    hint: "Nur eine der beiden im Ordner lassen.",
  }));
}
