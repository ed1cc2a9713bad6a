import { count, percentText, withheldText } from "../lib/format.ts";
import type { FigureRow } from "../model/figure.ts";
import { crossLines, draw, lines, rowTexts } from "./draw.ts";
import { rect, text } from "./marks.ts";
import { divergingBars } from "./native/stack.ts";
import { poles, wordPlaces } from "./poles.ts";
import {
  baseText,
  crossings,
  type Entry,
  layoutOf,
  placeRows,
  showsBases,
  withHeadings,
  withheldLine,
} from "./rows.ts";
import { extentOf, stackOf } from "./stack.ts";
import { distributionTable } from "./table.ts";
import { measure } from "./text.ts";
import { divergingSteps } from "./theme.ts";
import type { ChartType, LegendEntry } from "./type.ts";
import { describeWith, nameOf } from "./words.ts";

/** Whole distributions as stacked bars around the middle of the scale. */
export const likert: ChartType = {
  draws: "scale",

  check(figure) {
    if (figure.multiple)
      return "Ein Likert-Diagramm stapelt Anteile zu 100 %, hier waren aber mehrere Nennungen möglich.";
    if (figure.statistic === "mean") return "Ein Likert-Diagramm zeigt Verteilungen, keine Mittelwerte.";
    if (divergingSteps(figure.categories.length, figure.favourable) !== undefined) return undefined;
    return `Ein Likert-Diagramm braucht 2 bis 7 Kategorien, hier sind es ${figure.categories.length}.`;
  },

  svg(figure, options) {
    const { theme, width } = options;
    const bars = figure.rows.map(sharesOf);
    const entries = withHeadings(figure.rows, (row, i) =>
      entryOf(row, bars[i] === undefined, showsBases(figure)),
    );
    const layout = layoutOf(entries, width, theme.size);
    const stacks = bars.map((shares) => (shares === undefined ? undefined : stackOf(shares)));
    const { left, right } = poles(figure.categories);
    const words = wordPlaces(left, right, layout, extentOf(stacks));
    const { rows, data, bottom } = placeRows(entries, layout, {
      y: words.bottom + 10,
      data: layout.wide ? 24 : 22,
      inset: 0,
    });
    const steps = divergingSteps(figure.categories.length, figure.favourable) ?? [];
    const scale = (layout.right - layout.left) / (words.domain[1] - words.domain[0]);

    const segments = stacks.flatMap((stack, i) => {
      const row = data[i];
      return stack === undefined || row === undefined ? [] : stack.map((segment) => ({ ...segment, ...row }));
    });
    const ofCategory = (category: number) => segments.filter((s) => s.category === category && s.percent > 0);
    const ends = figure.favourable === "last" ? [0, 4] : [4, 0];
    const word = { fontSize: layout.small, fontWeight: 600 };
    const middle = crossings(0, data, layout, [words.top, bottom + 3]);
    if (!layout.wide) middle.push({ value: 0, from: words.top, to: words.bottom + 2 });
    return draw(figure, options, {
      layout,
      height: bottom + 3,
      domain: words.domain,
      marks: [
        crossLines(middle, theme.muted),
        lines(words.left, { ...word, textAnchor: "end", fill: theme.diverging[ends[0] ?? 0] ?? theme.text }),
        lines(words.right, { ...word, fill: theme.diverging[ends[1] ?? 4] ?? theme.text }),
        rowTexts(rows, entries, layout, theme),
        steps.map((step, category) => [
          rect(ofCategory(category), {
            x1: "start",
            x2: "end",
            y1: "top",
            y2: "bottom",
            // The ground shows between neighbours, more of it where two sides meet: in grey they look alike.
            insetLeft: category * 2 === steps.length ? 2 : 1,
            fill: theme.diverging[step] ?? theme.muted,
          }),
          text(
            ofCategory(category).filter(
              ({ percent }) => percent * scale >= measure(count(percent), layout.small) + 8,
            ),
            {
              x: ({ start, end }) => (start + end) / 2,
              y: ({ top, bottom: foot }) => (top + foot) / 2,
              text: ({ percent }) => count(percent),
              fill: theme.onDiverging[step] ?? theme.text,
              fontSize: layout.small,
            },
          ),
        ]),
      ],
    });
  },

  isEmpty: ({ rows }) => rows.every((row) => sharesOf(row) === undefined),

  legend({ categories, favourable }): LegendEntry[] {
    const steps = divergingSteps(categories.length, favourable) ?? [];
    return categories.map(({ label }, i) => ({ label, fillIndex: steps[i] ?? 0 }));
  },

  describe(figure) {
    const sentences = figure.rows.map((row) => {
      const name = nameOf(row);
      if (row.result.kind === "suppressed") return `${name}: ${withheldText}.`;
      const base = showsBases(figure) ? ` (${baseText(row.result.n)})` : "";
      const shares = row.result.shares.map((share, i) => {
        const said = share.kind === "value" ? percentText(share.percent) : withheldText;
        return `${figure.categories[i]?.label}: ${said}`;
      });
      return `${name}${base} – ${shares.join("; ")}.`;
    });
    return describeWith(figure, sentences);
  },

  table: distributionTable,

  native(figure) {
    const steps = divergingSteps(figure.categories.length, figure.favourable) ?? [];
    const inks = steps.map((step) => ({ scale: "diverging" as const, step }));
    return divergingBars(figure, { shares: figure.rows.map(sharesOf), entryOf, inks });
  },
};

/** Whole per cent of a row; undefined where one is withheld, since the place of the others hangs on it. */
export function sharesOf({ result }: FigureRow): number[] | undefined {
  if (result.kind === "suppressed") return undefined;
  const shares = result.shares.flatMap((share) => (share.kind === "value" ? [share.percent] : []));
  return shares.length === result.shares.length ? shares : undefined;
}

/** What a row says beside its bar; `withheld`: some of its shares are, so that it has none. */
export function entryOf(
  { label, block, total: isTotal, result }: FigureRow,
  withheld: boolean,
  showBase: boolean,
): Entry {
  // Under a heading the total is one of the rows.
  const total = isTotal && block === undefined;
  if (result.kind === "suppressed") return { label, total, withheld: withheldLine(result.reason) };
  const partly = "zum Teil nicht veröffentlicht, siehe Tabelle";
  return {
    label,
    total,
    base: showBase ? baseText(result.n) : undefined,
    withheld: withheld ? partly : undefined,
  };
}
