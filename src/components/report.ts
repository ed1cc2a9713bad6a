import { chartTypes } from "../charts/index.ts";
import { assemble } from "../lib/assemble.ts";
import { foldersFromEnvironment, readContent, readDerived } from "../lib/content.ts";
import type { Report } from "../model/report.ts";

let built: Report | undefined;

/** The report that all pages are drawn from: assembled once for a build, anew for every page while writing. */
export function getReport(): Report {
  if (built && import.meta.env.PROD) return built;
  const { content, derived } = foldersFromEnvironment();
  built = assemble(readContent(content), readDerived(derived), chartTypes);
  return built;
}
