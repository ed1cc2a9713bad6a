import { chartTypes } from "../charts/index.ts";
import { assemble } from "../lib/assemble.ts";
import { handedOver, readContent, readDerived, readPermalinks, type Stand } from "../lib/content.ts";
import type { Permalinks } from "../model/permalinks.ts";
import type { Report } from "../model/report.ts";

/** What became of addresses that are no more. */
export function getPermalinks(): Permalinks {
  return readPermalinks(handedOver().content);
}

/** Versions of earlier releases that are kept as they were, under `fassung/<version>/`. */
export function getArchived(): string[] {
  return handedOver().archived;
}

let built: Report | undefined;

/** The report that all pages are drawn from: assembled once for a build, anew for every page while writing. */
export function getReport(): Report {
  if (built && import.meta.env.PROD) return built;
  const { content, derived, draft } = handedOver();
  const faults = [...(draft?.problems ?? [])];
  const texts = draft ? readContent(content, faults) : readContent(content);
  const report = assemble(texts, readDerived(derived), chartTypes, { draft: draft !== undefined });
  built = { ...report, problems: [...faults, ...report.problems] };
  return built;
}

/** What was found out about a draft beside its texts; undefined for a publication. */
export function getStand(): Stand | undefined {
  return handedOver().draft;
}
