import type { Figure } from "../model/figure.ts";
import { bar } from "./bar.ts";
import { dot } from "./dot.ts";
import { estimates } from "./estimates.ts";
import { histogram } from "./histogram.ts";
import { likert } from "./likert.ts";
import { matrix } from "./matrix.ts";
import { quadrant } from "./quadrant.ts";
import { ranking } from "./ranking.ts";
import { tiles } from "./tiles.ts";
import type { ChartType } from "./type.ts";

/** Chart types by the name that an author writes in `chart:`. A new one is a file and a line here. */
export const chartTypes = {
  likert,
  bar,
  dot,
  histogram,
  ranking,
  matrix,
  quadrant,
  tiles,
  estimates,
} satisfies Record<string, ChartType>;
export type ChartName = keyof typeof chartTypes;

/** True for the name of a chart type. */
export function isChartName(name: string): name is ChartName {
  return Object.hasOwn(chartTypes, name);
}

/** The chart type of a figure, whose name `assemble` has checked. */
export function chartOf({ chart }: Pick<Figure, "chart">): ChartType {
  if (!isChartName(chart)) throw new Error(`no chart type ${chart}`);
  return chartTypes[chart];
}
