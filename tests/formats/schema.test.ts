import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { dataOf } from "../../src/formats/json.ts";
import { figureSchema } from "../../src/formats/schema.ts";
import { published } from "./report.ts";

const schema = JSON.parse(figureSchema());
const validate = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(schema);

test("every figure as JSON holds to the schema that is published", () => {
  expect(published.length).toBeGreaterThan(5);
  for (const each of published) {
    validate(JSON.parse(JSON.stringify(dataOf(each))));
    expect(validate.errors, each.figure.id).toBe(null);
  }
});

test("the schema says what its fields mean, and refuses a withheld cell with a number", () => {
  expect(schema.description).toContain("released values");
  const [data] = published.map(dataOf);
  const [row] = data?.rows ?? [];
  const wrong = { ...data, rows: [{ ...row, cells: [{ withheld: true, reason: "Schutz", value: 0 }] }] };
  expect(validate(JSON.parse(JSON.stringify(wrong)))).toBe(false);
});
