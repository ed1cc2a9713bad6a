import { readDataset } from "../../../scripts/read/index.ts";
import type { SourceFile } from "../../../scripts/read/source.ts";
import { tabulate } from "../../../scripts/tabulate/index.ts";
import { AuthorError } from "../../../src/lib/errors.ts";

/**
 * Reads and counts some files to the end: true where that went well, the message where they were refused with one that
 * an author understands. Throws anything else: a crash, or a message of another form.
 */
export function outcomeOf(files: readonly SourceFile[]): true | string {
  try {
    tabulate(readDataset(files), [], "all");
    return true;
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    const fault = faultIn(error.message);
    if (fault !== undefined) throw new Error(`${fault}:\n${error.message}`);
    return error.message;
  }
}

/** Two for each of two hundred faults, and two for all others. */
const mostLines = 402;
const longestLine = 801;

/** What is wrong with a message: it must be pairs of one line that says where and what, and one that says what to do. */
function faultIn(message: string): string | undefined {
  const lines = message.split("\n");
  if (lines.length % 2 === 1) return "no pairs of lines";
  if (lines.length > mostLines) return `${lines.length} lines`;
  for (const [at, line] of lines.entries()) {
    if (line.length > longestLine) return `a line of ${line.length} characters`;
    if (/\p{Cc}|[\u2028\u2029]/u.test(line)) return "control characters";
    if (!(at % 2 === 0 ? /^data[^:]*(?::\d+)?: \S/ : /^Hinweis: \S/).test(line))
      return `line ${at + 1} has another form`;
    if (/undefined|\bNaN\b|\[object |Infinity|function /.test(line))
      return "something of the program's in it";
  }
  return undefined;
}
