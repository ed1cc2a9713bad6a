import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readDataset } from "../../scripts/read/index.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import { fixtureBytes } from "./sav-files.ts";
import { savBytes } from "./sav-writer.ts";
import { source } from "./source.ts";
import { refusal } from "./survey.ts";

/** Reads a file to its end; true where it was refused in a clear way. */
function isRefused(bytes: Uint8Array): boolean {
  try {
    for (const _ of readDataset([source("data/a.sav", bytes)]).responses());
    return false;
  } catch (error) {
    if (error instanceof AuthorError) return true;
    throw error;
  }
}

/** What an author reads of a broken file. */
const said = (bytes: Uint8Array) =>
  refusal(() => {
    for (const _ of readDataset([source("data/a.sav", bytes)]).responses());
  });

describe("a broken SPSS file", () => {
  test("is refused wherever it ends too early", { timeout: 60_000 }, () => {
    for (const name of ["unkomprimiert.sav", "alles.zsav", "sets.sav"]) {
      const original = fixtureBytes(name);
      for (let end = 4; end < original.length - 8; end += 7)
        expect(isRefused(original.subarray(0, end))).toBe(true);
    }
  });

  test("is refused with the byte from which it cannot be read, and what to do", () => {
    const bytes = Buffer.from(fixtureBytes("alles.sav"));
    bytes.writeInt32LE(12345, 176);
    expect(said(bytes)).toBe(
      "data/a.sav: ab Byte 176 ist die SPSS-Datei nicht lesbar: hier steht ein unbekannter Satztyp (12345)\n" +
        "Hinweis: Die Datei in SPSS öffnen, unter neuem Namen als .sav speichern und unverändert ablegen.",
    );
    expect(said(fixtureBytes("unkomprimiert.sav").subarray(0, 2800))).toMatch(
      /^data\/a\.sav: ab Byte 2800 ist die SPSS-Datei nicht lesbar: die Daten enden mitten in Fall \d+\n/,
    );
    expect(said(fixtureBytes("alles.sav").subarray(0, 300))).toMatch(/die Datei endet zu früh/);
  });

  test("of a password is refused", () => {
    const bytes = Buffer.concat([
      Buffer.from([0x1c, 0, 0, 0, 0, 0, 0, 0]),
      Buffer.from("ENCRYPTEDSAV"),
      Buffer.alloc(99),
    ]);
    expect(said(bytes)).toBe(
      "data/a.sav: die SPSS-Datei ist mit einem Kennwort verschlüsselt\n" +
        "Hinweis: Die Datei in SPSS öffnen und ohne Kennwort speichern.",
    );
  });
});

describe("a file that promises too much is refused at once", () => {
  const small = { variables: [{ name: "a" }], rows: [[1]] };
  const int = (...values: number[]) => {
    const bytes = Buffer.alloc(values.length * 4);
    for (const [i, value] of values.entries()) bytes.writeInt32LE(value, i * 4);
    return bytes;
  };
  /** A file with records of one's own before the end of its dictionary, and what follows it. */
  const withRecords = (records: Uint8Array, data: Uint8Array = Buffer.alloc(16)) => {
    const whole = Buffer.from(savBytes({ ...small, codePage: 0 }));
    return Buffer.concat([whole.subarray(0, 176 + 32), records, int(999, 0), data]);
  };

  test.each([
    ["value labels", int(3, 0x7fffffff)],
    ["documents", int(6, 0x7fffffff)],
    ["extensions", int(7, 3, 0x7fffffff, 0x7fffffff)],
    ["negative extensions", int(7, 3, -4, 8)],
    ["missing values", int(2, 0, 0, 99, 0, 0, 0, 0)],
    ["a label", int(2, 0, 1, 0, 0, 0, 0, 0, 0x7fffffff)],
    ["a width", int(2, 9999, 0, 0, 0, 0, 0, 0)],
  ])("(%s)", (_, records) => {
    expect(isRefused(withRecords(records))).toBe(true);
  });

  test("(a thousand labels for a thousand variables, and again)", () => {
    const many = 2000;
    const variable = Buffer.concat([int(2, 0, 0, 0, 0x050800, 0x050800), Buffer.from("X       ")]);
    const variables = Buffer.concat(Array.from({ length: many }, () => variable));
    const label = Buffer.concat([Buffer.alloc(8), Buffer.from([7]), Buffer.from("abcdefg")]);
    const labels = Array.from({ length: many }, (_, i) => {
      const one = Buffer.from(label);
      one.writeDoubleLE(i, 0);
      return one;
    });
    const places = int(4, many, ...Array.from({ length: many }, (_, i) => i + 1));
    const records = Buffer.concat([variables, int(3, many), ...labels, places]);
    expect(said(withRecords(records))).toMatch(/mehr als eine Million Wertbeschriftungen/);
  });

  test("(cases without end)", () => {
    expect(said(savBytes({ ...small, cases: 0x7fffffff }))).toMatch(
      /die Daten enden nach 1 von 2147483647 Fällen/,
    );
  });

  test.each([
    ["more than it says", 1_000_000, 100, /beschädigt oder größer als angekündigt/],
    ["a block of two gigabytes", 1_000_000, 0x7fffffff, /sind unsinnig/],
    ["less than it says", 1000, 1016, /kürzer als angekündigt/],
  ])("(a compressed block with %s)", (_, real, promised, message) => {
    const dictionary = Buffer.from(withRecords(Buffer.alloc(0), Buffer.alloc(0)));
    dictionary.write("$FL3", 0);
    dictionary.writeInt32LE(2, 72);
    const block = deflateSync(Buffer.alloc(real, 255));
    const long = (...values: number[]) => {
      const bytes = Buffer.alloc(values.length * 8);
      for (const [i, value] of values.entries()) bytes.writeBigInt64LE(BigInt(value), i * 8);
      return bytes;
    };
    const start = dictionary.length;
    const trailer = start + 24 + block.length;
    const head = long(start, trailer, 48);
    const tail = [long(-100, 0), int(0x3ff000, 1), long(start, start + 24), int(promised, block.length)];
    expect(said(Buffer.concat([dictionary, head, block, ...tail]))).toMatch(message);
  });
});
