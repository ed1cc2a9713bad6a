import { AuthorError } from "../../src/lib/errors.ts";
import { type SourceFile, textOf } from "./source.ts";

/** Larger than any: a few lines for each column. */
const largest = 64 * 2 ** 20;
/** Far more than a table of LimeSurvey's can have in any database. */
const mostColumns = 20_000;
/** Longer than any line of a syntax file: labels are cut, and have a line of their own. */
const longestLine = 1_000_000;

const naming = /^names\(data\)\[(\d+)\] <- "(.*)"\s*$/;

/** True for the syntax file of an R export. */
export function isRSyntax(head: string): boolean {
  return head.split("\n").some((line) => naming.test(line));
}

/**
 * The column names that an R syntax file gives (`RSyntaxWriter`), by 0-based column. They go by the index that stands
 * there: columns that R was not told of (timings) have none. Throws `AuthorError` where it is none of LimeSurvey's.
 */
export function readRNames(file: SourceFile): Map<number, string> {
  if (file.size > largest) fail(file, "die R-Syntax ist größer als 64 MiB");
  const names = new Map<number, string>();
  for (const line of linesOf(file)) {
    const [, index, name] = naming.exec(line) ?? [];
    if (index !== undefined && name !== undefined) names.set(Number(index) - 1, name);
    if (names.size > mostColumns) fail(file, "die R-Syntax benennt mehr als 20.000 Spalten");
  }
  return names;
}

/** The lines of a file, one after another. */
function* linesOf(file: SourceFile): Generator<string> {
  let rest = "";
  for (const piece of textOf(file, "utf-8")) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
    if (rest.length > longestLine)
      fail(file, "die R-Syntax hat eine Zeile von mehr als einer Million Zeichen");
  }
  yield rest;
}

function fail({ name }: SourceFile, what: string): never {
  const hint =
    "Die Syntaxdatei so ablegen, wie LimeSurvey sie exportiert hat, oder aus dem Ordner entfernen.";
  throw new AuthorError([{ file: name, what, hint }]);
}
