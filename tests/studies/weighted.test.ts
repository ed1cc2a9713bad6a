import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvParseRows } from "d3";
import { expect, test } from "vitest";
import { copyOf, project, released, temporaryPlace } from "./derive.ts";

/** The small study with a column of weights, made from place and mark of each response. */
function weightedStudy(weightOf: (place: string, mark: string) => string): string {
  const study = copyOf(join(project, "tests/fixtures/klein"));
  const file = join(study, "data/antworten.csv");
  const [header = [], ...rows] = csvParseRows(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  const at = (name: string) => header.indexOf(name);
  const lines = [
    [...header, "gewicht"],
    // The export ends with an empty line.
    ...rows
      .filter(({ length }) => length === header.length)
      .map((row) => [...row, weightOf(row[at("ort")] ?? "", row[at("note")] ?? "")]),
  ];
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  writeFileSync(file, lines.map((row) => row.map(quoted).join(",")).join("\n"));
  const yaml = join(study, "data/study.yaml");
  writeFileSync(yaml, `${readFileSync(yaml, "utf8")}responses:\n  weights: gewicht\n`);
  return study;
}

/** Sums of weights by answer, straight from the file: only of completed interviews, as the study wants it. */
function sumsOf(study: string, question: string): Map<string, number> {
  const [header = [], ...rows] = csvParseRows(readFileSync(join(study, "data/antworten.csv"), "utf8"));
  const at = (name: string) => header.indexOf(name);
  const sums = new Map<string, number>();
  for (const row of rows) {
    const answer = row[at(question)] ?? "";
    if (row[at("submitdate")] === "" || answer === "") continue;
    sums.set(answer, (sums.get(answer) ?? 0) + Number(row[at("gewicht")]));
  }
  return sums;
}

test("a study with a column of weights has weighted shares, groups as counts, and an effective number", () => {
  const study = weightedStudy((place) => ({ N: "0.8", S: "1.5" })[place] ?? "2");
  const { tables, report } = released(temporaryPlace(study));
  const sums = sumsOf(study, "note");
  const base = [...sums.values()].reduce((a, b) => a + b, 0);
  const row = tables.questions.note?.[0];
  expect(row?.total).toMatchObject({
    whole: 1000,
    cells: ["1", "2", "3"].map((code) => ({
      kind: "value",
      count: Math.round((1000 * (sums.get(code) ?? 0)) / base),
    })),
  });
  expect(row?.groups.ort?.n).not.toHaveProperty("whole");
  expect(tables.effective).toBeLessThan(tables.n);
  expect(report).toContain(`Gewichtung:\n  ${tables.effective} von ${tables.n} als effektive Fallzahl`);
  expect(report).not.toContain("aufgeschlüsselt");
});

test("where weights differ within groups, nothing is broken down by them, and the report says so", () => {
  const { tables, report } = released(temporaryPlace(weightedStudy((_, mark) => (mark === "1" ? "2" : "1"))));
  expect(tables.questions.note?.[0]?.groups).toEqual({});
  expect(tables.participation.ort).toHaveProperty("n");
  expect(report).toContain(
    "Nach Ort wird nicht aufgeschlüsselt: Innerhalb der Gruppen haben die Befragten verschiedene Gewichte.",
  );
});

test("responses without a weight are refused with their number", () => {
  const study = weightedStudy((place) => (place === "W" ? "" : "1"));
  expect(() => released(temporaryPlace(study))).toThrow(
    /responses\.weights: \d+ Antworten ohne Gewicht\nHinweis: Jede verwendete Antwort braucht ein Gewicht über 0/,
  );
});
