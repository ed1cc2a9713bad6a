import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvParseRows } from "d3";
import { beforeAll, describe, expect, test } from "vitest";
import { buildSite } from "../../scripts/build.ts";
import { placeOf } from "../../scripts/files.ts";
import { codebook as codebookSchema } from "../../src/model/codebook.ts";
import { type Distribution, tables as tablesSchema } from "../../src/model/table.ts";
import { realData } from "./derive.ts";

const source = join(realData, "ciberlite-675712");

// A real study of 291 responses in another language, from its structure and its R pair, with nothing else: no
// study.yaml, no content, no change of code.
describe.skipIf(!existsSync(source))("the real study ciberlite, built from its .lss and R pair", () => {
  const study = mkdtempSync(join(tmpdir(), "ciberlite-"));
  const place = placeOf({
    STUDY: study,
    OUT_DIR: join(study, "..", `${study.split(/[\\/]/).at(-1)}-out`, "dist"),
  });
  let report = "";

  beforeAll(async () => {
    mkdirSync(join(study, "data"));
    for (const name of readdirSync(source).filter((n) => /\.(lss|csv|R)$/.test(n))) {
      copyFileSync(join(source, name), join(study, "data", name));
    }
    report = await buildSite(place);
  }, 120_000);

  const derived = (name: string) => JSON.parse(readFileSync(join(place.derived, name), "utf8"));

  test("the report says how many responses were used, and which defaults stand in for study.yaml", () => {
    expect(report).toContain("291 Antworten gelesen, 241 verwendet (50 abgebrochene nicht).");
    expect(report).toContain("Ohne data/study.yaml gilt:");
    expect(report).toContain("Status: Entwurf");
  });

  test("every released count equals a count made from the raw file by other code", () => {
    const columns = namedColumns();
    const { questions } = codebookSchema.parse(derived("codebook.json"));
    const tables = tablesSchema.parse(derived("tables.json"));
    let compared = 0;
    for (const question of questions) {
      for (const row of tables.questions[question.code] ?? []) {
        if (row.total.kind === "suppressed") continue;
        const { n, cells } = row.total;
        const name = (item: string | undefined) =>
          (item === undefined ? question.code : `${question.code}_${item}`).replace(/[^A-Za-z0-9_.]/g, "");
        if (question.kind === "multiple") {
          const marks = question.items.map(({ code }) => column(columns, name(code)));
          const counts = marks.map((values) => values.filter((v) => v !== "" && v !== "0").length);
          expect(counts, question.code).toEqual(countsOf(row.total));
          expect(marks[0]?.filter((_, i) => marks.some((m) => m[i] !== "" && m[i] !== "0")).length).toBe(n);
          compared += counts.length + 1;
          continue;
        }
        const values = column(columns, name(row.item)).filter((v) => v !== "");
        expect(values.length, `${question.code} ${row.item ?? ""}`).toBe(n);
        compared++;
        if (cells.length === 0 || question.kind === "numeric") continue;
        const categories = question.scales[0]?.categories ?? [];
        const counts = categories.map(
          ({ code }) => values.filter((v) => v === code || recoded(question.type, v) === code).length,
        );
        expect(counts, `${question.code} ${row.item ?? ""}`).toEqual(countsOf(row.total));
        compared += counts.length;
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  test("without content there is a page with the table of every question", () => {
    const html = readFileSync(join(place.out, "tabellen", "index.html"), "utf8");
    const { questions } = codebookSchema.parse(derived("codebook.json"));
    expect(questions.length).toBeGreaterThan(20);
    for (const { code, kind } of questions)
      if (kind !== "display") expect(html).toContain(`id="frage-${code}"`);
    expect(existsSync(join(place.out, "kapitel"))).toBe(false);
  });

  test("nothing was written into the study's folder", () => {
    expect(readdirSync(study)).toEqual(["data"]);
    expect(readdirSync(join(study, "data")).sort()).toEqual(
      readdirSync(source)
        .filter((n) => /\.(lss|csv|R)$/.test(n))
        .sort(),
    );
  });

  test("who administers the survey is nowhere in the derived data", () => {
    const lss = readFileSync(join(source, readdirSync(source).find((n) => n.endsWith(".lss")) ?? ""), "utf8");
    const name = /<admin><!\[CDATA\[(.+?)\]\]>/.exec(lss)?.[1] ?? "";
    expect(name).not.toBe("");
    for (const file of readdirSync(place.derived))
      expect(readFileSync(join(place.derived, file), "utf8")).not.toContain(name);
  });

  /** The raw columns of completed interviews by the names of the R syntax, and nothing of our readers. */
  function namedColumns(): Map<string, string[]> {
    const file = (ending: string) =>
      readFileSync(join(source, readdirSync(source).find((n) => n.endsWith(ending)) ?? ""), "utf8");
    const rows = csvParseRows(file(".csv").replace(/^\uFEFF/, ""))
      .slice(1)
      .filter((row) => row[0] !== "" && row[1] !== "");
    const names = [...file(".R").matchAll(/names\(data\)\[(\d+)\] <- "([^"]*)"/g)];
    return new Map(
      names.map(([, index, name]) => [name ?? "", rows.map((row) => row[Number(index) - 1] ?? "")]),
    );
  }

  function column(columns: Map<string, string[]>, name: string): string[] {
    const values = columns.get(name);
    if (values === undefined) throw new Error(`no column ${name}`);
    return values;
  }

  /** What the R export made of yes and no. */
  function recoded(type: string, value: string): string {
    return type === "Y" ? ({ 1: "Y", 2: "N" }[value] ?? value) : value;
  }

  function countsOf(distribution: Distribution): number[] {
    if (distribution.kind === "suppressed") return [];
    return distribution.cells.map((cell) => (cell.kind === "value" ? cell.count : -1));
  }
});
