import { join } from "node:path";
import { chartTypes } from "../src/charts/index.ts";
import { assemble } from "../src/lib/assemble.ts";
import { readContent, readDerived } from "../src/lib/content.ts";
import { AuthorError } from "../src/lib/errors.ts";
import type { Report } from "../src/model/report.ts";
import { makeData } from "./data.ts";
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
  const data = refreshData(place);
  const report = assemblePlace(place);
  handOver(place);
  const fresh = `${place.out}-neu`;
  removeFolder(fresh);
  const { build } = await import("astro");
  await build(astroSettings(place, report, fresh));
  swapIn(fresh, place.out);
  const pages = report.chapters.length + report.figures.length;
  return `${data === undefined ? "" : `${data}\n\n`}Veröffentlichung in ${place.out}: ${report.chapters.length} Kapitel, ${report.figures.length} Abbildungen${pages === 0 ? ", Tabellen aller Fragen" : ""}.`;
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
