import fc from "fast-check";
import { report } from "../../child.ts";
import { settings } from "../random/settings.ts";
import { source } from "../source.ts";
import { changed, type Spoiling, spoiling } from "./changes.ts";
import { type Form, forms } from "./forms.ts";
import { outcomeOf } from "./read.ts";

/** What became of the spoiled files of one form. */
export interface Outcome {
  read: number;
  refused: number;
  /** The smallest spoiling that leads to a crash or a bad message; null where none does. */
  fault: string | null;
}

function files({ parts, pack }: Form, { which, changes }: Spoiling) {
  const spoil = (at: number, bytes: Uint8Array) => (at === 0 ? changed(bytes, changes) : bytes);
  const whole = pack(parts);
  // Where a part is a file, it is spoiled once, not twice as often as what is packed.
  const turns = parts.length + (whole.length === parts.length ? 0 : whole.length);
  const turn = which % turns;
  const made =
    turn < parts.length
      ? pack(parts.map((part, at) => spoil(at - turn, part)))
      : whole.map((file, at) => spoil(at - (turn - parts.length), file));
  return made.map((file, at) => source(`data/datei${at}`, file));
}

/** Spoils files of a form so many times. */
function outcomeOfForm(name: string, runs: number): Outcome {
  const form = forms[name];
  if (form === undefined) throw new Error(`no form ${name}`);
  const outcome: Outcome = { read: 0, refused: 0, fault: null };
  const whole = form.pack(form.parts).map((file, at) => source(`data/datei${at}`, file));
  const unspoiled = outcomeOf(whole);
  if (unspoiled !== true) throw new Error(`refused before it was spoiled: ${unspoiled}`);
  const result = fc.check(
    fc.property(spoiling, (one) => {
      // Should it hang, this is the last that is heard of it.
      process.stderr.write(`${JSON.stringify(one)}\n`);
      if (outcomeOf(files(form, one)) === true) outcome.read++;
      else outcome.refused++;
    }),
    settings(runs),
  );
  if (result.failed) {
    const { errorInstance } = result;
    const why = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance);
    outcome.fault = `${fc.defaultReportMessage(result) ?? "interrupted"}\n${why}`;
  }
  return outcome;
}

// Process of its own: a number of runs and forms on the command line, what became of each on the way out.
const [runs = "0", ...names] = process.argv.slice(2);
report(names.map((name) => outcomeOfForm(name, Number(runs))));
