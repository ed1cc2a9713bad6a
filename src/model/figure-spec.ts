import { z } from "zod";

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
  /** Groups to show, in this order; `total` stands for all respondents. Default: the total, then all groups. */
  groups: z.array(z.string()).optional(),
  /** Of several items by groups: what heads a block of rows; default: the item, its groups below it. */
  panels: z.enum(["item", "group"]).optional(),
  /** Where the groups stand on a map of tiles, row by row: their ids, and "." where there is none. */
  tiles: z.array(z.array(z.string()).min(1)).optional(),
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

/** The same for a result that was computed elsewhere. */
export type ResultSpec = Omit<FigureSpec, "question"> & { question?: never; result: string };

/** Other faults of the same file do not keep these from being told. */
const always = { when: () => true };

/** A file in `content/figures/`: it names a question of the survey or a result in `data/results`, never both. */
export const figureFile = z
  .strictObject({
    ...figureSpec.shape,
    question: z.string().optional(),
    /** Name of a file in `data/results`, without ending. */
    result: z.string().optional(),
  })
  .refine(({ question, result }) => question !== undefined || result !== undefined, {
    ...always,
    path: ["question"],
    params: { what: "Feld fehlt: question oder result" },
    error: "question nennt eine Frage der Umfrage, result ein Ergebnis aus data/results",
  })
  .refine(({ question, result }) => question === undefined || result === undefined, {
    ...always,
    path: ["result"],
    params: { what: "question und result zugleich" },
    error: "Eine Abbildung zeigt eine Frage oder ein Ergebnis; eines der beiden Felder löschen",
  })
  .transform(({ question, result, ...spec }): FigureSpec | ResultSpec =>
    result === undefined ? { ...spec, question: question ?? "" } : { ...spec, result },
  );
export type FigureFile = z.infer<typeof figureFile>;
