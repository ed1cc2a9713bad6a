import { report } from "../../child.ts";
import { outcomeOf } from "../spoiled/read.ts";
import { inputs } from "./index.ts";

// Process of its own: names of inputs on the command line, and for each what is said of it on the way out.
report(
  process.argv.slice(2).map((name) => {
    process.stderr.write(`${name}\n`);
    const input = inputs[name];
    if (input === undefined) throw new Error(`no input ${name}`);
    return outcomeOf(input.files());
  }),
);
