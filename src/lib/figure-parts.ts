import type { Figure } from "../model/figure.ts";
import type { FigureSpec } from "../model/figure-spec.ts";
import type { Derived } from "../model/report.ts";

/** What a figure says whatever it shows. */
export function partsOf(
  id: string,
  { title, subtitle, chart, favourable, alt, note }: FigureSpec,
  { study }: Derived,
): Pick<Figure, "id" | "number" | "title" | "subtitle" | "chart" | "favourable" | "alt" | "note" | "mark"> {
  return { id, number: 0, title, subtitle, chart, favourable, alt, note, mark: study.mark };
}
