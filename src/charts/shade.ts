import type { Figure } from "../model/figure.ts";
import type { Theme } from "./theme.ts";

/** Fill of a cell and of the text on it. */
export interface Shade {
  fill: string;
  on: string;
}

/** Shades for the values of a figure, by the theme's steps from little to much. */
export function shadesOf(values: readonly number[], figure: Figure, theme: Theme): (value: number) => Shade {
  const stepOf = stepsOf(values, figure);
  return (value) => {
    const step = stepOf(value);
    return { fill: theme.sequential[step] ?? theme.rule, on: theme.onSequential[step] ?? theme.text };
  };
}

/**
 * Steps 0 to 5 for the values of a figure, less for less: six equal ones from the smallest to the largest, which are
 * never set closer than a fifth of the scale, so that a small difference does not look like a large one.
 */
export function stepsOf(
  values: readonly number[],
  { statistic, range }: Pick<Figure, "statistic" | "range">,
): (value: number) => number {
  const [low, high] = statistic === "mean" ? range : [0, 100];
  const [least, most] = values.length === 0 ? [low, high] : [Math.min(...values), Math.max(...values)];
  const span = Math.max(most - least, (high - low) / 5);
  const start = Math.max(low, Math.min(least, (least + most - span) / 2));
  return (value) => Math.min(5, Math.max(0, Math.floor(((value - start) / span) * 6)));
}
