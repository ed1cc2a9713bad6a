import { chartOf } from "../charts/index.ts";
import { sharesOf } from "../charts/likert.ts";
import type { Figure, FigureRow } from "../model/figure.ts";
import type { Slide, SlideValue } from "../model/slide.ts";

/** What a share is part of: of everything, or of the shares of a row, which are all known and make up the whole. */
export interface Part {
  percent: number;
  /** The row with its shares in the order of the figure's legend; absent where the share stands alone. */
  whole?: { row: FigureRow; shares: number[] };
}

/** What a value that is set large is part of; undefined where it is no share. */
export function partOf({ figure, row, value }: SlideValue): Part | undefined {
  const percent = Number(value.number);
  if (value.unit !== "Prozent" || Number.isNaN(percent)) return undefined;
  // A withheld share leaves no bar at all: its place would tell its size. Shares of a multiple response are of no whole.
  const shares = row === undefined || figure.multiple ? undefined : sharesOf(row);
  const parts = chartOf(figure).legend(figure).length;
  if (row === undefined || shares === undefined || parts < 2 || shares.length !== parts) return { percent };
  return { percent, whole: { row, shares } };
}

/** Where the numbers of a slide come from: each figure once, with the bases of the values that are taken from it. */
export function sourcesOf({ figure, value, sides }: Pick<Slide, "figure" | "value" | "sides">): string[] {
  const named = ({ number, source }: Figure) => `Abbildung\u00a0${number} · ${source}`;
  const isThere = <T>(each: T | undefined): each is T => each !== undefined;
  const figures = [figure, ...sides.map((side) => side.figure)].filter(isThere);
  const values = [value, ...sides.map((side) => side.value)].filter(isThere);
  const told = [...Map.groupBy(values, (each) => each.figure)].map(([of, own]) => {
    const bases = [...new Set(own.flatMap(({ n }) => n ?? []))];
    const n = bases.length === 0 ? "" : `; n\u00a0=\u00a0${bases.join(" und ")}`;
    return `${of.subtitle}${n} · ${named(of)}`;
  });
  return [...new Set([...figures.map(named), ...told])];
}
