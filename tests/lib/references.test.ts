import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readContent } from "../../src/lib/content.ts";

const folder = mkdtempSync(join(tmpdir(), "quellen-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The works of a content folder that holds nothing but them. */
function read(json: string) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "references.json"), json);
  return readContent(folder).references;
}

const record = (more = "") => `[\n{"id": "eins",\n "type": "book",\n "title": "Ein: \\"Buch\\""${more}}\n]`;

describe("content/references.json", () => {
  test("is read, quotation marks and colons in its texts included", () => {
    expect(read(record())).toMatchObject([{ id: "eins", title: 'Ein: "Buch"' }]);
  });

  test("is refused where a field stands twice in a record, with its line", () => {
    expect(() => read(record(`,\n "title": "Anders"`))).toThrow(
      "content/references.json:5: ein Feld steht zweimal",
    );
    expect(() => read(record(`,\n "custom": {"gelesen": true, "gelesen": false}`))).toThrow(
      "ein Feld steht zweimal",
    );
  });

  test("is refused where two records have the same name", () => {
    expect(() => read(`${record().slice(0, -2)},${record().slice(1)}`)).toThrow("eins steht zweimal");
  });
});
