import { count, percent } from "../lib/format.ts";
import type { Figure } from "../model/figure.ts";
import type { Layout } from "./rows.ts";
import { measure } from "./text.ts";

/** An axis of shares or means, with room at its ends for the texts of its ticks. */
export interface ValueAxis {
  domain: [number, number];
  ticks: number[];
  text(tick: number): string;
  /** The layout of the rows, narrowed by what the ticks at the ends hang over. */
  layout: Layout;
  /** Distance of a value from the left end of the axis in px. */
  px(value: number): number;
}

/** The axis of a figure with one number per row: 0 to 100 per cent, or the range of its means. */
export function valueAxis(figure: Figure, outer: Layout, radius: number): ValueAxis {
  const isMean = figure.statistic === "mean";
  const [low, high] = isMean ? figure.range : [0, 100];
  const text = (tick: number): string => (isMean ? count(tick) : percent(tick));
  const overhang = (tick: number): number =>
    Math.ceil(Math.max(radius + 1, measure(text(tick), outer.small) / 2));
  const layout = { ...outer, left: outer.left + overhang(low), right: outer.right - overhang(high) };
  const width = layout.right - layout.left;
  return {
    domain: [low, high],
    ticks: ticksOf(low, high, Math.floor(width / 56)),
    text,
    layout,
    px: (value) => ((value - low) / (high - low)) * width,
  };
}

/** Round numbers from the lower end on, at most `steps` steps apart from each other. */
function ticksOf(low: number, high: number, steps: number): number[] {
  const step = [1, 2, 5, 10, 25, 50, 100].find((size) => (high - low) / size <= steps) ?? (high - low) / 2;
  return Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
}
