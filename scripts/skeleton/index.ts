import type { ChartChecks } from "../../src/lib/assemble.ts";
import type { Derived } from "../../src/model/report.ts";
import { type Drafts, draftFigures } from "./figures.ts";
import type { Proposals } from "./groupings.ts";
import { openList } from "./open.ts";
import { draftTexts } from "./texts.ts";

/** Everything that is written for a new study beside its export and `study.yaml`. */
export interface Skeleton {
  /** By path under `content/`. */
  content: Record<string, string>;
  /** `OFFEN.md`. */
  open: string;
  figures: Drafts;
}

/** The skeleton of a report on derived data: figures, stubs of texts, and what is open. The same data, the same bytes. */
export function skeletonOf(derived: Derived, proposals: Proposals, charts: ChartChecks): Skeleton {
  const figures = draftFigures(derived, charts);
  const files = figures.drafts.map(({ id, yaml }) => [`figures/${id}.yaml`, yaml] as const);
  return {
    content: { ...Object.fromEntries(files), ...draftTexts(figures.drafts, derived) },
    open: openList({ proposals, figures, derived }),
    figures,
  };
}
