import { dsvFormat } from "d3";
import { AuthorError, suggest } from "../src/lib/errors.ts";
import type { Codebook } from "../src/model/codebook.ts";
import type { Problem } from "../src/model/problem.ts";
import type { Study } from "../src/model/study.ts";
import { isTwoWay, type OneWay, type Partition } from "./partition.ts";
import type { Tally } from "./tabulate/index.ts";

/** Persons in the frame, in all and per group of each grouping variable that its table has a column for. */
export interface Frame {
  total: number;
  groups: Map<string, Map<string, number>>;
}

/**
 * The population frame from its table: one column per grouping variable with the answer codes of its question (of a
 * number: the ids of its classes), and `n` with the number of persons. Throws `AuthorError` with every faulty line.
 */
export function readFrame(
  text: string,
  file: string,
  partitions: readonly Partition[],
  codebook: Codebook,
): Frame {
  const plain = text.replace(/^\uFEFF/, "");
  const header = plain.split(/\r?\n/, 1)[0] ?? "";
  const separator = [";", "\t", ","].find((s) => header.includes(s)) ?? ";";
  const rows = dsvFormat(separator).parse(plain);
  const problems = headerProblems(rows.columns, file, partitions);

  const used = partitions
    .filter((p): p is OneWay => !isTwoWay(p) && rows.columns.includes(p.id))
    .map((partition) => ({
      partition,
      codes: codebook.questions[partition.question]?.scales[0]?.categories.map((c) => c.code) ?? [],
      groupOf: (cell: string) =>
        partition.groups.find(({ id, codes }) => (codes.length > 0 ? codes.includes(cell) : id === cell)),
    }));
  const frame: Frame = { total: 0, groups: new Map(used.map(({ partition }) => [partition.id, new Map()])) };
  for (const [i, row] of rows.entries()) {
    if (rows.columns.every((column) => !row[column]?.trim())) continue;
    const line = i + 2;
    const report = (what: string, hint: string) => problems.push({ file, line, what, hint });
    const cell = row.n?.trim() ?? "";
    if (!/^\d{1,9}$/.test(cell)) {
      if (rows.columns.includes("n"))
        report(`n ist keine ganze Zahl: ${cell}`, "Eine Zahl ohne Punkt und Komma.");
      continue;
    }
    frame.total += Number(cell);
    for (const { partition, codes, groupOf } of used) {
      const code = row[partition.id] ?? "";
      const group = groupOf(code);
      const counts = frame.groups.get(partition.id);
      if (group) counts?.set(group.id, (counts.get(group.id) ?? 0) + Number(cell));
      // An answer that the study counts to no group belongs to the frame all the same.
      else if (!codes.includes(code))
        report(
          `${partition.id}: unbekannter Antwortcode: ${code}`,
          suggest(code, codes.length > 0 ? codes : partition.groups.map(({ id }) => id)),
        );
    }
  }
  if (problems.length > 0) throw new AuthorError(problems);
  return frame;
}

function headerProblems(
  columns: readonly string[],
  file: string,
  partitions: readonly Partition[],
): Problem[] {
  const known = [...partitions.filter((p) => !isTwoWay(p)).map((p) => p.id), "n"];
  const problems = columns
    .filter((column) => !known.includes(column))
    .map(
      (column): Problem => ({
        file,
        line: 1,
        what: `unbekannte Spalte: ${column}`,
        hint: suggest(column, known),
      }),
    );
  if (!columns.includes("n")) {
    problems.push({
      file,
      line: 1,
      what: "Spalte n fehlt",
      hint: "n ist die Zahl der Personen in der Grundgesamtheit.",
    });
  }
  return problems;
}

/** Why a study cannot declare the uncertainty that it does: what is known of the frame does not carry it. */
export function uncertaintyProblems(
  { uncertainty, population, responses }: Pick<Study, "uncertainty" | "population" | "responses">,
  file: string,
): Problem[] {
  if (uncertainty === "none") return [];
  const problems: Problem[] = [];
  const report = (what: string, hint: string) =>
    problems.push({ file, what: `uncertainty: ${uncertainty} ${what}`, hint });
  if (uncertainty === "bounds" && population.file === undefined)
    report(
      "ohne population.file",
      "Den ungünstigsten Fall kennt nur, wer die Grundgesamtheit kennt: ihre Tabelle nennen, sonst uncertainty: none.",
    );
  if (population.file !== undefined && population.counts === "units")
    report(
      "mit population.counts: units",
      "Die Grundgesamtheit muss dasselbe zählen wie die Antworten: Personen. Sonst uncertainty: none.",
    );
  if (uncertainty === "bounds" && responses.weights !== undefined)
    report(
      "mit responses.weights",
      "Welches Gewicht die übrigen Personen hätten, weiß niemand; uncertainty: model oder none.",
    );
  return problems;
}

/** Where the frame counts fewer persons than took part, its unit or its groups are not those of the responses. */
export function frameProblems(frame: Frame, tally: Tally, file: string): Problem[] {
  const hint = "Die Tabelle muss dieselben Personen zählen wie die Antworten: Personen, nicht Kommunen.";
  const problems: Problem[] = [];
  if (frame.total < (tally.persons[0] ?? 0)) {
    problems.push({ file, what: "weniger Personen als Antworten", hint });
  }
  for (const { partition, groups } of tally.slots) {
    const counts = frame.groups.get(partition.id);
    if (counts === undefined) continue;
    for (const [i, { id }] of partition.groups.entries()) {
      if ((counts.get(id) ?? 0) >= (tally.persons[groups[i] ?? 0] ?? 0)) continue;
      problems.push({
        file,
        what: `${partition.id}: in der Gruppe ${id} weniger Personen als Antworten`,
        hint,
      });
    }
  }
  return problems;
}
