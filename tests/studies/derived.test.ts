import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { audited } from "../../scripts/audit.ts";
import { digestOf } from "../../scripts/audit-memory.ts";
import { deriveData, writeDerived } from "../../scripts/data.ts";
import { certificate } from "../../src/model/certificate.ts";
import { demonstration } from "../demonstration.ts";
import { project, temporaryPlace } from "./derive.ts";

const files = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );

test("the demonstration's derived data in the repository are those that its responses give", () => {
  expect(existsSync(join(demonstration, "data", "responses.csv"))).toBe(true);
  const { "certificate.json": text = "", ...kept } = files(join(demonstration, "data", "derived"));
  expect(kept).toEqual(deriveData(temporaryPlace(demonstration)).files);
  expect(certificate.parse(JSON.parse(text))).toMatchObject({ kind: "passed", digest: digestOf(kept) });
});

test("npm run data twice gives the same bytes, and the second run says that nothing changed", async () => {
  const place = temporaryPlace(demonstration);
  writeDerived(place, await audited(place, deriveData(place)));
  const first = files(place.derived);
  const again = await audited(place, deriveData(place));
  writeDerived(place, again);
  const { report } = again;
  expect(files(place.derived)).toEqual(first);
  expect(Object.keys(first)).toEqual([
    "certificate.json",
    "codebook.json",
    "results.json",
    "study.json",
    "tables.json",
  ]);
  expect(report).toContain("Seit dem letzten Mal:\n  nichts geändert");
});

test("a small study gives the derived data that are kept beside it", async () => {
  const study = join(project, "tests/fixtures/klein");
  const { files: derived, report } = deriveData(temporaryPlace(study));
  for (const [name, text] of Object.entries(derived)) {
    await expect(text).toMatchFileSnapshot(join(study, "golden", name));
  }
  await expect(`${report}\n`).toMatchFileSnapshot(join(study, "golden", "report.txt"));
});

test("the report on what was withheld names groups and reasons, and no number of theirs", () => {
  const { report } = deriveData(temporaryPlace(join(project, "tests/fixtures/klein")));
  const withheld = report.slice(report.indexOf("Zurückgehalten:"), report.indexOf("Seit dem"));
  expect(withheld).toContain("Ort: West in allen Fragen");
  expect(withheld).toContain("Ort: Ost in allen Fragen");
  expect(withheld).not.toMatch(/\d/);
});

test("a withheld group has no number anywhere in the derived data", () => {
  const { files: derived } = deriveData(temporaryPlace(join(project, "tests/fixtures/klein")));
  const found: unknown[] = [];
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== "object") return;
    for (const [key, entry] of Object.entries(value)) {
      if (key === "w" || key === "o") found.push(entry);
      else visit(entry);
    }
  };
  visit(JSON.parse(derived["tables.json"] ?? ""));
  expect(found.length).toBeGreaterThan(5);
  for (const entry of found)
    expect(JSON.stringify(entry)).toMatch(/^\{"kind":"suppressed","reason":"[a-z]+"\}$/);
});
