import { afterEach, describe, expect, test, vi } from "vitest";
import { documentOf } from "../../../src/formats/pdf/index.ts";
import { paperPlace } from "../../../src/formats/report/paper.ts";
import { askedQuestions, questionPath } from "../../../src/lib/question-address.ts";
import { report } from "../report.ts";

afterEach(() => vi.unstubAllEnvs());

describe("where a page stands on paper", () => {
  const [chapter] = report.chapters;
  const placed = report.chapters.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "figure" ? [block.figure] : [])),
  );

  test("is a named place for a chapter, which the file has", () => {
    const path = paperPlace(`kapitel/${chapter?.slug}/`, report)?.path;
    expect(path).toBe(`bericht.pdf#nameddest=kapitel.${chapter?.slug}`);
    const pdf = new TextDecoder("latin1").decode(documentOf(report, "report").bytes);
    expect(pdf).toContain(`(kapitel.${chapter?.slug})`);
  });

  test("is a page for a figure, later for one that comes later", () => {
    const pages = placed.map(({ id }) => paperPlace(`abbildungen/${id}/`, report));
    expect(pages.length).toBeGreaterThan(10);
    const numbers = pages.map((place) => Number(/#page=(\d+)$/.exec(place?.path ?? "")?.[1]));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(numbers[0]).toBeGreaterThan(3);
    for (const [i, place] of pages.entries()) expect(place?.label).toBe(`Seite\u00a0${numbers[i]} im PDF`);
  });

  test("is a named place in the tables for a question, which that file has", () => {
    const pdf = new TextDecoder("latin1").decode(documentOf(report, "tables").bytes);
    const asked = askedQuestions(report.codebook);
    expect(asked.length).toBeGreaterThan(5);
    for (const { code } of asked) {
      const path = paperPlace(questionPath(code, report.codebook), report)?.path;
      expect(path).toBe(`tabellenband.pdf#nameddest=frage.${code}`);
      expect(pdf).toContain(`(frage.${code})`);
    }
  });

  test("is a file of its own for summary and tables, and none for what is on no paper", () => {
    expect(paperPlace("tabellen/", report)?.path).toBe("tabellenband.pdf");
    expect(paperPlace("kurzfassung/", report)?.path).toBe("kurzfassung.pdf");
    expect(paperPlace("suche/", report)).toBeUndefined();
    const { ueber } = report.pages;
    const slug = "impressum";
    const pages = { ...report.pages, ...(ueber ? { [slug]: { ...ueber, slug } } : {}) };
    expect(Object.keys(pages)).toContain(slug);
    expect(paperPlace("impressum/", { ...report, pages })).toBeUndefined();
  });

  test("is nowhere while no PDF is made", () => {
    vi.stubEnv("REPORT_ONLY", "site");
    for (const path of [`kapitel/${chapter?.slug}/`, `abbildungen/${placed[0]?.id}/`, "tabellen/"])
      expect(paperPlace(path, { ...report }), path).toBeUndefined();
  });
});
