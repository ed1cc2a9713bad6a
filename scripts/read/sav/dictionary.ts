import { type Bytes, SavFault } from "./bytes.ts";
import { type Texts, textsOf } from "./encoding.ts";
import { casesIn, doublesOf, intsOf, longLabels, longMissing } from "./extensions.ts";
import { latin, readRecords } from "./records.ts";
import { type SetRecord, setsOf } from "./sets.ts";
import { numberIn, type SavVariable, type Value, type ValueLabel, variablesOf } from "./variables.ts";

/** What a system file says about itself and its variables. */
export interface Dictionary {
  variables: SavVariable[];
  sets: SetRecord[];
  texts: Texts;
  /** Label of the file; empty where there is none. */
  label: string;
  /** Variable that SPSS weights the cases by. */
  weight: SavVariable | undefined;
  compression: "none" | "bytes" | "zlib";
  bias: number;
  little: boolean;
  /** The number that stands for system-missing. */
  sysmis: number;
  /** Length of a case in bytes. */
  width: number;
  /** Number of cases; undefined where the file does not tell. */
  cases: number | undefined;
}

/** Ten times the columns that a survey can have; each becomes a question, or a part of one. */
const mostVariables = 20_000;

/** More labels than any survey has, over all variables: a broken file must not keep the machine busy for hours. */
const mostLabels = 1_000_000;

/** The dictionary at the beginning of a system file; stands at its data afterwards. */
export function readDictionary(bytes: Bytes): Dictionary {
  const { header, variables: records, labels, extensions } = readRecords(bytes);
  const { little } = bytes;
  if (records.length === 0) throw new SavFault(176, "sie enthält keine Variablen");
  const codePage = intsOf(extensions.get(3), little)[7];
  const encoding = extensions.get(20);
  const texts = textsOf(encoding && latin(encoding), codePage);
  const [sysmis = -Number.MAX_VALUE] = doublesOf(extensions.get(4), little);

  const named = new Map<string, SavVariable>();
  const placed = variablesOf(records, extensions, little, texts);
  if (placed.size > mostVariables) throw new SavFault(176, "sie hat mehr als 20.000 Variablen");
  const variables = [...placed.values()];
  for (const variable of variables) named.set(variable.name.toUpperCase(), variable);
  for (const variable of variables) named.set(variable.short, variable);

  let budget = mostLabels;
  const attach = (variable: SavVariable | undefined, of: ValueLabel[], offset: number) => {
    // Places beyond the variables are known from other writers: labels of nothing.
    if (variable === undefined) return;
    budget -= of.length;
    if (budget < 0) throw new SavFault(offset, "sie enthält mehr als eine Million Wertbeschriftungen");
    variable.labels = of;
  };
  for (const { labels: stored, variables: places } of labels) {
    const number = (value: Uint8Array) => numberIn(value, little);
    const numbers = once(() => inOrder(stored, ({ value }) => number(value), texts));
    const words = once(() => inOrder(stored, ({ value }) => texts.decode(value), texts));
    for (const place of places) {
      const variable = placed.get(place - 1);
      attach(variable, variable?.width === 0 ? numbers() : words(), bytes.offset);
    }
  }
  for (const [name, found] of longLabels(extensions.get(21), little, texts)) {
    attach(named.get(name), unique(found), bytes.offset);
  }
  for (const [name, values] of longMissing(extensions.get(22), little, texts)) {
    const variable = named.get(name);
    if (variable !== undefined && variable.width > 0) variable.missing = { values };
  }

  const declared = casesIn(extensions.get(16), little) ?? header.cases;
  return {
    variables,
    sets: [...setsOf(extensions.get(7), texts), ...setsOf(extensions.get(19), texts)],
    texts,
    label: texts.decode(header.label).trim(),
    weight: placed.get(header.weight - 1),
    compression: header.compression,
    bias: header.bias,
    little,
    sysmis,
    width: records.length * 8,
    // Writers that cannot go back to the header leave -1 or 0.
    cases: declared > 0 ? declared : undefined,
  };
}

function inOrder<T extends { label: Uint8Array }>(
  stored: T[],
  value: (of: T) => Value,
  { decode }: Texts,
): ValueLabel[] {
  return unique(stored.map((of) => ({ value: value(of), label: decode(of.label).trim() })));
}

/** Each value once, numbers by size; texts stay in the order of the file. */
function unique(labels: ValueLabel[]): ValueLabel[] {
  const first = new Map<Value, ValueLabel>();
  for (const of of labels) if (!first.has(of.value) && of.value !== "") first.set(of.value, of);
  return [...first.values()].sort((a, b) =>
    typeof a.value === "number" && typeof b.value === "number" ? a.value - b.value : 0,
  );
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
