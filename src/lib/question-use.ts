import type { Figure } from "../model/figure.ts";
import type { Chapter, Report } from "../model/report.ts";

/** Where a publication uses a question: figures that show it, and chapters that place one of these or quote from it. */
export interface QuestionUse {
  figures: Figure[];
  chapters: Chapter[];
}

/** The figures and chapters that rest on a question, in their order. */
export function questionUse(
  code: string,
  {
    figures,
    chapters,
    placedIn,
    statements,
  }: Pick<Report, "figures" | "chapters" | "placedIn" | "statements">,
): QuestionUse {
  const own = figures.filter(({ question }) => question?.code === code);
  const ids = new Set(own.map(({ id }) => id));
  const files = new Set(
    statements
      .filter(({ used }) => used.some(({ path }) => ids.has(/^[a-z][a-z0-9-]*/.exec(path)?.[0] ?? "")))
      .map(({ file }) => file),
  );
  const slugs = new Set(own.map(({ id }) => placedIn.get(id)));
  return { figures: own, chapters: chapters.filter(({ slug, file }) => slugs.has(slug) || files.has(file)) };
}
