import { type SourceFile, textOf } from "./source.ts";

const naming = /^names\(data\)\[(\d+)\] <- "(.*)"\s*$/;

/** True for the syntax file of an R export. */
export function isRSyntax(head: string): boolean {
  return head.split("\n").some((line) => naming.test(line));
}

/**
 * The column names that an R syntax file gives (`RSyntaxWriter`), by 0-based column. They go by the index that stands
 * there: columns that R was not told of (timings) have none.
 */
export function readRNames(file: SourceFile): Map<number, string> {
  const names = new Map<number, string>();
  const text = [...textOf(file, "utf-8")].join("");
  for (const line of text.split("\n")) {
    const [, index, name] = naming.exec(line) ?? [];
    if (index !== undefined && name !== undefined) names.set(Number(index) - 1, name);
  }
  return names;
}
