import { join } from "node:path";
import { chartTypes } from "../src/charts/index.ts";
import { assemble } from "../src/lib/assemble.ts";
import { parseDerived, readContent, readDerived } from "../src/lib/content.ts";
import { AuthorError } from "../src/lib/errors.ts";
import { list } from "../src/lib/i18n.ts";
import type { Problem } from "../src/model/problem.ts";
import type { Report } from "../src/model/report.ts";
import { deriveData, makeData } from "./data.ts";
import { fileName, type Place, placeOf, removeFolder, root, sourcesIn, swapIn } from "./files.ts";
import { hasResponses } from "./read/index.ts";

process.env.ASTRO_TELEMETRY_DISABLED = "1";

/**
 * Makes the derived data where responses are there, else uses those that were made before. Returns the report on it,
 * or undefined where nothing was made.
 */
export function refreshData(place: Place): string | undefined {
  const sources = sourcesIn(place);
  if (!hasResponses(sources) && readableDerived(place)) return undefined;
  return makeData(place);
}

function readableDerived(place: Place): boolean {
  try {
    readDerived(place.derived);
    return true;
  } catch (error) {
    if (error instanceof AuthorError) return false;
    throw error;
  }
}

/** The assembled report of a place; throws `AuthorError` with everything that is wrong in its content. */
export function assemblePlace(place: Place): Report {
  return assemble(readContent(place.content), readDerived(place.derived), chartTypes);
}

/** Collects the faults of steps that do not need each other, so that an author sees all of them at once. */
function collector() {
  const problems: Problem[] = [];
  const attempt = <T>(step: () => T): T | undefined => {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof AuthorError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  return { problems, attempt };
}

/** The report of a place and, where data were made, what is to be said of them; throws with all faults at once. */
function prepare(place: Place): { data: string | undefined; report: Report } {
  const { problems, attempt } = collector();
  const data = attempt(() => refreshData(place));
  const content = attempt(() => readContent(place.content));
  const sound = problems.length === 0 && content !== undefined;
  const report = sound ? attempt(() => assemble(content, readDerived(place.derived), chartTypes)) : undefined;
  if (report === undefined) throw new AuthorError(problems);
  return { data, report };
}

/** Everything that is wrong with the study's data and content; nothing is written. */
export function checkStudy(place: Place = placeOf(process.env)): Problem[] {
  const { problems, attempt } = collector();
  const derived = attempt(() => {
    if (!hasResponses(sourcesIn(place))) return readDerived(place.derived);
    const { files } = deriveData(place);
    return parseDerived((name) => files[name]);
  });
  const content = attempt(() => readContent(place.content));
  if (derived && content) attempt(() => assemble(content, derived, chartTypes));
  return problems;
}

/** Hands the folders of a place to the pages that Astro renders. */
export function handOver(place: Place): void {
  process.env.REPORT_CONTENT = place.content;
  process.env.REPORT_DERIVED = place.derived;
}

/** Settings of Astro that depend on the study: its address, and folders of its own for output and cache. */
export function astroSettings(place: Place, report: Report, outDir: string) {
  const { address } = report.study;
  return {
    root,
    outDir,
    base: report.base,
    cacheDir: join(root, "node_modules", ".cache", "astro", fileName(place.out)),
    logLevel: "warn" as const,
    ...(address ? { site: new URL(address).origin } : {}),
  };
}

/** Builds the publication beside the old one and swaps it in when it is whole. */
export async function buildSite(place: Place): Promise<string> {
  const { data, report } = prepare(place);
  handOver(place);
  const fresh = `${place.out}-neu`;
  removeFolder(fresh);
  const { build } = await import("astro");
  await build(astroSettings(place, report, fresh));
  swapIn(fresh, place.out);
  const parts = [
    counted(report.chapters.length, "Kapitel", "Kapitel"),
    counted(report.figures.length, "Abbildung", "Abbildungen"),
    "Tabellen aller Fragen",
  ].filter((part) => part !== "");
  return `${data === undefined ? "" : `${data}\n\n`}Veröffentlichung in ${place.out}: ${list(parts)}.`;
}

function counted(n: number, one: string, many: string): string {
  return n === 0 ? "" : `${n} ${n === 1 ? one : many}`;
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
