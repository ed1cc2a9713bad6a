import type { Report } from "../model/report.ts";
import type { Release } from "../model/study.ts";

/**
 * All releases, the latest first: this one, those that the study describes, and such as are only on record, of which
 * nothing but the version is known.
 */
export function releasesOf({ study, certificate }: Pick<Report, "study" | "certificate">): Release[] {
  const { earlier, ...own } = study.release;
  const described = new Set([own, ...earlier].map(({ version }) => version));
  const recorded = certificate.earlier
    .filter((version) => !described.has(version))
    .map((version): Release => ({ version, changes: "", corrections: [] }));
  return [own, ...earlier, ...recorded.reverse()];
}
