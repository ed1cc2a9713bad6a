import { SavFault } from "./bytes.ts";
import type { Texts } from "./encoding.ts";
import { latin } from "./records.ts";

/** A multiple-response set as it is written in the file. */
export interface SetRecord {
  /** Without the leading `$`. */
  name: string;
  /** `dichotomy`: chosen where a variable has the counted value · `categories`: every variable holds one choice. */
  kind: "dichotomy" | "categories";
  /** The value that counts as chosen, as it is written; empty for categories. */
  counted: string;
  /** True where the options are labelled by the value label of what is counted, not by the variable's. */
  byValue: boolean;
  label: string;
  /** Short names of the variables in capitals. */
  variables: string[];
}

/** Variables in all sets of a file: a broken one must not fill the memory. */
const mostNames = 200_000;

/**
 * The multiple-response sets of extensions 7 and 19 (PSPP, "Multiple Response Sets Records"):
 * `$name=C 5 label a b`, `$name=D1 1 5 label a b`, `$name=E 11 1 1 0  a b`. Lines of another form are left out.
 */
export function setsOf(record: Uint8Array | undefined, { decode }: Texts): SetRecord[] {
  if (record === undefined) return [];
  const sets: SetRecord[] = [];
  let names = 0;
  const text = latin(record);
  const heads = /\$([^=\n$]{1,64})=(?:(C) |(D)|(E) \d+ )/g;
  for (let head = heads.exec(text); head !== null; head = heads.exec(text)) {
    let at = heads.lastIndex;
    /** A length, a blank, and so many bytes. */
    const counted = (): Uint8Array | undefined => {
      const digits = /^\d{1,5}(?= )/.exec(text.slice(at, at + 6))?.[0];
      if (digits === undefined) return undefined;
      const from = at + digits.length + 1;
      at = from + Number(digits);
      return at > record.length ? undefined : record.subarray(from, at);
    };
    const categories = head[2] !== undefined;
    const value = categories ? new Uint8Array(0) : counted();
    if (!categories) at++;
    const label = value && counted();
    if (value === undefined || label === undefined) continue;
    const feed = record.indexOf(0x0a, at);
    const end = feed < 0 ? record.length : feed;
    const variables = decode(record.subarray(at, end)).toUpperCase().split(" ").filter(Boolean);
    names += variables.length;
    if (names > mostNames) throw new SavFault(0, "die Mehrfachantworten-Sets haben zu viele Antworten");
    sets.push({
      name: decode(Buffer.from(head[1] ?? "", "latin1")),
      kind: categories ? "categories" : "dichotomy",
      counted: decode(value).trim(),
      byValue: head[4] !== undefined,
      label: decode(label),
      variables,
    });
    heads.lastIndex = end;
  }
  return sets;
}
