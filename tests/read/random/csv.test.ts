import fc from "fast-check";
import { expect, test } from "vitest";
import type { Cell } from "../../../scripts/read/csv.ts";
import { openCsv } from "../../../scripts/read/table.ts";
import { source } from "../source.ts";
import { holds } from "./settings.ts";
import { anyText } from "./texts.ts";

/** How a program writes a table: LimeSurvey quotes every cell, others only where they must. */
interface Style {
  separator: "," | ";" | "\t";
  /** LimeSurvey's way: then an empty cell in quotes is not a bare one. */
  quotesAll: boolean;
  end: "\r\n" | "\n";
  /** Line ends behind the last row: LimeSurvey writes one too many, others none. */
  ends: number;
  mark: boolean;
  /** Bytes handed out at a time. */
  piece: number;
}

const style: fc.Arbitrary<Style> = fc.record({
  separator: fc.constantFrom(",", ";", "\t"),
  quotesAll: fc.boolean(),
  end: fc.constantFrom("\r\n", "\n"),
  ends: fc.constantFrom(0, 1, 2),
  mark: fc.boolean(),
  piece: fc.oneof(fc.constantFrom(1, 2, 3, 7, 64, 100_000), fc.integer({ min: 1, max: 200 })),
});

/** A heading: never blank, without blanks around it, which are taken away; the first needs no quotes. */
const heading = fc.oneof(
  fc.constantFrom("L", "C[SQ1]", "Größe", "a.. [b]"),
  anyText
    .map((text) =>
      text
        .trim()
        .replace(/^\uFEFF+/, "")
        .trim(),
    )
    .filter((text) => text !== "" && !text.startsWith("'=")),
);

/** A table; a text that begins like one that LimeSurvey masks would be read without its mask. */
function tableOf(text: fc.Arbitrary<string>): fc.Arbitrary<{ headings: string[]; rows: Cell[][] }> {
  const cell = fc.oneof(
    text.filter((value) => !value.startsWith("'=")),
    fc.constant(null),
    fc.constant(""),
  );
  return fc.integer({ min: 2, max: 6 }).chain((width) =>
    fc.record({
      headings: fc
        .array(heading, { minLength: width - 1, maxLength: width - 1 })
        .map((others) => ["id", ...others]),
      rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }),
    }),
  );
}

function written(rows: readonly Cell[][], { separator, quotesAll, end, ends, mark }: Style): string {
  const quoted = (cell: Cell) => {
    const isBare = cell === null || (!quotesAll && !/["\r\n]/.test(cell) && !cell.includes(separator));
    return isBare ? (cell ?? "") : `"${cell.replaceAll('"', '""')}"`;
  };
  const masked = (cell: Cell) => (cell?.startsWith("=") ? `'${cell}` : cell);
  const lines = rows.map((row) => row.map((cell) => quoted(masked(cell))).join(separator));
  return `${mark ? "\uFEFF" : ""}${lines.join(end)}${end.repeat(ends)}`;
}

/** What has to come back: other programs write an empty cell and none alike. */
function expected(rows: readonly Cell[][], { quotesAll }: Style): Cell[][] {
  return quotesAll ? [...rows] : rows.map((row) => row.map((cell) => cell || null));
}

function readBack(bytes: Uint8Array, piece: number) {
  const faults: string[] = [];
  const table = openCsv(source("data/a.csv", bytes, piece));
  const batches = [...table.batches((line, what) => faults.push(`${line}: ${what}`))];
  const rows = batches.flatMap((batch) => batch.rows);
  const lines = batches.flatMap((batch) => batch.lines);
  return { table, rows, lines, faults };
}

const utf8 = new TextEncoder();

test("Any table comes back from any dialect of CSV, cell by cell", () => {
  holds(fc.tuple(tableOf(anyText), style), 1000, ([{ headings: texts, rows }, made]) => {
    // Which of two separators outside quotes is the one cannot be told: only LimeSurvey quotes every heading.
    const headings = made.quotesAll ? texts : texts.map((text) => text.replace(/[,;\t]/g, "/"));
    const { table, ...found } = readBack(utf8.encode(written([headings, ...rows], made)), made.piece);
    expect(table.headings).toEqual(headings);
    expect(table.nullIsNotShown).toBe(made.quotesAll);
    expect(found.faults).toEqual([]);
    expect(found.rows).toEqual(expected(rows, made));
    // Every row is told by the line it begins on: line feeds within cells count.
    let line = 1;
    const starts = [headings, ...rows].map((row) => {
      line += row.join("").split("\n").length;
      return line;
    });
    expect(found.lines).toEqual(starts.slice(0, -1));
  });
});

/** All letters of Windows-1252 by their byte. */
const western = new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));

test("Any table comes back from Windows-1252, and is said to be in it", () => {
  const text = fc.string({ unit: fc.constantFrom(...western.split("")), maxLength: 20 });
  holds(fc.tuple(tableOf(text), style), 500, ([{ rows }, made]) => {
    const headings = ["id", "Größe", ...(rows[0] ?? ["", ""]).slice(2).map((_, at) => `Spalte ${at}`)];
    const content = written([headings, ...rows], { ...made, mark: false });
    const bytes = Uint8Array.from(content, (letter) => western.indexOf(letter));
    const { table, ...found } = readBack(bytes, made.piece);
    expect(table.headings).toEqual(headings);
    expect(table.dialect).toContain("Windows-1252");
    expect(found.faults).toEqual([]);
    expect(found.rows).toEqual(expected(rows, made));
  });
});

test("Bytes that are no text in any encoding are read without a crash, and by any pieces alike", () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  holds(fc.tuple(bytes, fc.integer({ min: 1, max: 50 })), 500, ([noise, piece]) => {
    const all = Uint8Array.from([...utf8.encode('"id","L"\r\n'), ...noise]);
    const whole = readBack(all, all.length);
    const cut = readBack(all, piece);
    expect(cut.rows).toEqual(whole.rows);
    expect(cut.faults).toEqual(whole.faults);
    expect(cut.lines).toEqual(whole.lines);
  });
});
