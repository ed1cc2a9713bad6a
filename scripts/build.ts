import { join } from "node:path";
import type { AstroInlineConfig } from "astro";
import { chartTypes } from "../src/charts/index.ts";
import { assemble } from "../src/lib/assemble.ts";
import { keys } from "../src/lib/cite/keys.ts";
import { parseDerived, parseReleased, readContent, readPermalinks, type Stand } from "../src/lib/content.ts";
import { AuthorError, collector, formatProblem } from "../src/lib/errors.ts";
import { handReport } from "../src/lib/handed.ts";
import { list } from "../src/lib/i18n.ts";
import type { Content } from "../src/model/content.ts";
import type { Problem } from "../src/model/problem.ts";
import type { Assembled, Certified, Derived, Report } from "../src/model/report.ts";
import { type Asked, buildingAsked } from "./asked.ts";
import { type Audited, audited, orRefused, progressOn } from "./audit.ts";
import { type Derived as Made, solverFor, writeDerived } from "./data.ts";
import { drawAhead } from "./draw/ahead.ts";
import { type Place, placeOf, readText, refuseForeign, root } from "./files.ts";
import { archivedVersions } from "./ledger.ts";
import { exclusively } from "./lock.ts";
import { keepReport, observer, reportText } from "./observe.ts";
import { recordOf, writeRecord } from "./record.ts";
import { sha256 } from "./sums.ts";
import { besideOf, swapIn } from "./swap.ts";
import { auditedBefore, derivedWhereAnswered, earlierData } from "./usable.ts";

process.env.ASTRO_TELEMETRY_DISABLED = "1";
// The bundler's memory comes in pieces of 2 MB else, which take 100 MB more, and a twentieth of the time to be emptied.
process.env.MIMALLOC_ALLOW_THP ??= "0";

/** What a publication is made from: the assembled report, and the data where they were derived anew. */
export interface Prepared {
  content: Content;
  report: Report;
  /** Absent where no responses are there, or cannot be used in a draft, and the derived data of an earlier run are used. */
  fresh: Audited | undefined;
  /** Of a draft: what pages cannot find out themselves. */
  stand: Stand;
}

/** A report as it stands before the audit, with what it was made from. */
interface Written {
  content: Content;
  made: Made | undefined;
  earlier: Certified | undefined;
  report: Derived & Assembled;
  stand: Stand;
}

/**
 * Derives, reads and assembles everything but the certificate, without writing. Throws `AuthorError` with all faults at
 * once; of a draft, only where there is nothing that may be shown: the others are in `report.problems`. Where no
 * responses are there, the derived data that were made before stand in for them, as long as they are of this study; in
 * a draft with `standIn` also where the responses cannot be used.
 * @param refused what is known to be wrong with the data, so that they need not be derived
 */
export async function writeReport(
  place: Place,
  { draft = false, standIn = false, textsOnly = false, sameData = false }: Building = {},
  refused: readonly Problem[] = [],
): Promise<Written> {
  const { attempt, failure, problems } = collector();
  const faults: Problem[] = [];
  problems.push(...refused);
  const derives = refused.length === 0 && !sameData;
  const solver = derives ? await orRefused(() => solverFor(place)) : undefined;
  const made = derives ? attempt(() => derivedWhereAnswered(place, solver)) : undefined;
  const content = attempt(() => (draft ? readContent(place.content, faults) : readContent(place.content)));
  const isSound = problems.length === 0;
  const needsEarlier = made === undefined && (isSound || standIn);
  const earlier = needsEarlier ? attempt(() => (isSound ? earlierData : auditedBefore)(place)) : undefined;
  const derived = made ? attempt(() => parseReleased((name) => made.files[name])) : earlier;
  const report =
    derived && content
      ? attempt(() => assemble(content, derived, chartTypes, { draft, ...(textsOnly ? { cite: keys } : {}) }))
      : undefined;
  if (report && !textsOnly) {
    const { checkPermalinks, publishedAddresses } = await import("./permalinks.ts");
    attempt(() => checkPermalinks(place, publishedAddresses(place, report), readPermalinks(place.content)));
  }
  if (report === undefined || content === undefined || (problems.length > 0 && !draft)) throw failure();
  const whole = { ...report, problems: [...problems, ...faults, ...report.problems] };
  const stand = { problems: problems.slice(0, mostHanded), standIn: earlier !== undefined && !isSound };
  return { content, made, earlier, report: whole, stand };
}

/** So many problems of the data are shown in a draft; a faulty export can have thousands. */
const mostHanded = 50;

/**
 * The same with the audit, whose faults come last: it takes long and looks at nothing but the data. What an audit
 * refuses is not shown in a draft either, which is soon passed on: the data of the last audited run stand in.
 */
export async function prepare(place: Place, how: Building = {}): Promise<Prepared> {
  const standIn = how.draft === true;
  try {
    return await certified(place, await writeReport(place, { ...how, standIn }), how);
  } catch (error) {
    if (!standIn || !(error instanceof AuthorError)) throw error;
    const written = await orRefusal(writeReport(place, { ...how, standIn }, error.problems));
    // Without any data that may be shown, what is wrong with the new ones is to be told.
    if (written instanceof AuthorError) throw error;
    return certified(place, written, how);
  }
}

/** What is promised, or what is wrong where it fails for an author's mistake. */
function orRefusal<T>(promise: Promise<T>): Promise<T | AuthorError> {
  return promise.catch((error: unknown) => {
    if (error instanceof AuthorError) return error;
    throw error;
  });
}

async function certified(
  place: Place,
  { content, made, earlier, report, stand }: Written,
  { draft = false, fresh: isFresh = false }: Building,
): Promise<Prepared> {
  if (made === undefined) {
    const { certificate } = earlier as Certified;
    return { content, report: { ...report, certificate }, fresh: undefined, stand };
  }
  const fresh = await audited(place, made, {
    progress: progressOn(process.stderr),
    fresh: isFresh,
  });
  const derived = parseDerived((name) => fresh.files[name]);
  return { content, report: draft ? { ...derived, ...report } : { ...report, ...derived }, fresh, stand };
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
export function handOver(
  place: Place,
  { fresh, stand, report }: Prepared,
  { draft = false, only = [], fresh: isFresh = false }: Building = {},
): void {
  if (fresh) writeDerived(place, fresh);
  handReport(draft ? undefined : report);
  process.env.REPORT_CONTENT = place.content;
  process.env.REPORT_DERIVED = place.derived;
  process.env.REPORT_DRAFT = draft ? JSON.stringify(stand) : "";
  process.env.REPORT_ARCHIVED = archivedVersions(place, report.study.release.version).join(" ");
  process.env.REPORT_ONLY = only.join(",");
  process.env.REPORT_KEPT = isFresh ? "" : keptFolder();
}

/** Folder of what builds keep for later ones with the same programs and fonts, as the lock file tells them. */
function keptFolder(): string {
  return join(root, ".cache", "kept", sha256(readText(join(root, "package-lock.json")) ?? "").slice(0, 16));
}

/** Folder that Astro works in for an output. */
export function astroWork({ out }: Place): string {
  return join(root, ".cache", sha256(out).slice(0, 16));
}

/** Settings of Astro that depend on the study: its address, and folders of its own for output and cache. */
export function astroSettings(place: Place, report: Report) {
  const { address } = report.study;
  // Within the project, whatever the output: Astro resolves what it has rendered from there.
  const work = astroWork(place);
  return {
    root,
    outDir: join(work, "dist"),
    cacheDir: join(work, "cache"),
    base: report.base,
    logLevel: "error" as const,
    ...(address ? { site: new URL(address).origin } : {}),
  };
}

/** Has Astro render all pages and files of a publication; `own` settings come before the study's. */
export async function renderPages(
  place: Place,
  prepared: Prepared,
  how: Building = {},
  own: AstroInlineConfig = {},
): Promise<void> {
  handOver(place, prepared, how);
  // The pages of a draft assemble their figures themselves.
  const drawing = how.draft ? undefined : drawAhead(prepared.report.figures);
  process.chdir(root);
  try {
    const { build } = await import("astro");
    await build({ ...astroSettings(place, prepared.report), ...own });
  } finally {
    await drawing?.end();
  }
}

/** How a publication is built. */
export interface Building extends Asked {
  /** In a draft, where the data cannot be used, those of the last audited run stand in for them. */
  standIn?: boolean;
  /** Only what texts say is looked at: works keep their keys, and addresses are not compared with earlier ones. */
  textsOnly?: boolean;
  /** Only texts have changed since the last run, whose data were sound: nothing is derived or audited again. */
  sameData?: boolean;
  /** Only to be compared: nothing is put on record, whatever it is. */
  apart?: boolean;
}

/**
 * Builds the publication beside the old one and swaps it in when it is whole. What is handed out is on record by then: a
 * later release has to stand beside it. Returns what is to be said of it.
 */
export async function buildSite(place: Place, how: Building = {}): Promise<string> {
  const { release = false, draft = false, only, apart = false } = how;
  return exclusively(place, async () => {
    const { stage, report: seenIn } = observer(process.stderr);
    const prepared = await stage("Daten, Prüfung und Texte", () => prepare(place, how), true);
    refuseForeign(place);
    await stage("Seiten und Dateien", () => renderPages(place, prepared, how));
    const { outDir } = astroSettings(place, prepared.report);
    await stage("Suche und Verweise", async () =>
      (await import("./finish.ts")).finishSite(place, outDir, prepared.report, { draft }),
    );
    await stage("Prüfsummen", () => writeRecord(outDir, recordOf(place, prepared.report, how)));
    const seen = seenIn(outDir, prepared.report);
    const made = besideOf(outDir, place.out);
    const swap = () => swapIn(made, place.out);
    const isReleased = release || prepared.report.study.status === "final";
    const recorded =
      isReleased && !draft && !apart && only === undefined
        ? (await import("./hand-out.ts")).handOut(place, prepared.report, made, swap)
        : swap();
    keepReport(place, seen);
    return [summary(place, prepared, how), reportText(seen), ...(recorded ?? [])].join("\n");
  });
}

/** Where the numbers come from that are shown, in a sentence for the author. */
function originText({ fresh, stand }: Prepared): string {
  if (fresh) return fresh.report;
  return stand.standIn
    ? "Mit den Daten stimmt etwas nicht: Der Entwurf zeigt die Zahlen, die zuletzt ausgewertet und geprüft wurden."
    : "Keine Antworten in data/: Es gelten die Daten, die zuletzt ausgewertet wurden.";
}

function summary(place: Place, prepared: Prepared, { draft, only }: Building): string {
  const { report } = prepared;
  const counted = (n: number, one: string, many: string) => (n === 0 ? [] : [`${n} ${n === 1 ? one : many}`]);
  const parts = [
    ...counted(report.chapters.length, "Kapitel", "Kapitel"),
    ...counted(report.figures.length, "Abbildung", "Abbildungen"),
    "Tabellen aller Fragen",
  ];
  const wrong = report.problems.length;
  const notes =
    wrong === 0
      ? ""
      : `\n${report.problems.map(formatProblem).join("\n")}\n\n${wrong} Stellen sind zu berichtigen; im Entwurf sind sie rot, und die Startseite nennt sie alle.`;
  const what = draft ? "Entwurf" : "Veröffentlichung";
  const part = only === undefined ? "" : `\nNur ${list(only)}: Zum Veröffentlichen ohne --only bauen.`;
  return `${originText(prepared)}\n${notes}\n${what} in ${place.out}: ${list(parts)}.${part}`;
}

if (import.meta.main) {
  try {
    const asked = buildingAsked(process.argv.slice(2));
    // A draft takes no publication's place.
    const env =
      asked.draft && !process.env.OUT_DIR ? { ...process.env, OUT_DIR: join(root, "entwurf") } : process.env;
    console.log(await buildSite(placeOf(env), asked));
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
