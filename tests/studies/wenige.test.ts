import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dsvFormat } from "d3";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { deriveData } from "../../scripts/data.ts";
import { tables as tablesSchema } from "../../src/model/table.ts";
import { fewRespondents, seed } from "../fixtures/wenige/make.ts";
import { project, temporaryPlace } from "./derive.ts";

const study = join(project, "tests/fixtures/wenige");
const { files } = fewRespondents(seed);
const rows = dsvFormat(";").parse((files["responses.csv"] ?? "").slice(1).trimEnd());
const completed = rows.filter((row) => row.submitdate);
const sizes = (column: string): number[] =>
  [...Map.groupBy(completed, (row) => row[column]).values()]
    .map(({ length }) => length)
    .sort((a, b) => a - b);

describe("the demonstration with few respondents", () => {
  test.each(Object.keys(files))("is what its script makes: data/%s", (name) => {
    const kept = readFileSync(join(study, "data", name), "utf8");
    expect(kept === files[name], `node tests/fixtures/wenige/make.ts writes another ${name}`).toBe(true);
  });

  test("is the same to the byte at every run, and another with another seed", () => {
    expect(fewRespondents(seed).files).toEqual(files);
    expect(fewRespondents(seed + 1).files["responses.csv"]).not.toBe(files["responses.csv"]);
  });

  test("has 48 respondents: 3 to 15 by Land, 7 in kreisfreie Städte, and fewer than ten in every field", () => {
    expect(completed).toHaveLength(48);
    expect(sizes("A1")).toEqual([3, 6, 9, 15, 15]);
    expect(completed.filter((row) => row.A2 === "KS")).toHaveLength(7);
    expect(Math.max(...sizes("A3"))).toBeLessThan(10);
  });
});

describe("its released data", () => {
  const { files: derived, report } = deriveData(temporaryPlace(study));
  const tables = z.decode(tablesSchema, JSON.parse(derived["tables.json"] ?? ""));

  test("have the groups as they are merged in study.yaml, each with ten persons at least", () => {
    const { land, typ } = tables.participation;
    expect(Object.keys(land ?? {})).toEqual(["norden", "sachsen", "thueringen"]);
    expect(Object.keys(typ ?? {})).toEqual(["landkreis", "stadt"]);
    for (const group of [...Object.values(land ?? {}), ...Object.values(typ ?? {})]) {
      expect(group.kind === "value" && group.n >= 10).toBe(true);
    }
  });

  test("hold nothing of a field of planning, in no question and not in the participation", () => {
    const rows = Object.values(tables.questions).flat();
    const groups = [tables.participation, ...rows.map((row) => row.groups)].flatMap(({ feld }) =>
      Object.values(feld ?? {}),
    );
    expect(groups.length).toBeGreaterThan(40);
    for (const group of groups) expect(group).toEqual({ kind: "suppressed", reason: "protected" });
    const [fields] = tables.questions.A3 ?? [];
    const cells = fields?.total.kind === "value" ? fields.total.cells : [];
    expect(cells).toHaveLength(6);
    expect(cells.filter(({ kind }) => kind === "value")).toEqual([]);
  });

  test("show of the answers that are merged none that is small, and none from which a small one follows", () => {
    const released = (code: string) => {
      const total = tables.questions[code]?.[0]?.total;
      return total?.kind === "value" ? total.cells.map(({ kind }) => kind === "value") : [];
    };
    expect(released("A1")).toEqual([false, false, true, false, true]);
    expect(released("A2")).toEqual([true, false, false]);
  });

  test("come with a report that names what is withheld, without a number", () => {
    const withheld = report.slice(report.indexOf("Zurückgehalten:"), report.indexOf("A1: einzelne"));
    expect(withheld).toContain("Planungsfeld: Gesundheit in allen Fragen");
    expect(withheld).not.toMatch(/\d/);
  });
});
