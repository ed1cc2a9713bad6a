import { measure as measureAs, type Weight, wrap as wrapAs } from "../../charts/text.ts";

/** The faces that every Windows has are narrower than those of the site, whose widths are known. */
const narrower = 0.96;

/** Width of a text in points when set at `size` points. */
export function measure(text: string, size: number, weight: Weight = 400): number {
  return measureAs(text, size, weight) * narrower;
}

/** Lines of a text, none wider than `width` points. */
export function wrap(text: string, width: number, size: number, weight: Weight = 400): readonly string[] {
  return wrapAs(text, width / narrower, size, weight);
}
