import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Run, runChild } from "../child.ts";
import { installInto } from "../install.ts";
import { type Counts, items, responses, structure } from "./array.ts";
import { type Benchmark, tableOf } from "./benchmark.ts";

const sizes = [10_000, 100_000, 1_000_000];
/** The fastest of so many runs counts: what else the machine does only ever adds. */
const runs = 3;
/** Seconds after which a run is given up. */
const limit = 600;
/** MiB that reading may take, whatever the size. */
const mostMemory = 1024;
/** So much longer than with fewer rows may a row take in the largest file. */
const tolerance = 1.5;

const ours = join(import.meta.dirname, "count-ours.ts");
const duckdb = join(import.meta.dirname, "count-duckdb.ts");
/** Ways to run DuckDB: threads by name, "" for as many as there are. */
const ways = { "1 thread": "1", "all threads": "" } as const;

/** Reads and tabulates one array of forty items, with DuckDB making the same counts from the same file. */
export const reading: Benchmark = {
  title: `one CSV with ${items.length} array items, read and tabulated as a stream; beside it the same counts by DuckDB`,
  async run(say) {
    const missing = installInto(import.meta.dirname);
    if (missing !== undefined) say(`DuckDB cannot be installed here, so only our own times: ${missing}\n`);
    const folder = mkdtempSync(join(tmpdir(), "bench-"));
    try {
      return await compare(folder, missing === undefined, say);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function compare(folder: string, withPeer: boolean, say: (line: string) => void): Promise<string[]> {
  const lss = join(folder, "survey.lss");
  writeFileSync(lss, structure());
  const faults: string[] = [];
  const peers = withPeer ? Object.keys(ways).flatMap((way) => [`DuckDB, ${way}: s`, "MiB", "ratio"]) : [];
  const rows = [["responses", "ours: s", "MiB", "rows/s", ...peers]];
  const perRow: number[] = [];
  const csv = join(folder, "responses.csv");
  writeResponses(csv, 1);
  const start = await fastest(ours, [lss, csv]);

  for (const size of sizes) {
    const expected = writeResponses(csv, size);
    const check = (who: string, found: Counts) => {
      if (!isDeepStrictEqual(found, expected)) faults.push(`${who} counts wrongly at ${size} responses`);
    };
    const own = await fastest(ours, [lss, csv]);
    check("our reader", own.value);
    if (own.megabytes >= mostMemory) faults.push(`our reader takes ${number(own.megabytes)} MiB at ${size}`);
    perRow.push((own.seconds - start.seconds) / size);
    const row = [number(size), own.seconds.toFixed(2), number(own.megabytes), number(size / own.seconds)];
    for (const [way, threads] of withPeer ? Object.entries(ways) : []) {
      const other = await fastest(duckdb, [csv, threads]);
      check(`DuckDB (${way})`, other.value);
      const ratio = (own.seconds / other.seconds).toFixed(2);
      row.push(other.seconds.toFixed(2), number(other.megabytes), ratio);
    }
    rows.push(row);
  }
  say(tableOf(rows));
  say(
    `\nWhole processes, the fastest of ${runs} runs; the start of ours takes ${start.seconds.toFixed(2)} s.`,
  );
  say("A ratio above 1 means that DuckDB is faster.");
  if (faults.length === 0) say(`All counts are the same${withPeer ? ", DuckDB's and ours" : ""}.`);
  say(linear(perRow));
  return faults;
}

/** The run that took least time. */
async function fastest(script: string, args: readonly string[]): Promise<Run<Counts>> {
  const all: Run<Counts>[] = [];
  for (let run = 0; run < runs; run++) all.push(await runChild<Counts>(script, args, limit));
  return all.reduce((best, run) => (run.seconds < best.seconds ? run : best));
}

/** Writes a CSV of so many responses piece by piece; returns what is to be counted in it. */
function writeResponses(path: string, persons: number): Counts {
  const file = openSync(path, "w");
  try {
    const pieces = responses(persons);
    for (;;) {
      const { done, value } = pieces.next();
      if (done) return value;
      writeFileSync(file, value);
    }
  } finally {
    closeSync(file);
  }
}

/** Whether a row takes as long in the largest file as in the smaller ones. */
function linear(perRow: readonly number[]): string {
  const micros = perRow.map((seconds) => (seconds * 1e6).toFixed(1)).join(", ");
  const last = perRow.at(-1) ?? 0;
  const is = last <= tolerance * Math.min(...perRow.slice(0, -1));
  return `Time per row without the start: ${micros} µs, ${is ? "linear" : "NOT LINEAR"}.\n`;
}

function number(value: number): string {
  return Math.round(value).toLocaleString("en");
}
