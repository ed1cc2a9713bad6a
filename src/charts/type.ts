import type { Draws, Figure } from "../model/figure.ts";
import type { Native } from "./native/type.ts";
import type { Theme } from "./theme.ts";
import type { Unit } from "./unit.ts";

export interface DrawOptions {
  /** A browser's document, or the one of `createDocument` on the server. */
  document: Document;
  /** Width of the drawing in px; from 600 on labels stand beside the data, below that above. */
  width: number;
  theme: Theme;
}

/** One entry of the key, in the order of the scale. */
export interface LegendEntry {
  label: string;
  /** Index into the theme's `diverging`: the page's colour is `--div-${fillIndex + 1}`. */
  fillIndex: number;
  /** True where it is an index into the theme's `sequential` instead: `--seq-${fillIndex + 1}`. */
  sequential?: true;
}

/** A cell as text (made by `src/charts/cell.ts`); a withheld one is "." and refers to a note. */
export interface TableCell {
  text: string;
  /** The released number behind the text, as files carry it; absent where there is none. */
  value?: number;
  /** Absent together with `value`. */
  unit?: Unit;
  /** Index into the table's `notes`; what a screen reader says instead of "." is `withheldText`. */
  note?: number;
}

export interface FigureTable {
  /** Column headings; the first is the heading over the rows' labels. */
  header: string[];
  rows: {
    label: string;
    total: boolean;
    cells: TableCell[];
    /** Heading of the block that the row stands in; absent where there are no blocks. */
    block?: string;
  }[];
  /** Intervals are the last columns, two each, from this one on (0 is the rows' heading); absent where there are none. */
  intervals?: { from: number; caption: string };
  /** Why cells are withheld, each reason once. */
  notes: string[];
  /** What holds for all rows together, in a line below them; absent where every row has its own. */
  below?: string;
}

/** One way of showing a figure. All of it is made from released numbers: whole per cent and rounded means. */
export interface ChartType {
  /** What of a question it draws: this decides what its rows are. */
  draws: Draws;
  /** Why this chart cannot draw the figure, as a German sentence; undefined where it can. The others rely on it. */
  check(figure: Figure): string | undefined;
  /** True where nothing of it can be drawn, since it is withheld; then there is a sentence in place of a drawing. */
  isEmpty(figure: Figure): boolean;
  /** The drawing as SVG text without key and title. */
  svg(figure: Figure, options: DrawOptions): string;
  /** The colours of the categories; empty where the drawing names everything itself. */
  legend(figure: Figure): LegendEntry[];
  /** What is shown, with all numbers, in German sentences. */
  describe(figure: Figure): string;
  table(figure: Figure): FigureTable;
  /** The drawing as a presentation program draws it, with numbers that can be edited there; default: the table. */
  native?(figure: Figure): Native;
}
