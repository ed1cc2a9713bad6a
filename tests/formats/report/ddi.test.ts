import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ddiOf } from "../../../src/formats/report/ddi.ts";
import { final } from "../final.ts";
import { hasReader } from "../readers.ts";
import { report } from "../report.ts";

const schema = resolve(import.meta.dirname, "../../../../shared/schemas/ddi-codebook-2.5/codebook.xsd");
const missing = !existsSync(schema)
  ? "../shared/schemas fehlt"
  : hasReader("xmllint")
    ? ""
    : "xmllint ist nicht da";
const title = (sentence: string) => (missing ? `${sentence} (übersprungen: ${missing})` : sentence);

/** What xmllint says against a document; nothing where it is valid. */
function faultsIn(xml: string): string {
  const { status, stderr } = spawnSync("xmllint", ["--nonet", "--noout", "--schema", schema, "-"], {
    input: xml,
    encoding: "utf8",
  });
  return status === 0 ? "" : stderr;
}

describe("the questionnaire as DDI-Codebook", () => {
  test.skipIf(missing).each([
    ["of the demonstration", report],
    ["of a final study", final],
  ])(title("is valid by its schema: %s"), (_, each) => {
    expect(faultsIn(ddiOf(each))).toBe("");
  });

  test.skipIf(missing)(title("would be found out by the schema if it were not"), () => {
    expect(faultsIn(ddiOf(report).replaceAll("catValu", "catValue"))).toContain("catValue");
  });

  test("has a variable for every question, item and option, each once, and the wording of all", () => {
    const xml = ddiOf(report);
    const names = [...xml.matchAll(/<var ID="V\d+" name="([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
    const questions = report.codebook.questions.filter(({ kind }) => kind !== "display");
    for (const { code, items, scales, kind } of questions) {
      const own = names.filter((name) => name === code || name?.startsWith(`${code}_`));
      const least = kind === "array" ? items.length * scales.length : kind === "multiple" ? items.length : 1;
      expect(own.length, code).toBeGreaterThanOrEqual(least);
    }
    expect(names.length).toBeGreaterThan(questions.length);
  });

  test("holds no number of persons, and the mark of a demonstration", () => {
    expect(ddiOf(report)).not.toMatch(/catStat|sumStat|TotlResp/);
    expect(ddiOf(report)).toContain(report.study.mark);
    expect(ddiOf(final)).not.toContain(report.study.mark);
  });
});
