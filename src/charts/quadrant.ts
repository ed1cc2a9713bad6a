import * as Plot from "@observablehq/plot";
import { count, percent, percentText, withheldText } from "../lib/format.ts";
import { list } from "../lib/i18n.ts";
import type { Figure } from "../model/figure.ts";
import { percentCell, personsCell } from "./cell.ts";
import { draw, half, lines, rim } from "./draw.ts";
import { noteTexts, withheldNotes } from "./notes.ts";
import { placeLabels } from "./quadrant-labels.ts";
import { baseText, type Line, withheldLine } from "./rows.ts";
import { noteList } from "./table.ts";
import { measure, wrap } from "./text.ts";
import type { ChartType, FigureTable } from "./type.ts";
import { describeWith } from "./words.ts";

const radius = 5;

/** Two shares per item as the place of a point: to the right the second, upwards the first. */
export const quadrant: ChartType = {
  draws: "pair",

  check: ({ categories, multiple }) =>
    categories.length === 2 && !multiple
      ? undefined
      : "Ein Quadrantendiagramm zeigt eine Frage mit zwei Skalen und einen Anteil (share) auf beiden.",

  svg(figure, options) {
    const { theme, width } = options;
    const wide = width >= 600;
    const size = wide ? theme.size : theme.size - 1;
    const small = size - 1;
    const lineHeight = Math.round(small * 1.25);
    const points = pointsOf(figure);
    const [up = "", across = ""] = figure.categories.map(({ label }) => label);
    const tickRoom = measure(percent(100), small) + 8;
    const head = wrap(`↑\u00a0${up}`, width, small, 600);
    const foot = wrap(`${across}\u00a0→`, width - tickRoom, small, 600);
    const left = tickRoom;
    const right = width - Math.ceil(measure(percent(100), small) / 2) - 1;
    const top = head.length * lineHeight + 10;
    const bottom = top + Math.min(right - left, wide ? 340 : 300);
    const [xs, ys] = [domainOf(points.map(({ x }) => x)), domainOf(points.map(({ y }) => y))];
    const px = (value: number) => left + ((value - xs[0]) / (xs[1] - xs[0])) * (right - left);
    const py = (value: number) => bottom - ((value - ys[0]) / (ys[1] - ys[0])) * (bottom - top);
    const at = points.map(({ x, y, label }) => ({ x: px(x), y: py(y), label }));
    const frame = { left: left + 2, right: width, top, bottom: bottom - 2 };
    const borders = {
      x: [50].filter((v) => isInside(v, xs)).map(px),
      y: [50].filter((v) => isInside(v, ys)).map(py),
    };
    const direct = placeLabels(at, frame, small, radius, borders);
    // Where labels do not fit beside their points, numbers do, and a list below says whose they are.
    const numbered =
      direct ??
      placeLabels(
        at.map((point, i) => ({ ...point, label: String(i + 1) })),
        frame,
        small,
        radius,
        { x: [], y: [] },
      );
    const labels = (numbered ?? []).flatMap((each) => each.lines);
    const axisFoot = bottom + 10 + lineHeight;
    let y = axisFoot + 4 + foot.length * lineHeight;
    const legend: Line[] = [];
    const write = (text: string, indent: number): void => {
      y += 4;
      wrap(text, width - indent, small).forEach((line) => {
        legend.push({ text: line, x: indent, y: y + lineHeight / 2 });
        y += lineHeight;
      });
    };
    if (direct === undefined) {
      y += 6;
      points.forEach(({ label, x, y: first }, i) => {
        legend.push({ text: String(i + 1), x: 0, y: y + 4 + lineHeight / 2 });
        write(`${label}: ${count(first)} / ${percent(x)}`, 22);
      });
    }
    const withheld = withheldOf(figure);
    const notes = withheldNotes(withheld, { y, width, small });
    const identity = { value: (value: number) => px(value), scale: null };
    return draw(figure, options, {
      layout: { wide, size, small, left, right },
      height: notes.bottom + 3,
      domain: xs,
      marks: [
        Plot.ruleX(ticksOf(xs), {
          x: (v: number) => v,
          y1: () => top,
          y2: () => bottom,
          dx: half,
          stroke: theme.rule,
        }),
        Plot.ruleY(ticksOf(ys), { y: (v: number) => py(v), dy: half, stroke: theme.rule }),
        // More than half: the one border between little and much that needs no explanation.
        Plot.ruleX(
          [50].filter((v) => isInside(v, xs)),
          { x: (v: number) => v, y1: () => top, y2: () => bottom, dx: half, stroke: theme.muted },
        ),
        Plot.ruleY(
          [50].filter((v) => isInside(v, ys)),
          { y: (v: number) => py(v), dy: half, stroke: theme.muted },
        ),
        Plot.text(ticksOf(xs), {
          x: identity,
          y: () => bottom + 10 + lineHeight / 2,
          text: percent,
          fill: theme.muted,
          fontSize: small,
        }),
        Plot.text(ticksOf(ys), {
          x: { value: () => left - 8, scale: null },
          y: py,
          text: percent,
          textAnchor: "end",
          fill: theme.muted,
          fontSize: small,
        }),
        lines(
          head.map((text, i) => ({ text, x: 0, y: (i + 0.5) * lineHeight })),
          { fontSize: small, fontWeight: 600 },
        ),
        lines(
          foot.map((text, i) => ({ text, x: right, y: axisFoot + 4 + (i + 0.5) * lineHeight })),
          { fontSize: small, fontWeight: 600, textAnchor: "end" },
        ),
        Plot.dot(at, { x: { value: "x", scale: null }, y: "y", r: radius, fill: theme.accent }),
        (["start", "end", "middle"] as const).map((anchor) =>
          lines(
            labels.filter((line) => line.anchor === anchor),
            { ...rim(theme), textAnchor: anchor, fontSize: small },
          ),
        ),
        lines(legend, { fontSize: small, fill: theme.text }),
        noteTexts(notes, small, theme),
      ],
    });
  },

  isEmpty: (figure) => pointsOf(figure).length === 0,
  legend: () => [],

  describe(figure) {
    const labels = figure.categories.map(({ label }) => label);
    const sentences = figure.rows.map(({ label, result }) => {
      if (result.kind === "suppressed") return `${label}: ${withheldText}.`;
      const { shares, bases } = result;
      const said = shares.map((share, i) => {
        const base = bases?.[i] === undefined ? "" : ` (${baseText(bases[i])})`;
        return `${labels[i]}: ${share.kind === "value" ? percentText(share.percent) : withheldText}${base}`;
      });
      return `${label} – ${said.join("; ")}.`;
    });
    return describeWith(figure, sentences);
  },

  table(figure): FigureTable {
    const notes = noteList();
    const header = ["Teilfrage", ...figure.categories.flatMap(({ label }) => [label, "n"])];
    const rows = figure.rows.map(({ label, total, result }) => {
      if (result.kind === "suppressed")
        return { label, total, cells: header.slice(1).map(() => notes.withheld(result.reason)) };
      const cells = result.shares.flatMap((share, i) => [
        share.kind === "value" ? percentCell(share.percent) : notes.withheld(share.reason),
        personsCell(result.bases?.[i] ?? result.n),
      ]);
      return { label, total, cells };
    });
    return { header, rows, notes: notes.texts };
  },

  native(figure) {
    const points = pointsOf(figure);
    const axis = (of: "x" | "y", name = "") => {
      const [low, high] = domainOf(points.map((point) => point[of]));
      return { name, low, high };
    };
    const [up, across] = figure.categories.map(({ label }) => label);
    const withheld = withheldOf(figure).map(([items, line]) => `${items}: ${line}`);
    return { kind: "scatter", points, across: axis("x", across), up: axis("y", up), middle: 50, withheld };
  },
};

const isInside = (value: number, [low, high]: readonly [number, number]): boolean =>
  value > low && value < high;

/** Items of which both shares are released: `x` is the second, `y` the first. */
function pointsOf({ rows }: Figure): { label: string; x: number; y: number }[] {
  return rows.flatMap(({ label, result }) => {
    if (result.kind === "suppressed") return [];
    const [y, x] = result.shares;
    return y?.kind === "value" && x?.kind === "value" ? [{ label, x: x.percent, y: y.percent }] : [];
  });
}

/** Items of which a share is withheld: they have no place. All of one reason together. */
function withheldOf({ rows }: Figure): string[][] {
  const found = rows.flatMap(({ label, result }) => {
    const first =
      result.kind === "suppressed" ? result : result.shares.find((share) => share.kind === "suppressed");
    return first?.kind === "suppressed" ? [{ label, line: withheldLine(first.reason) }] : [];
  });
  return [...Map.groupBy(found, ({ line }) => line)].map(([line, items]) => [
    list(items.map(({ label }) => label)),
    line,
  ]);
}

/** Tens that hold all values with room around them, at least 40 points apart and within 0 to 100. */
function domainOf(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 100];
  let low = Math.max(0, Math.floor((Math.min(...values) - 4) / 10) * 10);
  let high = Math.min(100, Math.ceil((Math.max(...values) + 4) / 10) * 10);
  while (high - low < 40) {
    if (low > 0) low -= 10;
    if (high - low < 40 && high < 100) high += 10;
  }
  return [low, high];
}

function ticksOf([low, high]: readonly [number, number]): number[] {
  const step = high - low > 50 ? 20 : 10;
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, i) => first + i * step);
}
