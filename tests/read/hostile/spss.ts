import { savBytes } from "../sav-writer.ts";
import { type Inputs, made, million } from "./input.ts";

const int = (...values: number[]) => Buffer.from(Int32Array.from(values).buffer);
const small = Buffer.from(savBytes({ variables: [{ name: "a" }], rows: [[1]], codePage: 0 }));
/** End of the header and the one variable of that file. */
const dictionary = 176 + 32;

/** A file with records of one's own behind its first variable, and one case, of system-missing values alone. */
function sav(records: () => Iterable<Uint8Array>, cells = 8) {
  const file = made("data/a.sav", function* () {
    yield small.subarray(0, dictionary);
    yield* records();
    yield int(999, 0);
    yield Buffer.alloc((cells + 8) & ~7, 255);
  });
  return [file];
}

function* many(count: number, record: (index: number) => Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < count; from += 2000) {
    yield Buffer.concat(Array.from({ length: Math.min(2000, count - from) }, (_, i) => record(from + i)));
  }
}

const short = (index: number) => `V${index.toString(36).toUpperCase()}`.padEnd(8);
/** The record of a variable, with a label of whole groups of four letters. */
const variable = (index: number, width = 0, label = "") => {
  const text = label === "" ? [] : [int(label.length), Buffer.from(label)];
  return Buffer.concat([
    int(2, width, label === "" ? 0 : 1, 0, 0x50800, 0x50800),
    Buffer.from(short(index)),
    ...text,
  ]);
};
const continuation = Buffer.concat([int(2, -1, 0, 0, 0, 0), Buffer.alloc(8)]);
/** A text of 255 bytes: 32 records. */
const text = (index: number) =>
  Buffer.concat([variable(index, 255), ...Array.from({ length: 31 }, () => continuation)]);
const extension = (subtype: number, content: string) => {
  const bytes = Buffer.from(content);
  return Buffer.concat([int(7, subtype, 1, bytes.length), bytes]);
};
const indices = (count: number) => Array.from({ length: count }, (_, i) => i);

/** SPSS files that are much larger, or promise much more, than any survey. */
export const spss: Inputs = {
  "a million variables": {
    files: () => sav(() => many(million, (i) => variable(i))),
    said: /: ab Byte \d+ ist die SPSS-Datei nicht lesbar: sie hat mehr als 200\.000 Variablen/,
    large: true,
  },
  "twenty-one thousand variables": {
    files: () => sav(() => many(21_000, (i) => variable(i)), 21_001),
    said: /nicht lesbar: sie hat mehr als 20\.000 Variablen/,
  },
  "eight thousand variables of one name": {
    files: () => sav(() => many(8000, () => variable(1)), 8001),
    said: true,
    large: true,
  },
  "texts that take a quarter of a million records": {
    files: () => sav(() => many(8000, text), 8000 * 32 + 1),
    said: true,
    large: true,
  },
  "eight thousand variables with labels of nothing but brackets": {
    files: () =>
      sav(function* () {
        yield* many(8000, (i) => variable(i, 0, `[${"] ".repeat(117)}${String(i).padStart(5)}`));
        yield extension(
          13,
          indices(8000)
            .map((i) => `${short(i).trim()}=Q_${i}`)
            .join("\t"),
        );
        const label = Buffer.alloc(16);
        label.writeDoubleLE(1);
        label.write("\x01a", 8);
        yield Buffer.concat([int(3, 1), label, int(4, 8000), int(...indices(8000).map((i) => i + 2))]);
      }, 8001),
    said: true,
    large: true,
  },
  "three thousand sets of two thousand variables": {
    files: () =>
      sav(function* () {
        yield* many(2000, (i) => variable(i));
        const all = indices(2000)
          .map((i) => short(i).trim())
          .join(" ");
        yield extension(
          7,
          indices(3000)
            .map((i) => `$a${i}=D1 1 0  ${all}\n`)
            .join(""),
        );
      }, 2001),
    said: /nicht lesbar: die Mehrfachantworten-Sets haben zu viele Antworten/,
    large: true,
  },
  "an extension of four gigabytes": {
    files: () => sav(() => [int(7, 3, 65_536, 65_536)]),
    said: /nicht lesbar: ein Zusatz ist länger als der Rest der Datei/,
  },
  "documents of two gigabytes": {
    files: () => sav(() => [int(6, 26_000_000)]),
    said: /nicht lesbar: die angekündigte Anzahl 26000000 passt nicht in die Datei/,
  },
  "cases of 20 MB": {
    files: () => [
      made("data/a.sav", function* () {
        const labels: [number, string][] = [
          [1, "ja"],
          [2, "nein"],
        ];
        yield savBytes({ variables: [{ name: "a", labels }], rows: [], compression: 0, cases: -1 });
        for (let i = 0; i < 20; i++) yield Buffer.alloc(million);
      }),
    ],
    said: true,
    large: true,
  },
};
