import * as Plot from "@observablehq/plot";
import { count } from "../lib/format.ts";
import type { Figure, FigureCategory } from "../model/figure.ts";
import { crossLines, dotTexts, draw, half, lines, rowTexts } from "./draw.ts";
import { crossings, type Entry, type Line, layoutOf, placeRows, withheldLine } from "./rows.ts";
import { measure, wrap } from "./text.ts";
import type { DrawOptions } from "./type.ts";
import { valueAxis } from "./value-axis.ts";
import { valueRows, valueText } from "./words.ts";

const radius = 6;

/** The two groups whose dots share a row; undefined where a figure is anything but several items by two groups. */
export function pairOf({ rows }: Figure): [FigureCategory, FigureCategory] | undefined {
  const groups = new Map(rows.flatMap(({ cross }) => (cross ? [[cross.group.key, cross.group]] : [])));
  const [one, other, ...more] = groups.values();
  const isPair = one !== undefined && other !== undefined && more.length === 0;
  return isPair && rows.every(({ cross }) => cross !== undefined) ? [one, other] : undefined;
}

/** True for several items by two groups: both have their dots in one row per item. */
export function isDumbbell(figure: Figure): boolean {
  return pairOf(figure) !== undefined;
}

/** One item: its label, and a number of each of the two groups or why there is none. */
interface Item {
  label: string;
  values: (number | undefined)[];
  /** In place of the data, where neither is released. */
  withheld?: string;
  /** Beside the label, where one of them is not. */
  partly?: string;
}

function itemsOf(figure: Figure, groups: readonly FigureCategory[]): Item[] {
  const values = valueRows(figure);
  const items = new Map(figure.rows.flatMap(({ cross }) => (cross ? [[cross.item.key, cross.item]] : [])));
  return [...items.values()].map(({ key, label }) => {
    const found = groups.map((group) => {
      const at = figure.rows.findIndex(
        ({ cross }) => cross?.item.key === key && cross.group.key === group.key,
      );
      return values[at]?.result;
    });
    const missing = found.flatMap((result, i) =>
      result?.kind === "suppressed" ? [{ group: groups[i]?.label, reason: result.reason }] : [],
    );
    const reason = missing[0] && withheldLine(missing[0].reason);
    return {
      label,
      values: found.map((result) => (result?.kind === "value" ? result.value : undefined)),
      ...(missing.length === found.length && reason ? { withheld: reason } : {}),
      ...(missing.length === 1 ? { partly: `${missing[0]?.group}: nicht veröffentlicht` } : {}),
    };
  });
}

/** Both groups of every item as dots on one line, a filled and a hollow one; a line between them shows the distance. */
export function dumbbell(figure: Figure, options: DrawOptions): string {
  const { theme, width } = options;
  const groups = pairOf(figure) ?? [];
  const items = itemsOf(figure, groups);
  const entries = items.map(
    ({ label, withheld, partly }): Entry => ({ label, total: false, withheld, base: partly }),
  );
  const outer = layoutOf(entries, width, theme.size);
  const axis = valueAxis(figure, outer, radius);
  const { layout, px } = axis;
  const key = keyLines(figure, groups, width, outer.size);
  const head = key.height + Math.round(outer.small * 1.2);
  const { rows, data, bottom } = placeRows(entries, outer, {
    y: head + (outer.wide ? 12 : 8),
    data: outer.wide ? 22 : 20,
    inset: layout.left - outer.left,
  });
  const dots = items.flatMap(({ values }, i) => {
    const place = data[i];
    if (place === undefined) return [];
    const y = (place.top + place.bottom) / 2;
    return values.flatMap((value, group) => {
      if (value === undefined) return [];
      const text = valueText(figure, value);
      const other = values[1 - group];
      const needs = radius + 6 + measure(text, outer.size);
      const isLeft =
        other === undefined ? px(value) >= needs : value < other || (value === other && group === 0);
      // Equal dots lie on each other: their number stands once.
      const isShown = value !== other || group === 0;
      return [
        { value, group, y, text, toLeft: isLeft && px(value) >= needs - layout.left + outer.left, isShown },
      ];
    });
  });
  const lineOf = items.flatMap(({ values: [one, other] }, i) => {
    const place = data[i];
    if (one === undefined || other === undefined || place === undefined) return [];
    return [{ x1: Math.min(one, other), x2: Math.max(one, other), y: (place.top + place.bottom) / 2 }];
  });
  const across = (value: number) => crossings(value, data, outer, [head + 3, bottom + 3]);
  const ofGroup = (group: number) => dots.filter((each) => each.group === group);
  const hollow = { r: radius - 1.25, fill: theme.background, stroke: theme.accent, strokeWidth: 2.5 };
  return draw(figure, options, {
    layout,
    height: bottom + 3,
    domain: axis.domain,
    marks: [
      crossLines(axis.ticks.flatMap(across), theme.rule),
      Plot.text(axis.ticks, {
        x: (tick: number) => tick,
        y: () => key.height + (head - key.height) / 2,
        text: axis.text,
        fill: theme.muted,
        fontSize: outer.small,
      }),
      lines(key.lines),
      key.dots.map(({ x, y, group }) =>
        Plot.dot([{ x, y }], {
          x: { value: "x", scale: null },
          y: "y",
          ...(group === 0 ? { r: radius, fill: theme.accent } : hollow),
        }),
      ),
      rowTexts(rows, entries, outer, theme),
      Plot.ruleY(lineOf, { x1: "x1", x2: "x2", y: "y", dy: half, stroke: theme.accent, strokeWidth: 2 }),
      Plot.dot(ofGroup(0), { x: "value", y: "y", r: radius, fill: theme.accent }),
      Plot.dot(ofGroup(1), { x: "value", y: "y", ...hollow }),
      dotTexts(
        dots.filter(({ isShown }) => isShown),
        radius,
        theme,
      ),
    ],
  });
}

/** Which dot is which group, above the axis, with the base of each. */
function keyLines(
  { rows }: Figure,
  groups: readonly FigureCategory[],
  width: number,
  size: number,
): { lines: Line[]; dots: { x: number; y: number; group: number }[]; height: number } {
  const lineHeight = Math.round(size * 1.3);
  const placed: { lines: Line[]; dots: { x: number; y: number; group: number }[] } = { lines: [], dots: [] };
  let [x, y] = [0, 0];
  groups.forEach(({ key, label }, group) => {
    const bases = rows.flatMap(({ cross, result }) =>
      cross?.group.key === key && result.kind === "value" ? [result.n] : [],
    );
    const texts = wrap(`${label}${baseRange(bases)}`, width - 20, size);
    const across = 20 + Math.max(...texts.map((text) => measure(text, size)));
    if (x > 0 && x + across > width) [x, y] = [0, y + lineHeight];
    placed.dots.push({ x: x + radius, y: y + lineHeight / 2, group });
    texts.forEach((text, i) => {
      placed.lines.push({ text, x: x + 20, y: y + (i + 0.5) * lineHeight });
    });
    y += (texts.length - 1) * lineHeight;
    x += across + 24;
  });
  return { ...placed, height: y + lineHeight + 8 };
}

/** „ (n = 98 bis 101)“; empty where nothing is released. */
export function baseRange(bases: readonly number[]): string {
  if (bases.length === 0) return "";
  const [low, high] = [Math.min(...bases), Math.max(...bases)];
  const text = low === high ? count(low) : `${count(low)}\u00a0bis\u00a0${count(high)}`;
  return ` (n\u00a0=\u00a0${text})`;
}
