import { chartTypes } from "../charts/index.ts";
import { assemble } from "../lib/assemble.ts";
import { foldersFromEnvironment, readContent, readDerived, readPermalinks } from "../lib/content.ts";
import type { Permalinks } from "../model/permalinks.ts";
import type { Report } from "../model/report.ts";

/** What became of addresses that are no more. */
export function getPermalinks(): Permalinks {
  return readPermalinks(foldersFromEnvironment().content);
}

let built: Report | undefined;

/** The report that all pages are drawn from: assembled once for a build, anew for every page while writing. */
export function getReport(): Report {
  if (built && import.meta.env.PROD) return built;
  const { content, derived, draft } = foldersFromEnvironment();
  // What is wrong in a draft was told before its pages are drawn.
  const texts = draft ? readContent(content, []) : readContent(content);
  built = assemble(texts, readDerived(derived), chartTypes, { draft });
  return built;
}
