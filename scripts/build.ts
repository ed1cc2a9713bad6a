import { createHash } from "node:crypto";
import { join } from "node:path";
import { chartTypes } from "../src/charts/index.ts";
import { assemble } from "../src/lib/assemble.ts";
import { parseDerived, readContent, readDerived } from "../src/lib/content.ts";
import { AuthorError, collector } from "../src/lib/errors.ts";
import { list } from "../src/lib/i18n.ts";
import type { Problem } from "../src/model/problem.ts";
import type { Report } from "../src/model/report.ts";
import type { PublicStudy, Study } from "../src/model/study.ts";
import { type Derived, deriveData, exportsIn, writeDerived, writtenStudy } from "./data.ts";
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
import { hasResponses } from "./read/index.ts";

process.env.ASTRO_TELEMETRY_DISABLED = "1";

/** What a publication is made from: the assembled report, and the data where they were derived anew. */
export interface Prepared {
  report: Report;
  /** Absent where no responses are there, and the derived data of an earlier run are used. */
  fresh: Derived | undefined;
}

/**
 * Derives, reads and assembles everything, without writing. Throws `AuthorError` with all faults at once. Where no
 * responses are there, the derived data that were made before stand in for them, as long as they are of this study.
 */
export function prepare(place: Place): Prepared {
  const { attempt, failure, problems } = collector();
  const fresh = attempt(() => (hasSurvey(place) ? deriveData(place) : undefined));
  const content = attempt(() => readContent(place.content));
  const unsound = problems.length > 0;
  const derived = unsound
    ? undefined
    : attempt(() => (fresh ? parseDerived((name) => fresh.files[name]) : earlierData(place)));
  const report = derived && content ? attempt(() => assemble(content, derived, chartTypes)) : undefined;
  if (report === undefined) throw failure();
  return { report, fresh };
}

/** True where responses are there, or something that was meant as such, or nothing was derived before. */
function hasSurvey(place: Place): boolean {
  if (hasResponses(exportsIn(place, writtenStudy(place)))) return true;
  const { attempt, problems } = collector();
  attempt(() => readDerived(place.derived));
  return problems.length > 0;
}

/** Derived data of an earlier run; refused where `study.yaml` says something else by now. */
function earlierData(place: Place) {
  const derived = readDerived(place.derived);
  const written = writtenStudy(place);
  if (written && !isOf(written, derived.study)) {
    throw new AuthorError([
      {
        file: "data/study.yaml",
        what: "passt nicht zu den Daten in data/derived",
        hint: "npm run data ausführen, mit den Antworten in data/.",
      },
    ]);
  }
  return derived;
}

/** True where derived data have the status and title that the study has by now, and nothing that nobody approves of. */
function isOf({ status, title, results }: Study, derived: PublicStudy): boolean {
  const approved = stableJson(results) === stableJson(derived.results);
  return approved && status === derived.status && title === derived.title;
}

/** Everything that is wrong with the study's data and content; nothing is written. */
export function checkStudy(place: Place = placeOf(process.env)): readonly Problem[] {
  try {
    prepare(place);
    return [];
  } catch (error) {
    if (error instanceof AuthorError) return error.problems;
    throw error;
  }
}

/** Writes what was derived and hands the folders over to the pages that Astro renders. */
export function handOver(place: Place, { fresh }: Prepared): void {
  if (fresh) writeDerived(place, fresh);
  process.env.REPORT_CONTENT = place.content;
  process.env.REPORT_DERIVED = place.derived;
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

/** Builds the publication beside the old one and swaps it in when it is whole. Returns what is to be said of it. */
export async function buildSite(place: Place): Promise<string> {
  return exclusively(place, async () => {
    const prepared = prepare(place);
    refuseForeign(place);
    handOver(place, prepared);
    const settings = astroSettings(place, prepared.report);
    process.chdir(root);
    const { build } = await import("astro");
    await build(settings);
    copyFolder(settings.outDir, `${place.out}-neu`);
    swapIn(`${place.out}-neu`, place.out);
    removeFolder(settings.outDir);
    return summary(place, prepared);
  });
}

function summary(place: Place, { report, fresh }: Prepared): string {
  const counted = (n: number, one: string, many: string) => (n === 0 ? [] : [`${n} ${n === 1 ? one : many}`]);
  const parts = [
    ...counted(report.chapters.length, "Kapitel", "Kapitel"),
    ...counted(report.figures.length, "Abbildung", "Abbildungen"),
    "Tabellen aller Fragen",
  ];
  const data =
    fresh?.report ?? "Keine Antworten in data/: Es gelten die Daten, die zuletzt ausgewertet wurden.";
  return `${data}\n\nVeröffentlichung in ${place.out}: ${list(parts)}.`;
}

if (import.meta.main) {
  try {
    console.log(await buildSite(placeOf(process.env)));
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
