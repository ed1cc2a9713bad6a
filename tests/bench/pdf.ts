import { join } from "node:path";
import type { Run } from "../child.ts";
import { runChild } from "../child.ts";
import { type Benchmark, tableOf } from "./benchmark.ts";

/** What the whole report may take, in seconds, and how large it may be, in bytes. */
const limits = { seconds: 3, bytes: 3_000_000 };
const runs = 3;

/** The documents of the demonstration: time from a report that is read to its file, in a process of its own. */
export const printing: Benchmark = {
  title: "the documents of the demonstration as PDF",
  async run(say) {
    const made: Run<{ name: string; bytes: number; seconds: number }[]>[] = [];
    for (let i = 0; i < runs; i++)
      made.push(await runChild(join(import.meta.dirname, "../formats/pdf/make.ts"), [], 300));
    const best = made.toSorted((a, b) => (a.value[0]?.seconds ?? 0) - (b.value[0]?.seconds ?? 0))[0];
    const lines = [["document", "s, all so far", "bytes", "MiB at most"]];
    for (const { name, seconds, bytes } of best?.value ?? [])
      lines.push([name, seconds.toFixed(2), String(bytes), Math.round(best?.megabytes ?? 0).toString()]);
    say(tableOf(lines));
    const [whole] = best?.value ?? [];
    if (whole === undefined) return ["nothing made"];
    return [
      ...(whole.seconds > limits.seconds ? [`the report takes ${whole.seconds.toFixed(2)} s`] : []),
      ...(whole.bytes > limits.bytes ? [`the report has ${whole.bytes} bytes`] : []),
    ];
  },
};
