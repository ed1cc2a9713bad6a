import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dsvFormat } from "d3";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { deriveData } from "../scripts/data.ts";
import { demonstration as make, seed } from "../scripts/demo.ts";
import { parseYaml } from "../src/lib/yaml.ts";
import { study as studySchema } from "../src/model/study.ts";
import { tables as tablesSchema } from "../src/model/table.ts";
import { demonstration } from "./demonstration.ts";
import { temporaryPlace } from "./studies/derive.ts";

const data = (name: string): string => readFileSync(join(demonstration, "data", name), "utf8");
const { files } = make(seed);
const csv = dsvFormat(";");
const responses = csv.parse((files["responses.csv"] ?? "").slice(1).trimEnd());
const completed = responses.filter((row) => row.submitdate);
const frame = csv.parse(files["population.csv"] ?? "");
const text = data("study.yaml");
const parsed = parseYaml(text, "data/study.yaml", studySchema);

const persons = (rows: typeof frame): number => rows.reduce((sum, row) => sum + Number(row.n), 0);

describe("the demonstration", () => {
  test("is the same to the byte at every run", () => {
    expect(make(seed).files).toEqual(files);
    expect(make(seed + 1).files["responses.csv"]).not.toBe(files["responses.csv"]);
  });

  test.each(Object.keys(files))("is what lies in data/%s", (name) => {
    expect(data(name) === files[name], `node scripts/demo.ts writes another ${name}`).toBe(true);
  });

  test("asks questions of all types", () => {
    const questions = /<questions>[\s\S]*<\/questions>/.exec(files["survey.lss"] ?? "")?.[0] ?? "";
    const types = [...questions.matchAll(/<type><!\[CDATA\[(.)\]\]>/g)].map(([, type]) => type);
    expect([...new Set(types)].sort()).toEqual([..."!15AFKLMNOPRSTXY"]);
    expect(types.length).toBeGreaterThanOrEqual(24);
  });

  test("says in its title that its numbers are invented, and names no administrator", () => {
    const lss = files["survey.lss"] ?? "";
    expect(lss).toContain("<surveyls_title><![CDATA[DEMONSTRATION – erfundene Zahlen: ");
    expect([...lss.matchAll(/[\w.+-]+@[\w.-]+/g)].map(([address]) => address)).toEqual([
      "platzhalter@example.org",
    ]);
  });

  test("has about 230 responses out of about 520 persons in office, 16 of them broken off", () => {
    expect(persons(frame)).toBe(520);
    expect(responses).toHaveLength(230);
    expect(responses.length - completed.length).toBe(16);
    for (const row of responses) expect(Number(row.lastpage) < 8, row.id).toBe(!row.submitdate);
  });

  test("writes the dialect of LimeSurvey's newest CSV", () => {
    const raw = files["responses.csv"] ?? "";
    expect(raw.startsWith('\uFEFF"id";"submitdate";"lastpage";"startlanguage";"seed";')).toBe(true);
    expect(raw.endsWith("\r\n\r\n"), "an empty line ends the file").toBe(true);
    const rows = raw.slice(1).split("\r\n").filter(Boolean);
    for (const row of rows) expect(row).toMatch(/^(?:"(?:[^"]|"")*")?(?:;(?:"(?:[^"]|"")*")?)*$/);
    expect(raw).toContain("\"'=");
    expect(raw, "a line break within an answer").toMatch(/[^\r]\n/);
  });

  test("keeps what was not shown apart from what was not answered", () => {
    const [header = "", ...rows] = (files["responses.csv"] ?? "").slice(1).split("\r\n").filter(Boolean);
    const names = header.split(";").map((name) => name.slice(1, -1));
    const cells = rows.map((row) => [...row.matchAll(/(?:^|;)("(?:[^"]|"")*")?/g)].map(([, cell]) => cell));
    const raw = (name: string) => cells.map((row) => row[names.indexOf(name)]);
    const finished = raw("submitdate").map((cell) => cell !== undefined);

    const programmes = names.filter((name) => /^E1\[(?!KEIN|other)[A-Z]+\]$/.test(name));
    for (const [filtered, asked] of [
      ["E2[ZIELE]", responses.map((row) => programmes.some((name) => row[name] === "Y"))],
      ["F3", responses.map((row) => row.F2 === "Y")],
    ] as const) {
      const shown = raw(filtered).filter((cell, i) => finished[i] && cell !== undefined).length;
      expect(shown, filtered).toBeGreaterThan(80);
      expect(shown, filtered).toBeLessThan(completed.length);
      expect(
        raw(filtered).every((cell, i) => cell === undefined || asked[i]),
        filtered,
      ).toBe(true);
    }
    const left = raw("H1").filter((cell, i) => finished[i] && cell === '""').length;
    expect(left).toBeGreaterThan(0);
    expect(raw("H1").every((cell, i) => finished[i] || cell === undefined)).toBe(true);
  });

  test("leaves between one and eight per cent of the closed questions unanswered", () => {
    for (const name of [
      "B1[NETZE]",
      "B2",
      "C1",
      "C2",
      "C3[1]",
      "D1",
      "D2[WOHN][2]",
      "D3",
      "E4",
      "F2",
      "H1",
    ]) {
      const empty = completed.filter((row) => row[name] === "").length / completed.length;
      expect(empty, name).toBeGreaterThan(0.005);
      expect(empty, name).toBeLessThan(0.08);
    }
  });

  test("has no more responses than persons in office, in every cell of the frame", () => {
    const key = (land?: string, typ?: string, size?: string) => `${land} ${typ} ${size}`;
    const taken = Map.groupBy(
      responses.filter((row) => row.A1),
      (row) => key(row.A1, row.A2, row.A3),
    );
    const office = new Map(frame.map((row) => [key(row.land, row.typ, row.groesse), Number(row.n)]));
    for (const [cell, rows] of taken) expect(rows.length, cell).toBeLessThanOrEqual(office.get(cell) ?? 0);
  });
});

describe("data/study.yaml", () => {
  test("is valid, and a demonstration that names no person", () => {
    expect(parsed).toMatchObject({ ok: true, value: { status: "demonstration", people: [] } });
  });

  test("explains every field in a comment above it", () => {
    const lines = text.split("\n");
    const explained = (field: string) =>
      lines.some(
        (line, i) => line.match(`^[\\s#-]*${field}:(?:\\s|$)`) && /^\s*#.{10}/.test(lines[i - 1] ?? ""),
      );
    expect(fieldsOf(studySchema).filter((field) => !explained(field))).toEqual([]);
    expect(fieldsOf(studySchema)).toContain("totalOnly");
  });

  test("publishes Länder and types, and withholds a size class and a second one with it", () => {
    const derived = deriveData(temporaryPlace(demonstration)).files["tables.json"] ?? "";
    const { participation } = z.decode(tablesSchema, JSON.parse(derived));
    const reasons = (grouping: string) =>
      Object.values(participation[grouping] ?? {}).flatMap((cell) =>
        cell.kind === "suppressed" ? [cell.reason] : [],
      );
    expect(reasons("land")).toEqual([]);
    expect(reasons("typ")).toEqual([]);
    expect(reasons("groesse").sort()).toEqual(["protected", "protected"]);
  });
});

/** Names of all fields of a schema, at any depth. */
function fieldsOf(schema: unknown): string[] {
  const fields = (inner: unknown): string[] => {
    if (inner instanceof z.ZodObject) {
      return Object.entries(inner.shape).flatMap(([name, field]) => [name, ...fields(field)]);
    }
    if (inner instanceof z.ZodRecord) return fields(inner.valueType);
    if (inner instanceof z.ZodArray) return fields(inner.element);
    if (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault) {
      return fields(inner.unwrap());
    }
    return [];
  };
  return [...new Set(fields(schema))];
}
