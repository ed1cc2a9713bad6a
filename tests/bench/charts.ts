import { gzipSync } from "node:zlib";
import { createDocument } from "../../src/charts/document.ts";
import { likert } from "../../src/charts/likert.ts";
import { pageTheme } from "../../src/charts/theme.ts";
import type { Figure } from "../../src/model/figure.ts";
import { figures } from "../charts/figures.ts";
import { row } from "../charts/invented.ts";
import { type Benchmark, tableOf } from "./benchmark.ts";

/** What one drawing for one width may cost: milliseconds, and bytes after gzip within the page that holds them all. */
const limits = { ms: 1.2, bytes: 1024 };
/** The widths that a page holds a figure in. */
const widths = [288, 440, 640, 800];
const runs = 400;

/** Ten items with five answers each: with labels as long as in a questionnaire, and with short ones. */
function batteries(): Record<"long" | "short", Figure> {
  const found = figures["likert-battery"]?.figure;
  if (found === undefined) throw new Error("no battery");
  const long = { ...found, rows: [...found.rows, row("Integration und Teilhabe", [18, 40, 58, 77, 34])] };
  const rows = long.rows.map((each, i) => ({ ...each, label: `Handlungsfeld ${i + 1}` }));
  return { long, short: { ...long, rows } };
}

/** Milliseconds of one run: the least of ten medians, since others may use the machine meanwhile. */
function timeOf(run: () => void): number {
  const medians = Array.from({ length: 10 }, () => {
    const times = Array.from({ length: runs / 10 }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    });
    return median(times);
  });
  return Math.min(...medians);
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;

/** One Likert chart of ten items: time and weight of each drawing that a page holds. */
export const drawing: Benchmark = {
  title: "one Likert chart of ten items, drawn for the widths of a page",
  async run(say) {
    const document = createDocument();
    const faults: string[] = [];
    const lines = [["labels", "px", "ms", "bytes", "gzip alone", "gzip on its page"]];
    for (const [labels, figure] of Object.entries(batteries())) {
      const draw = (width: number): string => likert.svg(figure, { document, width, theme: pageTheme });
      const drawings = widths.map(draw);
      for (let i = 0; i < runs; i++) draw(widths[0] ?? 0);
      // A page holds all of them, and is sent as one.
      const onPage = Math.round(gzipSync(drawings.join("")).length / widths.length);
      if (onPage > limits.bytes)
        faults.push(`${labels} labels: ${onPage} bytes each, more than ${limits.bytes}`);
      for (const [i, width] of widths.entries()) {
        const ms = timeOf(() => draw(width));
        const svg = drawings[i] ?? "";
        const alone = gzipSync(svg).length;
        lines.push([labels, ...[width, ms.toFixed(2), svg.length, alone, onPage].map(String)]);
        if (ms > limits.ms) faults.push(`${width} px: ${ms.toFixed(2)} ms, more than ${limits.ms} ms`);
      }
    }
    say(tableOf(lines));
    return faults;
  },
};
