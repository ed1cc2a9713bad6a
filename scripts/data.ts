import { join } from "node:path";
import { z } from "zod";
import { AuthorError } from "../src/lib/errors.ts";
import { codebook as codebookSchema } from "../src/model/codebook.ts";
import { publicStudy } from "../src/model/study.ts";
import { type Tables, tables as tablesSchema } from "../src/model/table.ts";
import { changesBetween } from "./changes.ts";
import { type Place, placeOf, readText, replaceFolder, sourcesIn } from "./files.ts";
import { readFrame } from "./frame.ts";
import { partitionsOf } from "./groupings.ts";
import { stableJson } from "./json.ts";
import { protect } from "./protect/index.ts";
import { readDataset } from "./read/index.ts";
import type { SourceFile } from "./read/source.ts";
import { dataReport } from "./report.ts";
import { assumedStudy, markOf, publicStudyOf, readStudy } from "./study.ts";
import { tabulate } from "./tabulate.ts";

/** The derived files by name, as they are written, and the report on how they came about. */
export interface Derived {
  files: Record<string, string>;
  report: string;
}

const studyFile = "study.yaml";

/**
 * The pipeline from an export to released data, without writing anything: read → codebook → tabulate → protect.
 * Throws `AuthorError` with everything that is wrong with the input.
 */
export function deriveData(place: Place, sources: readonly SourceFile[] = sourcesIn(place)): Derived {
  const yaml = readText(join(place.data, studyFile));
  const written = yaml === undefined ? undefined : readStudy(yaml, `data/${studyFile}`);
  const frameFile = written?.population.file;
  const exports = sources.filter(({ name }) => name !== `data/${studyFile}` && name !== `data/${frameFile}`);

  const dataset = readDataset(exports, written);
  const { study, assumptions } = written
    ? { study: written, assumptions: [] }
    : assumedStudy(dataset.codebook);
  const partitions = partitionsOf(study, dataset.codebook, `data/${studyFile}`);
  const frame =
    frameFile === undefined
      ? undefined
      : readFrame(frameText(place, frameFile), `data/${frameFile}`, partitions);

  const tally = tabulate(dataset, partitions, study.responses.include);
  const mark = markOf(study);
  const released = protect(tally, {
    codebook: dataset.codebook,
    policy: study.policy,
    frame,
    knowledge: dataset,
    mark,
  });

  const before = readText(join(place.derived, "tables.json"));
  const changes = before === undefined ? undefined : changesBetween(parseTables(before), released);
  return {
    files: {
      "codebook.json": stableJson(codebookSchema.parse({ ...dataset.codebook, mark })),
      "study.json": stableJson(publicStudy.parse(publicStudyOf(study, partitions))),
      "tables.json": stableJson(z.encode(tablesSchema, released)),
    },
    report: dataReport({ dataset, partitions, released, assumptions, changes, study }),
  };
}

function frameText(place: Place, file: string): string {
  const text = readText(join(place.data, file));
  if (text !== undefined) return text;
  throw new AuthorError([
    {
      file: `data/${studyFile}`,
      what: `population.file: data/${file} gibt es nicht`,
      hint: "Die Tabelle der Grundgesamtheit dort ablegen oder das Feld weglassen.",
    },
  ]);
}

/** Released tables of an earlier run; undefined where they have another form and cannot be compared. */
function parseTables(text: string): Tables | undefined {
  const { success, data } = tablesSchema.safeParse(JSON.parse(text));
  return success ? data : undefined;
}

/** Derives the data and writes them; the old derived data stay untouched where the input is faulty. */
export function makeData(place: Place): string {
  const { files, report } = deriveData(place);
  replaceFolder(place.derived, files);
  return report;
}

if (import.meta.main) {
  try {
    console.log(makeData(placeOf(process.env)));
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
