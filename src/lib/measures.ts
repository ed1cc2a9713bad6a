import type { Category, Question } from "../model/codebook.ts";

/** One thing that a question measures: one row of its table. */
export interface Measure {
  /** Code of the subquestion or ranked option; absent for a question without. */
  item?: string;
  /** 0 or 1 of a dual-scale array. */
  scale?: number;
  /** Wording of the item; the question's own for a question without. */
  label: string;
  /** Categories that are counted; empty for numbers (their classes come with the table) and texts. */
  categories: readonly Category[];
}

/**
 * The rows of a question's table, in order. A multiple response is one measure whose categories are its options, a
 * grid one such measure per row; a ranking has one measure per option, whose categories are the ranks; a dual-scale array has its items on the
 * first scale, then on the second. `listed` questions with subquestions have one measure each; `display` has none.
 */
export function measuresOf(question: Question): Measure[] {
  const { kind, items, scales } = question;
  switch (kind) {
    case "display":
      return [];
    case "single":
      return [{ label: question.text, categories: scales[0]?.categories ?? [] }];
    case "multiple":
      return [{ label: question.text, categories: items }];
    case "array":
    case "grid":
      return scales.flatMap(({ categories }, scale) =>
        items.map(({ code, label }) => ({
          item: code,
          ...(scales.length > 1 ? { scale } : {}),
          label,
          categories,
        })),
      );
    case "ranking": {
      const ranks = Array.from({ length: question.ranks }, (_, i) => ({
        code: String(i + 1),
        label: `Rang ${i + 1}`,
      }));
      return (scales[0]?.categories ?? []).map(({ code, label }) => ({
        item: code,
        label,
        categories: ranks,
      }));
    }
    case "numeric":
    case "date":
    case "listed":
      return items.length === 0
        ? [{ label: question.text, categories: [] }]
        : items.map(({ code, label }) => ({ item: code, label, categories: [] }));
  }
}

/** True where a person can choose several categories of a measure: shares then add up to more than 100 per cent. */
export function hasSeveral({ kind }: Question): boolean {
  return kind === "multiple" || kind === "grid";
}
