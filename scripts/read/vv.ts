import type { Batch, Cell, OnFault } from "./csv.ts";
import { rowsOf } from "./csv.ts";
import { encodingOf, type SourceFile, textOf } from "./source.ts";
import { beginningOf, cleanHeading, type Table } from "./table.ts";

const dialect = { separator: "\t", quoted: false, escapes: true } as const;
const notShown = "{question_not_shown}";
const meanings: Readonly<Record<string, string>> = {
  lbrace: "{",
  newline: "\n",
  cr: "\r",
  tab: "\t",
  quote: '"',
};

/** True for a VV export: a row of texts, and under it a row of codes that begins with LimeSurvey's own columns. */
export function isVv(head: string): boolean {
  if (!head.includes("\t") || head.includes("\0")) return false;
  const [batch] = rowsOf([head], dialect, () => {});
  const codes = batch?.rows[1] ?? [];
  return codes.includes("submitdate") && (codes.includes("startlanguage") || codes.includes("lastpage"));
}

/**
 * A VV export (`export.php`, `vvexport`): tabs, PHP's `fputcsv`, the codes in the second row, raw values of the
 * database. It has always kept apart what was not shown.
 */
export function openVv(file: SourceFile): Table {
  const encoding = encodingOf(file);
  const [, codes = [], ...sample] = beginningOf(file, encoding, dialect, 2);
  return {
    file: file.name,
    headings: codes.map(cleanHeading),
    nullIsNotShown: true,
    dialect: `VV, ${encoding === "utf-8" ? "UTF-8" : "Windows-1252"}`,
    sample: sample.map((row) => row.map(shown)),
    notes: [],
    *batches(onFault: OnFault): Generator<Batch> {
      let left = 2;
      for (const { rows, lines } of rowsOf(textOf(file, encoding), dialect, onFault)) {
        const skipped = Math.min(left, rows.length);
        left -= skipped;
        yield { rows: rows.slice(skipped).map((row) => row.map(shown)), lines: lines.slice(skipped) };
      }
    },
  };
}

/** The value of a cell: null where the question was not shown. */
function shown(cell: Cell): Cell {
  if (cell === null) return "";
  if (cell === notShown) return null;
  if (!cell.includes("{")) return cell;
  return cell.replace(/\{(lbrace|newline|cr|tab|quote)\}/g, (whole, name) => meanings[name] ?? whole);
}
