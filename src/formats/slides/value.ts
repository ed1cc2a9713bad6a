import { chartOf } from "../../charts/index.ts";
import type { SlideValue } from "../../model/slide.ts";
import { partOf } from "../slide-value.ts";
import { escapeXml } from "../xml.ts";

/** A value set large, its unit beside it. */
export function numberHtml({ value: { number, unit } }: SlideValue): string {
  return `<p class="number"><span class="figure-number">${escapeXml(number)}</span>${unit === "" ? "" : ` <span class="unit">${escapeXml(unit)}</span>`}</p>`;
}

/** The distribution that a value is part of, as one bar with its key; of a share alone, the share of the whole. */
export function distributionHtml(value: SlideValue): string {
  const part = partOf(value);
  if (part === undefined) return "";
  if (part.whole) {
    const { shares } = part.whole;
    const legend = chartOf(value.figure).legend(value.figure);
    const segments = shares.map((percent, i) => ({
      percent,
      x: shares.slice(0, i).reduce((sum, each) => sum + each, 0),
      fill: fillOf(legend[i]),
      label: legend[i]?.label ?? "",
    }));
    const items = segments.map(
      ({ percent, fill, label }) => `<li>${swatch(fill)}${escapeXml(label)} ${percent}\u202f%</li>`,
    );
    return `${bar(segments)}<ul class="key">${items.join("")}</ul>`;
  }
  return bar([{ x: 0, percent: part.percent, fill: "var(--accent)" }]);
}

function fillOf(entry: { fillIndex: number; sequential?: true } | undefined): string {
  return `var(--${entry?.sequential ? "seq" : "div"}-${(entry?.fillIndex ?? 2) + 1})`;
}

const swatch = (fill: string) =>
  `<svg class="swatch" viewBox="0 0 1 1" aria-hidden="true" focusable="false"><rect width="1" height="1" fill="${fill}"/></svg>`;

function bar(segments: readonly { x: number; percent: number; fill: string }[]): string {
  const rects = segments.map(
    ({ x, percent, fill }, i) =>
      `<rect x="${x}" width="${Math.max(0, percent - (i === segments.length - 1 ? 0 : 0.25))}" height="4" fill="${fill}"/>`,
  );
  return `<svg class="distribution" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="100" height="4" fill="var(--rule)"/>${rects.join("")}</svg>`;
}
