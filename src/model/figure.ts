import type { Analysis, Estimate, Interval } from "./result.ts";
import type { Reason } from "./table.ts";

/**
 * What a chart type draws. `value`: one number a row, a share that the author names or a mean. `answers`: the same,
 * but the answers to one question are rows of their own. `scale`: whole distributions along a scale. `parts`: shares
 * that are parts of one, such as ranks. `cells`: whole distributions; of several items by groups, one number each.
 * `pair`: the same share on both scales of a dual-scale question. `estimate`: numbers that were computed elsewhere.
 */
export type Draws = "value" | "answers" | "scale" | "parts" | "cells" | "pair" | "estimate";

/** A released share: persons, and whole per cent of the base, rounded half up on integers. */
export type Share =
  | { kind: "value"; count: number; percent: number }
  | { kind: "suppressed"; reason: Reason };

/** What the order of answers tells, from all of them as they were asked, whatever the figure puts together. */
export interface Ordered {
  /** Label of the answer in the middle; of two, where the middle lies between them. */
  median: string[];
  /** Its place on the scale, 1 for the lowest answer; halves where it lies between two. */
  position: number;
  /** Share of the two highest answers; absent of scales with fewer than four. */
  topTwo?: Share;
  /** Its interval, as `intervals` are of the shares. */
  interval?: Interval;
}

/** One row of a figure: an item, an option, a group or the total. */
export interface FigureRow {
  /** Item code, option code or group id; `total` for the total beside groups. */
  key: string;
  label: string;
  /** True for the total beside its groups. */
  total: boolean;
  /** Heading of the block that it stands in; rows of a block follow each other. Absent where there are no blocks. */
  block?: string;
  /** Of several items by groups: what the row is of. */
  cross?: { item: FigureCategory; group: FigureCategory };
  result:
    | {
        kind: "value";
        /** Base of the row, in persons. */
        n: number;
        /** One per category of the figure. */
        shares: Share[];
        /** Bases of the shares, one each, where they are of different persons; else absent. */
        bases?: number[];
        /** Where the row's numbers are rounded to multiples of a number, to protect the respondents: that number. */
        rounded?: number;
        /**
         * One per share, in whole per cent, rounded outwards: what `Figure.uncertainty` says. Absent where the study
         * declares none, where a share is withheld, and where the persons that the row speaks for are not known.
         */
        intervals?: Interval[];
        /** Of answers on one scale with an order: where their middle lies, and the share of the two highest. */
        ordered?: Ordered;
        /** One decimal; numbers only. */
        mean?: number;
        median?: number;
        /** Of a result that was computed elsewhere; then there are no shares. */
        estimate?: Estimate;
      }
    | { kind: "suppressed"; reason: Reason };
}

/** Key of the one category of a figure whose rows are the answers to one question: their share. */
export const splitKey = "anteil";

export interface FigureCategory {
  key: string;
  label: string;
}

/** What of the groups of a figure can be compared with each other. */
export interface Compared {
  /** Grouping variable. */
  grouping: string;
  /** The groups that are shown. */
  groups: string[];
  parts: {
    /** Place of the measure among the rows of the question's table. */
    row: number;
    /** What it is, where the figure shows several; else empty. */
    label: string;
    /** Answers whose share is compared; absent where it is how high the answers lie. */
    members?: number[];
  }[];
}

/** A figure with its numbers: all that charts, tables, descriptions and files are made from. */
export interface Figure {
  id: string;
  /** Number in the order of placement ("Abbildung 4"). */
  number: number;
  title: string;
  subtitle: string;
  chart: string;
  /** The question that is shown; absent where the numbers were computed elsewhere. */
  question?: { code: string; text: string };
  /** How the numbers came about that were computed elsewhere; absent for those of a question. */
  analysis?: Analysis;
  /** Heading over the rows in the table ("Art der Kommune", "Aussage"). */
  rowHeading: string;
  categories: FigureCategory[];
  rows: FigureRow[];
  /** What a chart with one number per row draws: the share at `shareIndex`, or mean or estimate on `range`. */
  statistic: "share" | "mean" | "estimate";
  /** Index into `categories` of the share that is drawn alone; 0 where there is only one. */
  shareIndex: number;
  /** What the rows' intervals are: worst cases, or 95 % intervals of a model; absent where no row has any. */
  uncertainty?: "bounds" | "model";
  /** What of its groups can be compared; absent where it has none, or the study opts into no model of uncertainty. */
  compared?: Compared;
  /** Ends of the axis of means and estimates. */
  range: [number, number];
  /** Label of the grouping that is left out because none of its groups is released: then only the total is shown. */
  undivided?: string;
  /** Options add up to more than 100 per cent. */
  multiple: boolean;
  favourable: "first" | "last";
  /** Keys of groups by their place on a map of tiles, "." where there is none; absent where there is no such map. */
  tiles?: string[][];
  /** Base in words ("n = 214; alle Befragten mit Angabe"). */
  base: string;
  /** Source line in words. */
  source: string;
  alt: string;
  note: string;
  /** What its intervals assume, in a sentence that ends the note; absent where it has none. */
  assumption?: string;
  /** Mark of the study's status; empty for a final study. */
  mark: string;
}
