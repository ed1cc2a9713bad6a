import { readdirSync } from "node:fs";
import { strToU8 } from "fflate";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { keptZip, zipOf } from "../../src/formats/zip.ts";
import { removeTemporary, temporaryFolder } from "../site/publication.ts";

let folder = "";

beforeAll(() => {
  folder = temporaryFolder();
  vi.stubEnv("REPORT_KEPT", folder);
});

afterAll(() => {
  vi.unstubAllEnvs();
  removeTemporary(folder);
});

const files = { "a.xml": strToU8("<a>".repeat(100)), "b.xml": strToU8("b") };

test("an archive that is kept is the one that would be made, and is made once", () => {
  expect(keptZip(files)).toEqual(zipOf(files));
  expect(Buffer.from(keptZip(files)).equals(Buffer.from(zipOf(files)))).toBe(true);
  expect(readdirSync(folder)).toHaveLength(1);
});

test.each([
  ["another text", { ...files, "b.xml": strToU8("c") }],
  ["another name", { "a.xml": files["a.xml"], "c.xml": files["b.xml"] }],
  ["another order", { "b.xml": files["b.xml"], "a.xml": files["a.xml"] }],
  ["a part less", { "a.xml": files["a.xml"] }],
])("%s is another archive", (_, others) => {
  const before = readdirSync(folder).length;
  expect(Buffer.from(keptZip(others)).equals(Buffer.from(zipOf(others)))).toBe(true);
  expect(readdirSync(folder)).toHaveLength(before + 1);
});
