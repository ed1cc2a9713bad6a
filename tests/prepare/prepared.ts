import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Dataset } from "../../scripts/dataset.ts";
import { prepare } from "../../scripts/prepare/index.ts";
import type { SourceFile } from "../../scripts/read/source.ts";
import { readStudy } from "../../scripts/study.ts";
import { source } from "../read/source.ts";
import { csv, dataset, lss, type MadeSurvey } from "../read/survey.ts";

/** A survey with a question of every sort that a study can remark on. */
export const survey: MadeSurvey = {
  questions: [
    {
      code: "T",
      type: "L",
      answers: { a: "Amt", b: "Büro", z: "keine Angabe" },
      other: true,
      relevance: "1",
    },
    {
      code: "F",
      type: "F",
      items: { s1: "Eins", s2: "Zwei" },
      answers: { g: "gut", m: "mittel", w: "weiß nicht" },
    },
    { code: "M", type: "M", items: { x: "Geld", y: "Zeit" }, other: true },
    { code: "N", type: "N" },
    { code: "O", type: "T", text: "Was fehlt?" },
    { code: "Q", type: "Q", text: "Nennen Sie zwei", items: { q1: "Erstens", q2: "Zweitens" } },
    { code: "K", type: "O", text: "Warum?", answers: { j: "ja", n: "nein" } },
  ],
};

/** One person's cells by column; what is left out is empty. */
export type Cells = Record<string, string>;

const columns = [
  "T",
  "T[other]",
  "F[s1]",
  "F[s2]",
  "M[x]",
  "M[y]",
  "M[other]",
  "N",
  "O",
  "Q[q1]",
  "Q[q2]",
  "K",
  "K[comment]",
];

/** The survey's responses as LimeSurvey writes them, numbered from 1 where they have no `id`. */
export function responses(people: readonly Cells[]): string {
  const cell = (person: Cells, i: number, column: string) =>
    column === "id"
      ? (person.id ?? String(i + 1))
      : column === "submitdate"
        ? (person.submitdate ?? "1980-01-01")
        : "";
  const head = ["id", "submitdate", ...columns];
  return csv([head, ...people.map((person, i) => head.map((name) => person[name] ?? cell(person, i, name)))]);
}

/** The survey with these responses, prepared as `study.yaml` says; tables by their names in `data/codes`. */
export function prepared(
  people: readonly Cells[],
  yaml: string,
  tables: Record<string, string | Uint8Array> = {},
) {
  return preparedFrom(dataset(survey, responses(people)), yaml, tables);
}

/** A dataset prepared as `study.yaml` says. */
export function preparedFrom(data: Dataset, yaml: string, tables: Record<string, string | Uint8Array> = {}) {
  const study = readStudy(`title: Probe\n${yaml}`, "data/study.yaml");
  const files = Object.entries(tables).map(([name, text]): SourceFile => source(`data/codes/${name}`, text));
  const result = prepare(data, study, files, "data/study.yaml");
  const all = [...result.dataset.responses()];
  return { ...result, all, agreements: result.agreements(), notes: result.dataset.notes };
}

/** A study's folder with the survey, these responses and tables. */
export function folderOf(
  people: readonly Cells[],
  yaml: string,
  tables: Record<string, string> = {},
): string {
  const study = mkdtempSync(join(tmpdir(), "studie-"));
  mkdirSync(join(study, "data/codes"), { recursive: true });
  const files = {
    "survey.lss": lss(survey),
    "responses.csv": responses(people),
    "study.yaml": `title: Probe\n${yaml}`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(study, "data", name), text);
  for (const [name, text] of Object.entries(tables)) writeFileSync(join(study, "data/codes", name), text);
  return study;
}
