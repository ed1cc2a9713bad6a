import type { Interval } from "../../model/result.ts";
import type { Entry } from "../rows.ts";
import type { Unit } from "../unit.ts";

/**
 * What a program for presentations draws by itself, with its numbers to be edited: a description without sizes, fonts
 * or a file format. All of it is released: numbers stand as tables have them, and where one is withheld there is none.
 */
export type Native = NativeBars | NativePoints | NativeScatter | NativeTable | NativeTiles;

/** A colour by its place in the palette: whoever draws with other colours puts its own there. */
export type Ink =
  | { scale: "diverging" | "sequential"; step: number }
  | { scale: "accent" | "muted" | "pale" };

/** An entry of the key; `lead` opens a group of entries („nach links“). */
export interface NativeKey {
  label: string;
  ink: Ink;
  lead?: string;
}

export interface NativeAxis {
  low: number;
  high: number;
  unit: Unit;
  decimals: number;
  /** True where its numbers must be read, since its ends mean something. */
  isShown?: true;
  /** Distances are of ratios. */
  log?: true;
}

export interface NativeSeries {
  name: string;
  /** One per row; undefined for headings and where nothing is released. */
  values: (number | undefined)[];
  ink: Ink;
  /** `left`: runs to the left of the middle. `apart`: in a column of its own, right of all others. */
  place?: "left" | "apart";
  /** Ends of each value's interval. */
  intervals?: (Interval | undefined)[];
}

interface Common {
  /** Why numbers are withheld, each reason once. */
  withheld: string[];
}

/** Bars under each other, or columns beside each other. */
export interface NativeBars extends Common {
  kind: "bars";
  upright: boolean;
  /** `stacked`: end to end; `beside`: next to each other. */
  series: NativeSeries[];
  arrangement: "stacked" | "beside";
  rows: Entry[];
  axis: NativeAxis;
  key: NativeKey[];
  /** True where name and number stand beside it already: the bars alone, on the whole of their axis. */
  isBare?: true;
}

/** A point with its interval per row, held against a reference. */
export interface NativePoints extends Common {
  kind: "points";
  rows: Entry[];
  /** What an estimate is called. */
  name: string;
  values: (number | undefined)[];
  intervals: (Interval | undefined)[];
  axis: NativeAxis;
  reference?: number;
  referenceLabel: string;
}

/** Points by two numbers, each with its name. */
export interface NativeScatter extends Common {
  kind: "scatter";
  points: { label: string; x: number; y: number }[];
  across: { name: string; low: number; high: number };
  up: { name: string; low: number; high: number };
  /** Where both axes are divided. */
  middle: number;
}

export interface NativeCell {
  text: string;
  /** The ground of the cell; absent for none. */
  ink?: Ink;
  isNumber: boolean;
}

export interface NativeTable extends Common {
  kind: "table";
  header: { label: string; base: string }[];
  rows: { label: string; base: string; heading?: true; total: boolean; cells: NativeCell[] }[];
}

/** Equal tiles on a map, each with a number. */
export interface NativeTiles extends Common {
  kind: "tiles";
  /** The number of all together, in words; empty where there is none. */
  total: string;
  tiles: { across: number; down: number; label: string; text: string; base: string; ink?: Ink }[];
}

/** Values in the places of their rows: headings have none. */
export function beside<T>(entries: readonly Entry[], values: readonly T[]): (T | undefined)[] {
  let at = 0;
  return entries.map(({ heading }) => (heading ? undefined : values[at++]));
}
