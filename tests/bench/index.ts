import { auditing } from "./audit.ts";
import type { Benchmark } from "./benchmark.ts";
import { drawing } from "./charts.ts";
import { writing } from "./dev.ts";
import { loading } from "./loading.ts";
import { paging } from "./pages.ts";
import { printing } from "./pdf.ts";
import { comparing } from "./peers.ts";
import { reading } from "./reading.ts";

/** All benchmarks by name; `npm run bench -- <name>` runs one of them. */
const benchmarks: Readonly<Record<string, Benchmark>> = {
  reading,
  auditing,
  drawing,
  paging,
  pdf: printing,
  loading,
  dev: writing,
  peers: comparing,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benchmarks, name));
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(", ")}; there is: ${Object.keys(benchmarks).join(", ")}`);
  process.exitCode = 1;
} else {
  for (const [name, { title, run }] of Object.entries(benchmarks)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`${name}: ${title}\n`);
    for (const fault of await run(console.log)) {
      console.error(`FAULT: ${fault}`);
      process.exitCode = 1;
    }
  }
}
