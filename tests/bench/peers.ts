import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import type { Benchmark } from "./benchmark.ts";
import { timesPicture } from "./peers/chart.ts";
import { measureAll, sizes } from "./peers/measure.ts";
import { judge } from "./peers/requirements.ts";
import { type Measured, timesTable, weightsTable } from "./peers/table.ts";

/** While this benchmark itself is worked on: no more pages than this, and nothing is written. */
const most = Number(process.env.BENCH_MOST ?? Number.POSITIVE_INFINITY);

/** The same pages, charts, numbers and tables by this generator and by others, which are installed for it. */
export const comparing: Benchmark = {
  title:
    "pages of 400 words with 6 numbers, 4 charts and a table, from the answers to 40 items, beside other generators",
  async run(say) {
    const folder = mkdtempSync(join(tmpdir(), "bench-peers-"));
    try {
      const on = machine();
      const asked = sizes.filter(({ pages, persons }) => pages <= most && (persons < 1000 || most > 1000));
      const all = await measureAll(folder, asked, say);
      const judged = judge(all);
      const names = asked.map(({ name }) => name);
      const text = textOf(all, names, judged, on);
      say(`\n${text}`);
      if (asked.length === sizes.length) {
        writeFileSync(join(import.meta.dirname, "peers.md"), text);
        const drawn = names.filter((name) => ["P = 10", "P = 100", "P = 1000"].includes(name));
        writeFileSync(join(import.meta.dirname, "peers.svg"), timesPicture(all, drawn, on));
      }
      return judged.flatMap(({ met, what }) => (met ? [] : [what]));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** When and on what it was measured; what else a machine does only ever adds. */
function machine(): { date: string; machine: string; load: number } {
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${availableParallelism()} CPU, ${process.platform}, Node ${process.versions.node}`,
    load: loadavg()[0] ?? 0,
  };
}

/** What was measured, as the file that is kept. */
export function textOf(
  all: readonly Measured[],
  sizes: readonly string[],
  judged: readonly { met: boolean; what: string }[],
  { date, machine: on, load }: ReturnType<typeof machine>,
): string {
  return `# The same work, side by side

Made by \`npm run bench -- peers\` on ${date}: ${on}. At the start ${load.toFixed(1)} processes were waiting or running, which only ever adds to a time.

P pages of 400 words, with 6 numbers, 4 charts and 1 table each, from the answers of R persons (300, where nothing else is said) to 40 items by three groupings. Each build starts from nothing but its input, in a process of its own; the fastest of five counts, or of as many as take half a minute together. Memory is that of all processes of a build together.

![Seconds for 10, 100 and 1,000 pages](peers.svg)

${timesTable(all, sizes)}

- **Expertise** is this generator. Its **HTML** are the start page and the chapters as in a publication, from the same study folder, through the same steps: reading the export, tabulating, protecting, binding, numbering, drawing. Each chart is drawn for three widths, has a description, notes, a table to open and a page of its own that it leads to. The audit of anonymity, which none of the others has, was done before, and is remembered since the data are the same.
- **--only site** makes in addition what none of the others does: for every figure a page, an embed and eleven files, the tables of all questions, the search, the check of all addresses, checksums; audited anew, and with every picture drawn anew.
- Astro and Eleventy draw each chart once, 640 px wide, with Plot and the lean document that this generator draws in. Observable Framework is used as its authors mean it: a loader counts, and pages draw in the browser.

${weightsTable(all)}

## What is asked of this generator

${judged.map(({ met, what }) => `- ${met ? "met" : "**missed**"}: ${what}`).join("\n")}
`;
}
