import { AuthorError } from "../../src/lib/errors.ts";
import type { Codebook } from "../../src/model/codebook.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { Study } from "../../src/model/study.ts";
import { codebookOf, type Made } from "../codebook.ts";
import type { Dataset, Note } from "../dataset.ts";
import { columnsOf } from "./columns.ts";
import { formatOf, missing } from "./formats.ts";
import { formOf, holdsResponses } from "./headings.ts";
import { withRCoding } from "./rcoding.ts";
import { datasetOf } from "./responses.ts";
import { headText, type SourceFile } from "./source.ts";
import { headingsIn, type Table } from "./table.ts";

/**
 * The codebook of a survey, read from the structure among these files; throws `AuthorError` where there is none, more
 * than one, or a faulty one. Responses are not looked at.
 */
export function readStructure(files: readonly SourceFile[]): { codebook: Codebook; notes: Note[] } {
  const { made, problems } = inputsOf(files);
  if (made === undefined || problems.length > 0) throw new AuthorError(problems);
  return { codebook: made.codebook, notes: made.notes };
}

/** True where one of these files looks like responses; nothing is checked. */
export function hasResponses(files: readonly SourceFile[]): boolean {
  return inputsOf(files).tables.length > 0;
}

/**
 * The survey that these files describe, with its responses as a stream. Files are told apart by what is in them;
 * others are left alone. Throws `AuthorError` with all that is wrong with the files; faulty cells come to light when
 * `responses()` has been read.
 */
export function readDataset(
  files: readonly SourceFile[],
  study?: Pick<Study, "responses"> | undefined,
): Dataset {
  const { made, tables, names, refused, problems } = inputsOf(files);
  const [table] = tables;
  problems.push(...oneOnly(tables, "Antworten"), ...oneOnly(names, "R-Syntax"));
  if (table === undefined && !refused.has("responses")) problems.push(missing("responses", files));
  if (made === undefined || table === undefined || problems.length > 0) throw new AuthorError(problems);

  const { codebook, fields, notes } = made;
  const [syntax] = names;
  const opened = table.open();
  const { name: file } = syntax ?? table;
  const expected = { file, codebook, fields, ignore: study?.responses.ignore ?? [] };
  const columns = columnsOf(opened.headings, expected, syntax?.names);
  if (columns.problems.length > 0) throw new AuthorError(columns.problems);
  if (syntax === undefined) return datasetOf({ codebook, table: opened, columns, notes });
  const read = withRCoding(syntax.head, opened, columns, codebook.questions);
  return datasetOf({ codebook, table: opened, columns: read.columns, r: read.coding, notes });
}

interface Inputs {
  /** The survey; absent where its structure is missing or cannot be read. */
  made?: Made;
  tables: { name: string; open(): Table }[];
  /** R syntax files: their beginnings and the column names they give. */
  names: { name: string; head: string; names: Map<number, string> }[];
  /** Roles that a refused file was meant for: no need to ask for them again. */
  refused: Set<string>;
  problems: Problem[];
}

/** Recognises every file and reads the structure. */
function inputsOf(files: readonly SourceFile[]): Inputs {
  const found = files.map((file) => {
    const head = headText(file);
    return { file, head, format: formatOf(head) };
  });
  const inputs: Inputs = { tables: [], names: [], refused: new Set(), problems: [] };
  const structures: SourceFile[] = [];
  for (const { file, head, format } of found) {
    if (format?.role === "refused") {
      inputs.problems.push({ file: file.name, ...format.refuse(head) });
      for (const role of format.instead(head)) inputs.refused.add(role);
    } else if (format?.role === "names")
      inputs.names.push({ name: file.name, head, names: format.read(file) });
    else if (format?.role === "structure") {
      const structure = structures.length === 0 ? format.read(file) : undefined;
      structures.push(file);
      if (structure === undefined) continue;
      if ("what" in structure) inputs.problems.push(structure);
      else {
        inputs.made = codebookOf(structure);
        inputs.problems.push(...inputs.made.problems);
      }
    }
  }
  inputs.problems.push(...oneOnly(structures, "Umfragestruktur"));
  if (structures.length === 0 && !inputs.refused.has("structure"))
    inputs.problems.push(missing("structure", files));

  const { fields = [], codebook } = inputs.made ?? {};
  const width = Math.max(0, ...inputs.names.flatMap(({ names }) => [...names.keys()])) + 1;
  for (const { file, head, format } of found) {
    if (format?.role !== "responses") continue;
    const headings = headingsIn(head);
    const fits = inputs.names.length > 0 && headings.length >= width;
    if (fits || holdsResponses(formOf(headings, fields, codebook?.questions ?? []))) {
      inputs.tables.push({ name: file.name, open: () => format.open(file) });
    }
  }
  return inputs;
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
