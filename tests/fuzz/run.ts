import fc from "fast-check";
import { report } from "../child.ts";
import { settings } from "../read/random/settings.ts";
import { kinds } from "./kinds.ts";
import { twisting } from "./twist.ts";

/** What became of the twisted inputs of one kind. */
export interface Fuzzed {
  made: number;
  refused: number;
  /** The smallest input that leads to a crash, a bad message or something injected; null where none does. */
  fault: string | null;
}

// Process of its own: a kind and a number of runs on the command line, what became of them on the way out.
const [name = "", runs = "0"] = process.argv.slice(2);
const kind = kinds[name as keyof typeof kinds];
if (kind === undefined) throw new Error(`no kind ${name}`);
const fuzzed: Fuzzed = { made: 0, refused: 0, fault: null };
const result = fc.check(
  fc.property(twisting, (one) => {
    // Should it hang, this is the last that is heard of it.
    process.stderr.write(`${JSON.stringify(one)}\n`);
    fuzzed[kind(one)] += 1;
  }),
  { ...settings(Number(runs)), interruptAfterTimeLimit: 280_000 },
);
if (result.failed) {
  const { errorInstance } = result;
  const why = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance);
  fuzzed.fault = `${fc.defaultReportMessage(result) ?? "interrupted"}\n${why}`;
}
report(fuzzed);
