import type { Statement, UsedValue } from "../model/report.ts";
import type { Bound } from "./bound.ts";
import { judge, tell } from "./claims.ts";
import type { Values } from "./expression/evaluate.ts";
import { inWords } from "./forms.ts";

/** How a bound value stands on the released data. */
export interface Standing {
  state: Statement["state"];
  /** What the reader sees; where there is no value, the path. */
  text: string;
  used: UsedValue[];
  bound?: Bound;
  /** What an author must mend; absent where the value holds. */
  fault?: { what: string; hint: string };
}

/**
 * A value as its mark asks for it. A difference that has turned negative is broken, since „um 9 Prozentpunkte höher“
 * says which side is higher; so is a value that no longer fits its words.
 * @param opens whether it opens a sentence: words then begin with a capital
 */
export function standingOf(
  { source, expression, form }: { source: string; expression: string; form?: string },
  values: Values,
  opens: boolean,
): Standing {
  const { outcome, used } = judge(expression, values);
  if (outcome.kind === "problem") return { state: "faulty", text: source, used, fault: outcome };
  if (outcome.kind === "withheld") return { state: "withheld", text: source, used, fault: outcome };
  if (outcome.kind !== "value") {
    const hint = "So: figur.kategorie, oder der Unterschied zweier Werte: a.x - b.x";
    return { state: "faulty", text: source, used, fault: { what: `kein Wert: ${source}`, hint } };
  }
  const bound = outcome.value;
  if (bound.unit === "Prozentpunkte" && bound.value < 0) {
    const what = `der Unterschied hat sich umgekehrt: ${source} ist ${bound.text} (${tell(used)})`;
    const hint =
      "Die Werte tauschen und den Satz wenden, oder abs(…) schreiben, wo die Richtung nichts sagt.";
    return { state: "broken", text: bound.text, used, bound, fault: { what, hint } };
  }
  if (form === undefined) return { state: "holds", text: bound.text, used, bound };
  const worded = inWords(form, bound);
  if (worded.kind !== "text") {
    const state = worded.kind === "misfit" ? "broken" : "faulty";
    const what = `${source}: ${worded.what}`;
    return { state, text: bound.text, used, bound, fault: { what, hint: worded.hint } };
  }
  const text = worded.startsWithWord && opens ? capitalised(worded.text) : worded.text;
  return { state: "holds", text, used, bound };
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
