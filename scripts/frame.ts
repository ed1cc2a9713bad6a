import { dsvFormat } from "d3";
import { AuthorError, suggest } from "../src/lib/errors.ts";
import type { Problem } from "../src/model/problem.ts";
import type { Partition } from "./groupings.ts";
import type { Frame } from "./protect/index.ts";

/**
 * The population frame from its table: one column per grouping variable with the answer codes of its question, and
 * `n` with the number of persons. Throws `AuthorError` with every faulty line.
 */
export function readFrame(text: string, file: string, partitions: readonly Partition[]): Frame {
  const header = text.replace(/^\uFEFF/, "").split(/\r?\n/, 1)[0] ?? "";
  const separator = [";", "\t", ","].find((s) => header.includes(s)) ?? ";";
  const rows = dsvFormat(separator).parse(text.replace(/^\uFEFF/, ""));
  const problems: Problem[] = [];
  const known = [...partitions.map((p) => p.id), "n"];
  for (const column of rows.columns) {
    if (!known.includes(column)) {
      problems.push({ file, line: 1, what: `unbekannte Spalte: ${column}`, hint: suggest(column, known) });
    }
  }
  if (!rows.columns.includes("n")) {
    problems.push({
      file,
      line: 1,
      what: "Spalte n fehlt",
      hint: "n ist die Zahl der Personen in der Grundgesamtheit.",
    });
  }

  const used = partitions.filter((p) => rows.columns.includes(p.id));
  const frame: Frame = { total: 0, groups: Object.fromEntries(used.map((p) => [p.id, {}])) };
  for (const [i, row] of rows.entries()) {
    const line = i + 2;
    const text = row.n ?? "";
    const n = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(n)) {
      if (rows.columns.includes("n"))
        problems.push({
          file,
          line,
          what: `n ist keine ganze Zahl: ${text}`,
          hint: "Eine Zahl ohne Punkt und Komma.",
        });
      continue;
    }
    frame.total += n;
    for (const partition of used) {
      const code = row[partition.id] ?? "";
      const group = partition.groups.find((g) => g.codes.includes(code));
      if (group === undefined) {
        const codes = partition.groups.flatMap((g) => g.codes);
        problems.push({
          file,
          line,
          what: `${partition.id}: unbekannter Antwortcode: ${code}`,
          hint: suggest(code, codes),
        });
        continue;
      }
      const groups = frame.groups[partition.id] ?? {};
      groups[group.id] = (groups[group.id] ?? 0) + n;
    }
  }
  if (problems.length > 0) throw new AuthorError(problems);
  return frame;
}
