import { join } from "node:path";
import { z } from "zod";
import { AuthorError, collector, suggest } from "../src/lib/errors.ts";
import { type Codebook, codebook as codebookSchema } from "../src/model/codebook.ts";
import type { Problem } from "../src/model/problem.ts";
import { resultsFile } from "../src/model/result.ts";
import { policy as policySchema, publicStudy, type Study } from "../src/model/study.ts";
import { type Tables, tables as tablesSchema } from "../src/model/table.ts";
import { changesBetween } from "./changes.ts";
import type { Dataset, Wanted } from "./dataset.ts";
import { codesIn, type Place, placeOf, readText, replaceFolder, resultsIn, sourcesIn } from "./files.ts";
import { frameProblems, readFrame } from "./frame.ts";
import { partitionsOf } from "./groupings.ts";
import { stableJson } from "./json.ts";
import { policyOf, prepare } from "./prepare/index.ts";
import { withoutTies } from "./prepare/ties.ts";
import { type Knowledge, protect } from "./protect/index.ts";
import { readDataset } from "./read/index.ts";
import type { SourceFile } from "./read/source.ts";
import { dataReport } from "./report.ts";
import { type Approved, misplacedResults, readResults, resultsOfOthers } from "./results.ts";
import { assumedStudy, markOf, publicStudyOf, readStudy } from "./study.ts";
import { type Tally, tabulate } from "./tabulate/index.ts";

/** The derived files by name, as they are written, and the report on how they came about. */
export interface Derived {
  files: Record<string, string>;
  report: string;
}

const studyFile = "data/study.yaml";

/** The study as its author describes it; undefined where there is no `study.yaml`. */
export function writtenStudy(place: Place): Study | undefined {
  const yaml = readText(join(place.study, studyFile), studyFile);
  return yaml === undefined ? undefined : readStudy(yaml, studyFile);
}

/** The files that may hold the survey: all in `data/` but those that the study names for other purposes. */
export function exportsIn(place: Place, study: Study | undefined): SourceFile[] {
  const others = [studyFile, `data/${study?.population.file}`];
  return sourcesIn(place).filter(({ name }) => !others.includes(name));
}

/**
 * The pipeline from an export to released data, without writing anything: read → prepare → tabulate → protect.
 * Throws `AuthorError` with everything that is wrong with the input.
 */
export function deriveData(place: Place): Derived {
  const { attempt, failure, problems } = collector();
  const written = writtenStudy(place);
  const approved = attempt(() => approvedResults(place, written));
  attempt(() => refuse(misplacedResults(sourcesIn(place))));
  const read = attempt(() => readDataset(exportsIn(place, written), written && wantedOf(written)));
  if (read === undefined) throw failure();

  const { study, assumptions } = written ? { study: written, assumptions: [] } : assumedStudy(read.codebook);
  const prepared = attempt(() => prepare(read, study, codesIn(place), studyFile));
  // Where that failed, the rest is looked through all the same, so that its faults are not found only later.
  const dataset = prepared?.dataset ?? read;
  attempt(() => namesKnownQuestions(study, dataset.codebook));
  const partitions = attempt(() => partitionsOf(study, dataset, studyFile)) ?? [];
  const frame = attempt(() => frameOf(place, study, partitions, dataset.codebook));
  const tally = attempt(() => counted(dataset, partitions, study));
  if (frame && tally) attempt(() => refuse(frameProblems(frame, tally, `data/${study.population.file}`)));
  if (tally === undefined || prepared === undefined) throw failure();

  const mark = markOf(study);
  const { codebook } = dataset;
  const policy = policyOf(
    study,
    partitions.map(({ source }) => source),
  );
  const excludes = study.responses.exclude.length > 0;
  const protection = {
    codebook,
    policy,
    frame,
    knowledge: knowledgeOf(dataset, study),
    excludes,
    mark,
    file: studyFile,
  };
  const answers = attempt(() => protect(tally, protection));
  if (answers && approved) attempt(() => refuse(resultsOfOthers(approved.results, answers.responses)));
  if (answers === undefined || approved === undefined || problems.length > 0) throw failure();
  const agreements = prepared.agreements();
  const released = withoutTies(
    Object.keys(agreements).length > 0 ? { ...answers, agreements } : answers,
    codebook,
  );
  const before = readText(join(place.derived, "tables.json"));
  const changes = before === undefined ? undefined : changesBetween(parseTables(before), released);
  const results = stableJson(resultsFile.parse({ mark, results: approved.results }));
  const earlier = readText(join(place.derived, "results.json"));
  return {
    files: {
      "codebook.json": stableJson(codebookSchema.parse({ ...codebook, mark })),
      "results.json": results,
      "study.json": stableJson(publicStudy.parse(publicStudyOf(study, partitions))),
      "tables.json": stableJson(z.encode(tablesSchema, released)),
    },
    report: dataReport({
      dataset,
      partitions,
      released,
      assumptions,
      changes,
      study,
      results: { lines: approved.lines, changed: earlier !== undefined && earlier !== results },
    }),
  };
}

/** What was computed elsewhere and is published; without a `study.yaml` nobody approved of anything. */
function approvedResults(place: Place, written: Study | undefined): Approved {
  const study = written ?? { results: {}, policy: policySchema.parse({}) };
  const text = readText(join(place.study, studyFile)) ?? "";
  return readResults(resultsIn(place), { study, file: studyFile, text });
}

/** What the read export can tell of the responses that are used; asked once they have all been read. */
function knowledgeOf({ absent, tellsComplete, ...dataset }: Dataset, { responses }: Study): Knowledge {
  const tellsNotShown = responses.include === "all" ? dataset.tellsNotReached : dataset.tellsNotShown;
  return { absent, tellsComplete, tellsNotShown };
}

/** What the study asks of the reader. */
function wantedOf({ responses, questions }: Study): Wanted {
  const numbers = Object.entries(questions).flatMap(([code, { as }]) => (as === "number" ? [code] : []));
  return { ignore: responses.ignore, weights: responses.weights, numbers };
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new AuthorError(problems);
}

/** A misspelt code in the policy would publish what it was meant to withhold. */
function namesKnownQuestions({ policy, codings }: Study, { questions }: Codebook): void {
  const codes = [...new Set([...questions.map((q) => q.code), ...Object.keys(codings)])];
  refuse(
    policy.totalOnly
      .filter((code) => !codes.includes(code))
      .map((code) => ({
        file: studyFile,
        what: `policy.totalOnly: unbekannte Frage: ${code}`,
        hint: suggest(code, codes),
      })),
  );
}

function frameOf(
  place: Place,
  study: Study,
  partitions: ReturnType<typeof partitionsOf>,
  codebook: Codebook,
) {
  const { file } = study.population;
  if (file === undefined) {
    if (study.uncertainty === "none") return undefined;
    throw new AuthorError([
      {
        file: studyFile,
        what: `uncertainty: ${study.uncertainty} ohne population.file`,
        hint: "Unsicherheit über die Grundgesamtheit braucht deren Tabelle; sonst uncertainty: none.",
      },
    ]);
  }
  const text = readText(join(place.data, file), `data/${file}`);
  if (text !== undefined) return readFrame(text, `data/${file}`, partitions, codebook);
  throw new AuthorError([
    {
      file: studyFile,
      what: `population.file: data/${file} gibt es nicht`,
      hint: "Die Tabelle der Grundgesamtheit dort ablegen oder das Feld weglassen.",
    },
  ]);
}

/** The counts; an export in which nobody is left to count is a fault, not an empty publication. */
function counted(dataset: Dataset, partitions: ReturnType<typeof partitionsOf>, study: Study): Tally {
  const { include, weights } = study.responses;
  const tally = tabulate(dataset, partitions, include, weights !== undefined);
  if ((tally.persons[0] ?? 0) > 0) return tally;
  throw new AuthorError([
    {
      file: "data",
      what: `keine verwendbaren Antworten unter ${tally.responses} gelesenen`,
      hint:
        tally.excluded > 0
          ? "Die Bedingungen unter responses.exclude in study.yaml lassen niemanden übrig."
          : "Ist der Export vollständig? Abgebrochene zählen nur mit responses.include: all in study.yaml.",
    },
  ]);
}

/** Released tables of an earlier run; undefined where they cannot be read and compared. */
function parseTables(text: string): Tables | undefined {
  try {
    return tablesSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Writes derived data; the old ones stay until the new ones are whole. */
export function writeDerived(place: Place, { files }: Derived): void {
  replaceFolder(place.derived, files);
}

if (import.meta.main) {
  try {
    const place = placeOf(process.env);
    const derived = deriveData(place);
    writeDerived(place, derived);
    console.log(derived.report);
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
