import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documentOf } from "../../../src/formats/pdf/index.ts";
import { findProgram } from "../../debian.ts";
import { report } from "../report.ts";

const qpdf = findProgram("qpdf", "qpdf");
const pdfinfo = findProgram("pdfinfo", "poppler-utils");
const folder = mkdtempSync(join(tmpdir(), "pdf-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const without = (name: string, program: string | undefined) =>
  program === undefined ? ` (übersprungen: ${name} ist nicht da)` : "";
const names = ["report", "summary", "tables"] as const;

beforeAll(() => {
  for (const name of names) writeFileSync(join(folder, `${name}.pdf`), documentOf(report, name).bytes);
}, 180_000);

describe.skipIf(qpdf === undefined)(`the PDFs in qpdf${without("qpdf", qpdf)}`, () => {
  test.each(names)("are sound: %s", (name) => {
    const { status, stdout, stderr } = spawnSync(qpdf ?? "", ["--check", join(folder, `${name}.pdf`)], {
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(stdout).toContain("No syntax or stream encoding errors found");
    expect(status).toBe(0);
  });
});

describe.skipIf(pdfinfo === undefined)(`the PDFs in poppler${without("pdfinfo", pdfinfo)}`, () => {
  test.each(names)(
    "are tagged and make it say nothing but what it says of all files of the typesetter: %s",
    (name) => {
      const { status, stdout, stderr } = spawnSync(pdfinfo ?? "", [join(folder, `${name}.pdf`)], {
        encoding: "utf8",
      });
      expect(status).toBe(0);
      expect(stdout).toMatch(/^Tagged:\s+yes$/m);
      const said = stderr.trim().split("\n").filter(Boolean);
      expect(said.filter((line) => !/Suspects object is wrong type \(boolean\)/.test(line))).toEqual([]);
    },
  );
});
