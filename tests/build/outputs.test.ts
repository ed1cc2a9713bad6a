import { afterEach, describe, expect, test, vi } from "vitest";
import { buildingAsked } from "../../scripts/asked.ts";
import { figureFormats, formats } from "../../src/formats/index.ts";
import { reportBytes } from "../../src/formats/report/files.ts";
import { everyReportFormat, reportFormats } from "../../src/formats/report/index.ts";
import { sourceDigest } from "../../src/lib/source-digest.ts";
import { final } from "../formats/final.ts";
import { report } from "../formats/report.ts";

afterEach(() => vi.unstubAllEnvs());

describe("what a build is asked to make", () => {
  test("is everything without --only, and else what it names, in a fixed order", () => {
    expect(buildingAsked([])).toEqual({ release: false, draft: false, fresh: false });
    expect(buildingAsked(["--only", "site"]).only).toEqual(["site"]);
    expect(buildingAsked(["--entwurf", "--only=PDF, site"])).toEqual({
      release: false,
      draft: true,
      fresh: false,
      only: ["site", "pdf"],
    });
  });

  test.each([
    [["--only", "seite"], "unbekannte Ausgabe: seite\nHinweis: meinten Sie site?"],
    [["--only", "bilder"], "unbekannte Ausgabe: bilder\nHinweis: es gibt: site, pdf, slides, pptx, word"],
    [["--only"], "eine Ausgabe fehlt\nHinweis: es gibt: site, pdf, slides, pptx, word"],
    [["--entwuf"], "unbekannte Angabe: --entwuf\nHinweis: meinten Sie --entwurf?"],
    [["--festschreiben", "--only", "site"], "--only und --festschreiben gehören nicht zusammen"],
  ])("is refused with a way out where it cannot be: %j", (args, message) => {
    expect(() => buildingAsked(args)).toThrow(message);
  });
});

describe("files that are not made", () => {
  test("are offered nowhere, and keep their addresses", () => {
    const pathsOf = (formats: readonly { path: string }[]) => formats.map(({ path }) => path);
    const all = everyReportFormat(final);
    const own = all.filter(({ output }) => output === undefined);
    expect(own.length).toBeLessThan(all.length);
    vi.stubEnv("REPORT_ONLY", "site");
    expect(pathsOf(reportFormats(final))).toEqual(pathsOf(own));
    expect(figureFormats().filter(({ output }) => output !== undefined)).toEqual([]);
    vi.stubEnv("REPORT_ONLY", "");
    expect(pathsOf(reportFormats(final))).toEqual(pathsOf(all));
    expect(figureFormats()).toEqual([...formats]);
  });
});

test("a file of the report is made once for all pages that name its size", async () => {
  const [format] = reportFormats(report);
  if (format === undefined) throw new Error("no format");
  expect(await reportBytes(report, format)).toBe(await reportBytes(report, { ...format }));
});

describe("the digest of what a report is made from", () => {
  test("is the same for the same, and another for other numbers or texts", () => {
    const own = sourceDigest(report);
    expect(own).toMatch(/^[0-9a-f]{8}$/);
    expect(sourceDigest({ ...report })).toBe(own);
    const others = [
      { ...report, texts: "other" },
      { ...report, tables: { ...report.tables, n: report.tables.n + 1 } },
      { ...report, study: { ...report.study, title: "Anderer Titel" } },
    ].map(sourceDigest);
    expect(new Set([own, ...others]).size).toBe(4);
  });
});
