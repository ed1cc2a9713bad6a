import fc from "fast-check";
import { expect, test } from "vitest";
import { readDataset } from "../../../scripts/read/index.ts";
import { readerOf } from "../../../scripts/read/sav/cases.ts";
import { openSav } from "../../../scripts/read/sav/open.ts";
import { tabulate } from "../../../scripts/tabulate/index.ts";
import { type MadeFile, type MadeVariable, savBytes } from "../sav-writer.ts";
import { source } from "../source.ts";
import { gathered } from "./naive.ts";
import { holds } from "./settings.ts";

/** Letters that mean the same in Latin-1 and in Windows-1252, without NUL, which fills texts up like a blank. */
const western = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).filter((letter) =>
  /[\x20-\x7e\xa1-\xff]/.test(letter),
);
const words = (maxLength: number) => fc.string({ unit: fc.constantFrom(...western), maxLength });

/** What a program can store as a number; a little of it in the one byte that small whole numbers take. */
const number = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -120, max: 300 }) },
  fc.double({ noNaN: true }),
  fc.constantFrom(
    -0,
    0.1,
    -Number.MAX_VALUE,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_VALUE,
    Number.POSITIVE_INFINITY,
    Number.NaN,
  ),
);
const small = fc.integer({ min: -5, max: 9 });

const unique = <Value>(of: fc.Arbitrary<Value>, maxLength: number) => fc.uniqueArray(of, { maxLength });
const labelled = unique(small, 6).chain((values) =>
  fc.tuple(...values.map((value) => words(20).map((text): [number, string] => [value, text]))),
);

const variable: fc.Arbitrary<Omit<MadeVariable, "name">> = fc.oneof(
  fc.record({ width: fc.constant(0), label: words(60), labels: labelled, missing: unique(small, 3) }),
  fc.record({ width: fc.integer({ min: 1, max: 8 }), label: words(250) }),
);

/** A file with any values; names are all different, or readers would have to invent some. */
const file: fc.Arbitrary<MadeFile & { piece: number }> = fc
  .array(variable, { minLength: 1, maxLength: 12 })
  .map((made) => made.map((one, at): MadeVariable => ({ ...one, name: `V${at}` })))
  .chain((variables) => {
    const cells = variables.map(({ width = 0 }) => {
      const value = width > 0 ? words(width) : fc.oneof(small, number);
      return fc.oneof({ weight: 5, arbitrary: value }, fc.constant(width > 0 ? "" : null));
    });
    return fc.record({
      variables: fc.constant(variables),
      rows: fc.array(fc.tuple(...cells), { minLength: 1, maxLength: 20 }),
      little: fc.boolean(),
      compression: fc.constantFrom(0 as const, 1 as const, 2 as const),
      block: fc.integer({ min: 200, max: 5000 }),
      piece: fc.oneof(fc.constant(65_536), fc.integer({ min: 1, max: 100 })),
    });
  });

/** What a value means: nothing for a blank text, what is no number, SPSS's own missing, and what was declared missing. */
function meaning(value: number | string | null, { missing = [] }: MadeVariable): number | string | null {
  if (typeof value === "string") return value.trimEnd() || null;
  const isNone = value === null || !Number.isFinite(value) || value === -Number.MAX_VALUE;
  return isNone || missing.includes(value) ? null : value;
}

test("Any values come back from an SPSS file of any byte order and compression", () => {
  holds(file, 400, ({ piece, ...made }) => {
    const sav = openSav(source("data/a.sav", savBytes(made), piece));
    const { variables } = sav.dictionary;
    expect(variables.map(({ label }) => label)).toEqual(made.variables.map(({ label = "" }) => label.trim()));
    const readers = variables.map((one) => readerOf(one, sav.dictionary));
    const rows = Array.from(sav.cases(), (one) => readers.map((read) => read(one)));
    expect(rows).toEqual(
      made.rows.map((row) => row.map((value, at) => meaning(value, made.variables[at] as MadeVariable))),
    );
  });
});

test("Any SPSS file on its own is counted as by hand", () => {
  holds(file, 400, ({ piece, ...made }) => {
    const dataset = readDataset([source("data/a.sav", savBytes(made), piece)]);
    const tally = tabulate(dataset, [], "all");
    expect(tally.responses).toBe(made.rows.length);
    for (const [at, variable] of dataset.variables.entries()) {
      const index = made.variables.findIndex(({ name }) => name === variable.name);
      const column = made.rows.map((row) =>
        meaning(row[index] ?? null, made.variables[index] as MadeVariable),
      );
      const given = column.filter((value) => value !== null);
      const measure = tally.questions[variable.question]?.[variable.part];
      const { scales = [] } = dataset.codebook.questions[variable.question] ?? {};
      expect(measure?.n[0], `variable ${at}`).toBe(given.length);
      expect(measure?.noAnswer[0]).toBe(column.length - given.length);
      const counts = (scales[0]?.categories ?? []).map(
        ({ code }) => given.filter((value) => String(value) === code).length,
      );
      expect([...(measure?.counts ?? [])]).toEqual(counts);
      if (measure?.values) {
        expect(gathered(measure.values[0] ?? [])).toEqual(gathered(given.map((value) => [Number(value), 1])));
      }
    }
  });
});
