import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { csvParse } from "d3";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { packageOf } from "../../../src/formats/report/package.ts";
import type { ReportFormat } from "../../../src/formats/report/type.ts";
import { reasonText } from "../../../src/lib/format.ts";
import { final } from "../final.ts";
import { report, textOf } from "../report.ts";

const profiles = resolve(import.meta.dirname, "../../../../shared/schemas/datapackage-2.0");
const have = existsSync(profiles);
const title = (sentence: string) => (have ? sentence : `${sentence} (übersprungen: ../shared/schemas fehlt)`);

/** A profile of Data Package v2. */
function profile(name: string): ValidateFunction {
  const schema = JSON.parse(readFileSync(join(profiles, `${name}.json`), "utf8"));
  return new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
}

type Published = Parameters<ReportFormat["bytes"]>[0];

interface Descriptor {
  resources: {
    path: string;
    bytes: number;
    dialect: object;
    schema: { fields: { name: string; type: string }[] };
  }[];
  licenses?: { name: string }[];
  [field: string]: unknown;
}

function opened(from: Published): { files: Record<string, Uint8Array>; descriptor: Descriptor } {
  const files = unzipSync(packageOf(from));
  return { files, descriptor: JSON.parse(textOf(files["datapackage.json"])) };
}

describe.each([
  ["a demonstration", report],
  ["a final study", final],
])("the data package of %s", (_, from) => {
  const { files, descriptor } = opened(from);

  test.skipIf(!have)(title("holds to the profiles of package, resource, schema and dialect"), () => {
    const check = (name: string, value: unknown) => {
      const validate = profile(name);
      validate(value);
      expect(validate.errors, name).toBe(null);
    };
    check("datapackage", descriptor);
    expect(descriptor.resources.length).toBe(4);
    for (const resource of descriptor.resources) {
      check("dataresource", resource);
      check("tableschema", resource.schema);
      check("tabledialect", resource.dialect);
    }
  });

  test("describes exactly its tables, column by column, with what stands in them", () => {
    const tables = Object.keys(files).filter((name) => name.endsWith(".csv"));
    expect(descriptor.resources.map(({ path }) => path).sort()).toEqual(tables.sort());
    for (const { path, bytes, schema } of descriptor.resources) {
      expect(files[path]?.length, path).toBe(bytes);
      const rows = csvParse(textOf(files[path]));
      expect(rows.columns, path).toEqual(schema.fields.map(({ name }) => name));
      expect(rows.length, path).toBeGreaterThan(3);
      for (const { name, type } of schema.fields.filter(({ type }) => type !== "string"))
        for (const row of rows)
          expect(row[name], `${path} ${name}`).toMatch(type === "integer" ? /^\d*$/ : /^[\d.]*$/);
    }
  });

  test("has no number where one is withheld, and says why", () => {
    const rows = csvParse(textOf(files["ergebnisse.csv"]));
    const withheld = rows.filter(({ anzahl, prozent }) => anzahl === "" || prozent === "");
    expect(withheld.length).toBeGreaterThan(10);
    for (const row of withheld)
      expect(row).toMatchObject({ anzahl: "", prozent: "", zurueckgehalten: reasonText.protected });
    const released = rows.filter(({ zurueckgehalten }) => zurueckgehalten === "");
    expect(released.length + withheld.length).toBe(rows.length);
  });

  test("has every released count of a single choice, and they add up to its base", () => {
    const rows = csvParse(textOf(files["ergebnisse.csv"]));
    const single = from.codebook.questions.filter(({ kind }) => kind === "single").map(({ code }) => code);
    const own = rows.filter(
      ({ frage, merkmal, anzahl }) => single.includes(frage ?? "") && merkmal === "" && anzahl !== "",
    );
    const sums = Map.groupBy(own, ({ frage }) => frage ?? "");
    expect(sums.size).toBeGreaterThan(3);
    for (const [code, answers] of sums) {
      const total = from.tables.questions[code]?.[0]?.total;
      if (total?.kind !== "value" || total.cells.some(({ kind }) => kind !== "value")) continue;
      expect(
        answers.reduce((sum, { anzahl }) => sum + Number(anzahl), 0),
        code,
      ).toBe(total.n);
    }
  });

  test("is the same to the byte whenever it is made, with no day but that of the release", () => {
    expect(Buffer.from(packageOf(from)).equals(Buffer.from(packageOf(from)))).toBe(true);
    expect(descriptor.created).toBe(`${from.study.release.date}T00:00:00Z`);
  });
});

describe("what is not published yet", () => {
  test("says so in every row, and names neither author nor licence nor how it is cited", () => {
    const { files, descriptor } = opened(report);
    for (const row of csvParse(textOf(files["ergebnisse.csv"]))) expect(row.hinweis).toBe(report.study.mark);
    expect(descriptor.licenses).toBe(undefined);
    expect(Object.keys(files)).not.toContain("CITATION.cff");
    expect(Object.keys(opened(final).files)).toContain("CITATION.cff");
    expect(opened(final).descriptor.licenses?.[0]?.name).toBe(final.study.licence);
  });
});
