import { join } from "node:path";
import { AuthorError, collector, suggest } from "../src/lib/errors.ts";
import { type Codebook, codebook as codebookSchema } from "../src/model/codebook.ts";
import type { Problem } from "../src/model/problem.ts";
import { resultsFile } from "../src/model/result.ts";
import { policy as policySchema, publicStudy, type Study } from "../src/model/study.ts";
import { type Tables, tables as tablesSchema } from "../src/model/table.ts";
import { type Apart, apart, unanimousIn } from "./apart.ts";
import { type Audited, audited, progressOn } from "./audit.ts";
import { changesBetween } from "./changes.ts";
import type { Dataset, Wanted } from "./dataset.ts";
import { earlierReleases } from "./earlier.ts";
import { codesIn, type Place, placeOf, readText, resultsIn, sourcesIn } from "./files.ts";
import { frameProblems, readFrame, uncertaintyProblems } from "./frame.ts";
import { partitionsOf } from "./groupings.ts";
import { stableJson } from "./json.ts";
import { ledgerOf } from "./ledger.ts";
import { inTurn } from "./lock.ts";
import { prepare } from "./prepare/index.ts";
import { loadSolver, type Solver } from "./protect/audit/solver.ts";
import { readDataset } from "./read/index.ts";
import type { SourceFile } from "./read/source.ts";
import { type Derived, obscure, releasedFrom, tablesText } from "./release.ts";

import { dataReport } from "./report.ts";
import { type Approved, misplacedResults, readResults, resultsOfOthers } from "./results.ts";
import { assumedStudy, markOf, publicStudyOf, readStudy, studyFile } from "./study.ts";
import { replaceFolder } from "./swap.ts";
import { type Tally, tabulate } from "./tabulate/index.ts";

export type { Derived } from "./release.ts";

/** The study as its author describes it; undefined where there is no `study.yaml`. */
export function writtenStudy(place: Place): Study | undefined {
  const yaml = readText(join(place.study, studyFile), studyFile);
  if (yaml === undefined) return undefined;
  if (yaml !== lastRead?.yaml) lastRead = { yaml, study: readStudy(yaml, studyFile) };
  return lastRead.study;
}

/** A command asks for the study several times. */
let lastRead: { yaml: string; study: Study } | undefined;

/** The files that may hold the survey: all in `data/` but those that the study names for other purposes. */
export function exportsIn(place: Place, study: Study | undefined): SourceFile[] {
  const others = [studyFile, `data/${study?.population.file}`, "data/permalinks.lock"];
  return sourcesIn(place).filter(({ name }) => !others.includes(name));
}

/**
 * The pipeline from an export to released data, without writing anything: read → prepare → tabulate → protect.
 * Throws `AuthorError` with everything that is wrong with the input.
 * @param solver what `solverFor` gives
 */
export function deriveData(place: Place, solver?: Solver): Derived {
  const { attempt, failure, problems } = collector();
  const written = writtenStudy(place);
  const approved = attempt(() => approvedResults(place, written));
  attempt(() => refuse(misplacedResults(sourcesIn(place))));
  const read = attempt(() => readDataset(exportsIn(place, written), written && wantedOf(written)));
  if (read === undefined) throw failure();

  const { study: given, assumptions } = written
    ? { study: written, assumptions: [] }
    : assumedStudy(read.codebook);
  const prepared = attempt(() => prepare(read, given, codesIn(place), studyFile));
  // Where that failed, the rest is looked through all the same, so that its faults are not found only later.
  const dataset = prepared?.dataset ?? read;
  attempt(() => namesKnownQuestions(given, dataset.codebook));
  const partitions = attempt(() => partitionsOf(given, dataset, studyFile)) ?? [];
  const frame = attempt(() => frameOf(place, given, partitions, dataset.codebook));
  const tally = attempt(() => counted(dataset, partitions, given));
  if (frame && tally) attempt(() => refuse(frameProblems(frame, tally, `data/${given.population.file}`)));
  if (tally === undefined || prepared === undefined) throw failure();

  const mark = markOf(given);
  const { codebook } = dataset;
  const agreements = () => prepared.agreements();
  const asWritten = { study: given, dataset, partitions, frame, mark, file: studyFile, agreements, solver };
  const first = attempt(() => releasedFrom(tally, asWritten));
  // Where nobody says what is no secret, and what is to be withheld, it is assumed, so that there is something to see.
  const reserve = written || !first ? none : apart(unanimousIn(first, codebook), dataset);
  const study = { ...given, policy: { ...given.policy, ...(written ? {} : reserve) } };
  const release = { ...asWritten, study };
  const released = reserve === none ? first : attempt(() => releasedFrom(tally, release));
  const told = { release, file: studyFile };
  const earlier = released && attempt(() => earlierReleases(ledgerOf(place), { ...told, tables: released }));
  if (released && approved) attempt(() => refuse(resultsOfOthers(approved.results, released.responses)));
  if (released === undefined || approved === undefined || earlier === undefined) throw failure();
  if (problems.length > 0) throw failure();
  const results = stableJson(resultsFile.parse({ mark, results: approved.results }));
  return {
    files: {
      "codebook.json": stableJson(codebookSchema.parse({ ...codebook, mark })),
      "results.json": results,
      "study.json": stableJson(publicStudy.parse(publicStudyOf(study, partitions))),
      "tables.json": tablesText(released),
    },
    material: { release, tally, tables: released, results: Object.keys(approved.results), earlier },
    // Whoever checks texts alone does not read it.
    get report() {
      const before = readText(join(place.derived, "tables.json"));
      const resultsBefore = readText(join(place.derived, "results.json"));
      return dataReport({
        dataset,
        partitions,
        released,
        assumptions: [...assumptions, ...apartLines(reserve)],
        changes: before === undefined ? undefined : changesBetween(parseTables(before), released),
        study,
        hidden: { named: study.policy.withhold, obscure: obscure(dataset) },
        results: { lines: approved.lines, changed: resultsBefore !== undefined && resultsBefore !== results },
      });
    },
  };
}

/** What a study needs that publishes tables with suppressed cells: a solver, which takes a moment to start. */
export async function solverFor(place: Place): Promise<Solver | undefined> {
  try {
    const { policy } = writtenStudy(place) ?? {};
    const isNeeded = policy?.exceptions.some(({ method }) => method === "suppression");
    return isNeeded ? await loadSolver((await import("./protect/audit/engine.ts")).load) : undefined;
  } catch (error) {
    // What is wrong with the study is told when it is read for good.
    if (error instanceof AuthorError) return undefined;
    throw error;
  }
}

const none: Apart = { withhold: [], known: [] };

function apartLines({ withhold, known }: Apart): string[] {
  return [
    ...(known.length > 0 ? [`kein Geheimnis, weil alle dieselbe Antwort gaben: ${known.join(", ")}`] : []),
    ...(withhold.length > 0
      ? [`zurückgehalten, weil alle dieselbe Antwort gaben: ${withhold.join(", ")}`]
      : []),
  ];
}

/** What was computed elsewhere and is published; without a `study.yaml` nobody approved of anything. */
function approvedResults(place: Place, written: Study | undefined): Approved {
  const study = written ?? { results: {}, policy: policySchema.parse({}) };
  const text = readText(join(place.study, studyFile)) ?? "";
  return readResults(resultsIn(place), { study, file: studyFile, text });
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
function namesKnownQuestions({ policy, codings, groupings }: Study, { questions }: Codebook): void {
  const codes = [...new Set([...questions.map((q) => q.code), ...Object.keys(codings)])];
  const fields = ["totalOnly", "withhold", "known"] as const;
  const unknown = fields.flatMap((field) =>
    policy[field]
      .filter((code) => !codes.includes(code))
      .map((code) => ({
        file: studyFile,
        what: `policy.${field}: unbekannte Frage: ${code}`,
        hint: suggest(code, codes),
      })),
  );
  const unfit = policy.known
    .filter((code) => questions.some((question) => question.code === code && question.kind !== "single"))
    .map((code) => ({
      file: studyFile,
      what: `policy.known: ${code} ist keine Einfachauswahl`,
      hint: "Bekannt sein können nur Antworten auf eine Frage mit genau einer Antwort.",
    }));
  const named = policy.exceptions.flatMap(({ question, by }) => [
    ...(codes.includes(question)
      ? []
      : [{ ...unknownName("Frage", question), hint: suggest(question, codes) }]),
    ...(by in groupings
      ? []
      : [{ ...unknownName("Gruppierung", by), hint: suggest(by, Object.keys(groupings)) }]),
    ...(policy.totalOnly.includes(question)
      ? [
          {
            ...unknownName("Tabelle", question),
            hint: `${question} steht unter totalOnly und hat keine Gruppen.`,
          },
        ]
      : []),
  ]);
  refuse([...unknown, ...unfit, ...named]);
}

const unknownName = (what: string, name: string) => ({
  file: studyFile,
  what: `policy.exceptions: unbekannte ${what}: ${name}`,
});

function frameOf(
  place: Place,
  study: Study,
  partitions: ReturnType<typeof partitionsOf>,
  codebook: Codebook,
) {
  const { file } = study.population;
  refuse(uncertaintyProblems(study, studyFile));
  // A table of something else than persons is a frame of nothing that is published here.
  if (file === undefined || study.population.counts === "units") return undefined;
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

/** Writes derived data that were audited; the old ones stay until the new ones are whole. */
export function writeDerived(place: Place, { files }: Audited): void {
  inTurn(place.derived, () => replaceFolder(place.derived, files));
}

if (import.meta.main) {
  try {
    const place = placeOf(process.env);
    const derived = await audited(place, deriveData(place, await solverFor(place)), {
      progress: progressOn(process.stderr),
    });
    writeDerived(place, derived);
    console.log(derived.report);
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
