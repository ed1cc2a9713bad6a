import { createHash } from "node:crypto";
import { join } from "node:path";
import { chartTypes } from "../src/charts/index.ts";
import { assemble, type Options } from "../src/lib/assemble.ts";
import { parseDerived, parseReleased, readContent, readDerived, readPermalinks } from "../src/lib/content.ts";
import { AuthorError, collector, formatProblem } from "../src/lib/errors.ts";
import { list } from "../src/lib/i18n.ts";
import type { Content } from "../src/model/content.ts";
import type { Problem } from "../src/model/problem.ts";
import type { Assembled, Certified, Derived, Report } from "../src/model/report.ts";
import type { PublicStudy, Study } from "../src/model/study.ts";
import { type Audited, audited, orRefused, progressOn } from "./audit.ts";
import { isCertified } from "./audit-memory.ts";
import {
  deriveData,
  exportsIn,
  type Derived as Made,
  solverFor,
  writeDerived,
  writtenStudy,
} from "./data.ts";
import {
  copyFolder,
  exclusively,
  type Place,
  placeOf,
  refuseForeign,
  removeFolder,
  root,
  swapIn,
} from "./files.ts";
import { stableJson } from "./json.ts";
import { record } from "./ledger.ts";
import { addressesOf, checkPermalinks, recordPermalinks } from "./permalinks.ts";
import type { Solver } from "./protect/audit/solver.ts";
import { hasResponses } from "./read/index.ts";
import { studyFile } from "./study.ts";

process.env.ASTRO_TELEMETRY_DISABLED = "1";

/** What a publication is made from: the assembled report, and the data where they were derived anew. */
export interface Prepared {
  content: Content;
  report: Report;
  /** Absent where no responses are there, and the derived data of an earlier run are used. */
  fresh: Audited | undefined;
}

/** A report as it stands before the audit, with what it was made from. */
interface Written {
  content: Content;
  made: Made | undefined;
  earlier: Certified | undefined;
  report: Derived & Assembled;
}

/**
 * Derives, reads and assembles everything but the certificate, without writing. Throws `AuthorError` with all faults at
 * once; of a draft, only those of the data: the others are in `report.problems`. Where no responses are there, the
 * derived data that were made before stand in for them, as long as they are of this study.
 */
export async function writeReport(place: Place, { draft = false, cite }: Building = {}): Promise<Written> {
  const { attempt, failure, problems } = collector();
  const faults: Problem[] = [];
  const solver = await orRefused(() => solverFor(place));
  const made = attempt(() => derivedWhereAnswered(place, solver));
  const content = attempt(() => (draft ? readContent(place.content, faults) : readContent(place.content)));
  const isSound = problems.length === 0;
  const earlier = isSound && made === undefined ? attempt(() => earlierData(place)) : undefined;
  const derived = made ? attempt(() => parseReleased((name) => made.files[name])) : earlier;
  const report =
    isSound && derived && content
      ? attempt(() => assemble(content, derived, chartTypes, { draft, ...(cite ? { cite } : {}) }))
      : undefined;
  if (report) attempt(() => checkPermalinks(place, addressesOf(report), readPermalinks(place.content)));
  if (report === undefined || content === undefined || (problems.length > 0 && !draft)) throw failure();
  if (draft) faults.push(...problems);
  const whole = { ...report, problems: [...faults, ...report.problems] };
  return { content, made, earlier, report: whole };
}

/** The same with the audit, whose faults come last: it takes long and looks at nothing but the data. */
export async function prepare(place: Place, how: Building = {}): Promise<Prepared> {
  const { content, made, earlier, report } = await writeReport(place, how);
  if (made === undefined) {
    const { certificate } = earlier as Certified;
    return { content, report: { ...report, certificate }, fresh: undefined };
  }
  const fresh = await audited(place, made, { progress: progressOn(process.stderr) });
  const certified = parseDerived((name) => fresh.files[name]);
  return { content, report: how.draft ? { ...certified, ...report } : { ...report, ...certified }, fresh };
}

/** What is derived from the responses; undefined where there are none, and data derived earlier stand in for them. */
function derivedWhereAnswered(place: Place, solver: Solver | undefined): Made | undefined {
  try {
    return deriveData(place, solver);
  } catch (error) {
    // To ask first would read the survey twice.
    if (error instanceof AuthorError && !hasSurvey(place)) return undefined;
    throw error;
  }
}

/** True where responses are there, or something that was meant as such, or nothing was derived before. */
function hasSurvey(place: Place): boolean {
  if (hasResponses(exportsIn(place, writtenStudy(place)))) return true;
  const { attempt, problems } = collector();
  attempt(() => readDerived(place.derived));
  return problems.length > 0;
}

/** Derived data of an earlier run; refused where `study.yaml` says something else by now, or they were not audited. */
function earlierData(place: Place): Certified {
  const derived = readDerived(place.derived);
  const written = writtenStudy(place);
  const hint = "npm run data ausführen, mit den Antworten in data/.";
  if (written && !isOf(written, derived.study)) {
    throw new AuthorError([{ file: studyFile, what: "passt nicht zu den Daten in data/derived", hint }]);
  }
  const { certificate, study } = derived;
  if (!isCertified(place, certificate) || (study.status === "final" && certificate.kind !== "passed")) {
    const what =
      "ist nicht das Zertifikat dieser Daten: Etwas wurde nach der Prüfung der Anonymität geändert";
    throw new AuthorError([{ file: "data/derived/certificate.json", what, hint }]);
  }
  return derived;
}

/** True where derived data have status, title and policy that the study has by now, and nothing that nobody approves of. */
function isOf({ status, title, results, policy }: Study, derived: PublicStudy): boolean {
  const same = (a: unknown, b: unknown) => stableJson(a) === stableJson(b);
  const approved = same(results, derived.results) && same(policy, derived.policy);
  return approved && status === derived.status && title === derived.title;
}

/** Everything that is wrong with the study's data and content; nothing is written. */
export async function checkStudy(place: Place = placeOf(process.env)): Promise<readonly Problem[]> {
  try {
    await prepare(place);
    return [];
  } catch (error) {
    if (error instanceof AuthorError) return error.problems;
    throw error;
  }
}

/** Writes what was derived and hands the folders over to the pages that Astro renders. */
export function handOver(place: Place, { fresh }: Prepared, { draft = false }: Building = {}): void {
  if (fresh) writeDerived(place, fresh);
  process.env.REPORT_CONTENT = place.content;
  process.env.REPORT_DERIVED = place.derived;
  process.env.REPORT_DRAFT = draft ? "1" : "0";
  process.env.REPORT_PICTURES = join(root, ".cache", "pictures");
}

/** Settings of Astro that depend on the study: its address, and folders of its own for output and cache. */
export function astroSettings(place: Place, report: Report) {
  const { address } = report.study;
  // Within the project, whatever the output: Astro resolves what it has rendered from there.
  const work = join(root, ".cache", createHash("sha256").update(place.out).digest("hex").slice(0, 16));
  return {
    root,
    outDir: join(work, "dist"),
    cacheDir: join(work, "cache"),
    base: report.base,
    logLevel: "error" as const,
    ...(address ? { site: new URL(address).origin } : {}),
  };
}

/** How a publication is built. */
export interface Building {
  /** True where it is handed out though it is not final: then it goes into the ledger as well. */
  release?: boolean;
  /** Whatever is wrong with the texts is marked in them instead of stopping the build; never to be published. */
  draft?: boolean;
  /** What puts citations into words, see `assemble`. */
  cite?: Options["cite"];
}

/**
 * Builds the publication beside the old one and swaps it in when it is whole. What is handed out is put on record: a
 * later release has to stand beside it. Returns what is to be said of it.
 */
export async function buildSite(place: Place, how: Building = {}): Promise<string> {
  const { release = false, draft = false } = how;
  return exclusively(place, async () => {
    const prepared = await prepare(place, how);
    refuseForeign(place);
    handOver(place, prepared, how);
    const settings = astroSettings(place, prepared.report);
    process.chdir(root);
    const { build } = await import("astro");
    await build(settings);
    copyFolder(settings.outDir, `${place.out}-neu`);
    swapIn(`${place.out}-neu`, place.out);
    removeFolder(settings.outDir);
    const isReleased = release || prepared.report.study.status === "final";
    const recorded = isReleased && !draft ? recordRelease(place, prepared) : [];
    return [summary(place, prepared, draft), ...recorded].join("\n");
  });
}

/** Puts what is handed out on record; returns what is to be said of it. */
function recordRelease(place: Place, { report }: Prepared): string[] {
  const lock = recordPermalinks(place, addressesOf(report));
  const addresses = `Alle Adressen sind in ${lock} festgehalten; auch diese Datei gehört ins Repositorium.`;
  const study = writtenStudy(place);
  if (study === undefined) return [addresses];
  const file = record(place, { study, withheld: report.certificate.withheld, tables: report.tables });
  return [
    `Fassung ${study.release.version} ist in ${file} festgehalten; die Datei gehört ins Repositorium.`,
    addresses,
  ];
}

function summary(place: Place, { report, fresh }: Prepared, draft: boolean): string {
  const counted = (n: number, one: string, many: string) => (n === 0 ? [] : [`${n} ${n === 1 ? one : many}`]);
  const parts = [
    ...counted(report.chapters.length, "Kapitel", "Kapitel"),
    ...counted(report.figures.length, "Abbildung", "Abbildungen"),
    "Tabellen aller Fragen",
  ];
  const data =
    fresh?.report ?? "Keine Antworten in data/: Es gelten die Daten, die zuletzt ausgewertet wurden.";
  const wrong = report.problems.length;
  const notes =
    wrong === 0
      ? ""
      : `\n${report.problems.map(formatProblem).join("\n")}\n\n${wrong} Stellen sind im Entwurf rot.`;
  const what = draft ? "Entwurf" : "Veröffentlichung";
  return `${data}\n${notes}\n${what} in ${place.out}: ${list(parts)}.`;
}

if (import.meta.main) {
  try {
    const release = process.argv.includes("--festschreiben");
    const draft = process.argv.includes("--entwurf");
    // A draft takes no publication's place.
    const env =
      draft && !process.env.OUT_DIR ? { ...process.env, OUT_DIR: join(root, "entwurf") } : process.env;
    console.log(await buildSite(placeOf(env), { release, draft }));
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
