import type { PDFDocumentProxy } from "pdfjs-dist/types/src/display/api.js";
import { beforeAll, describe, expect, test } from "vitest";
import { documentOf } from "../../../src/formats/pdf/index.ts";
import { report } from "../report.ts";
import { open } from "./read.ts";

describe("the report as PDF", () => {
  let pdf: PDFDocumentProxy;
  let bytes = new Uint8Array();
  beforeAll(async () => {
    bytes = new Uint8Array(documentOf(report, "report").bytes);
    pdf = await open(bytes);
  }, 120_000);

  test("is tagged, says its language and shows its title", async () => {
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Language: "de", Title: report.study.title });
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
  });

  test("is smaller than 3 MB", () => {
    expect(bytes.length).toBeLessThan(3_000_000);
  });
});
