import { chartTypes } from "../charts/index.ts";
import { assemble } from "../lib/assemble.ts";
import { handedOver, readContent, readDerived, readPermalinks, type Stand, stampOf } from "../lib/content.ts";
import { reportHanded } from "../lib/handed.ts";
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

let built: Report | undefined = reportHanded();
let stamp: string | undefined;

/**
 * The report that all pages are drawn from: the one that was handed over for a publication, assembled once for the build
 * of a draft, and while writing after every change.
 */
export function getReport(): Report {
  if (built && import.meta.env.PROD) return built;
  const handed = handedOver();
  const now = import.meta.env.PROD ? undefined : stampOf(handed);
  if (built && now === stamp) return built;
  const { content, derived, draft } = handed;
  const faults = [...(draft?.problems ?? [])];
  const texts = draft ? readContent(content, faults) : readContent(content);
  const report = assemble(texts, readDerived(derived), chartTypes, { draft: draft !== undefined });
  built = { ...report, problems: [...faults, ...report.problems] };
  stamp = now;
  return built;
}

/** What was found out about a draft beside its texts; undefined for a publication. */
export function getStand(): Stand | undefined {
  return handedOver().draft;
}
