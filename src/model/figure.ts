import { z } from "zod";
import type { Reason } from "./table.ts";

/** What an author writes in `content/figures/<id>.yaml`. */
export const figureSpec = z.strictObject({
  /** The finding, as a sentence without full stop. */
  title: z.string(),
  /** What is measured, and in which unit. */
  subtitle: z.string(),
  /** Code of the question. */
  question: z.string(),
  /** Codes of the subquestions to show; default: all. */
  items: z.array(z.coerce.string()).optional(),
  /** 1 or 2: which scale of a dual-scale question. */
  scale: z.int().min(1).max(2).optional(),
  /** Grouping variable to break down by. */
  by: z.string().optional(),
  /** Name of a chart type of the registry in `src/charts`. */
  chart: z.string(),
  /** New categories from answer codes; their order is the order of display. */
  recode: z.record(z.string().regex(/^[a-z][a-z0-9_-]*$/), z.array(z.coerce.string()).min(1)).optional(),
  /** Labels of categories or items where the survey's own are too long; by key or code. */
  labels: z.record(z.string(), z.string()).default({}),
  /** Category whose share is drawn where a chart shows one number per row. */
  share: z.string().optional(),
  /** Ends of the axis where means are drawn ("[0, 10]"). */
  range: z.tuple([z.number(), z.number()]).optional(),
  /** Which end of the scale is the favourable one. */
  favourable: z.enum(["first", "last"]).default("last"),
  /** Order of rows: as asked, or by result. */
  order: z.enum(["questionnaire", "result"]).default("questionnaire"),
  /** What the figure shows, in one sentence; the numbers are added by the code. */
  alt: z.string(),
  /** Remark under the figure. */
  note: z.string().default(""),
});
export type FigureSpec = z.infer<typeof figureSpec>;

/** A released share: persons, and whole per cent of the base, rounded half up on integers. */
export type Share =
  | { kind: "value"; count: number; percent: number }
  | { kind: "suppressed"; reason: Reason };

/** One row of a figure: an item, an option, a group or the total. */
export interface FigureRow {
  /** Item code, option code or group id; `total` for the total beside groups. */
  key: string;
  label: string;
  /** True for the total beside its groups. */
  total: boolean;
  result:
    | {
        kind: "value";
        /** Base of the row, in persons. */
        n: number;
        /** One per category of the figure. */
        shares: Share[];
        /** One decimal; numbers only. */
        mean?: number;
        median?: number;
      }
    | { kind: "suppressed"; reason: Reason };
}

export interface FigureCategory {
  key: string;
  label: string;
}

/** A figure with its numbers: all that charts, tables, descriptions and files are made from. */
export interface Figure {
  id: string;
  /** Number in the order of placement ("Abbildung 4"). */
  number: number;
  title: string;
  subtitle: string;
  chart: string;
  question: { code: string; text: string };
  /** Heading over the rows in the table ("Art der Kommune", "Aussage"). */
  rowHeading: string;
  categories: FigureCategory[];
  rows: FigureRow[];
  /** What a chart with one number per row draws: the share at `shareIndex`, or the mean on `range`. */
  statistic: "share" | "mean";
  /** Index into `categories` of the share that is drawn alone; 0 where there is only one. */
  shareIndex: number;
  /** Ends of the axis of a mean. */
  range: [number, number];
  /** Options add up to more than 100 per cent. */
  multiple: boolean;
  favourable: "first" | "last";
  /** Base in words ("n = 214; alle Befragten mit Angabe"). */
  base: string;
  /** Source line in words. */
  source: string;
  alt: string;
  note: string;
  /** Mark of the study's status; empty for a final study. */
  mark: string;
}
