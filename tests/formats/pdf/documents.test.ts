import { describe, expect, test } from "vitest";
import { type DocumentName, documentOf } from "../../../src/formats/pdf/index.ts";
import { summaryLength } from "../../../src/formats/pdf/pages.ts";
import { summaryPage } from "../../../src/formats/pdf/summary.ts";
import { reportFormats } from "../../../src/formats/report/index.ts";
import { askedQuestions } from "../../../src/lib/question-address.ts";
import { report } from "../report.ts";
import { testSame, testWords } from "./documents.ts";
import { elementsIn, letters, open, pagesOf, tagsOf, wordsById, wordsOf } from "./read.ts";

const fewQuestions = { ...report.codebook, questions: report.codebook.questions.slice(0, 6) };

/** All that is read of a document, and the roles of what it is made of. */
async function readOf(name: DocumentName) {
  const pdf = await open(documentOf(report, name).bytes);
  const pages = await pagesOf(pdf);
  const read = await Promise.all(
    pages.map(async (page) => {
      const tag = await tagsOf(page);
      return { said: letters(wordsOf(tag, await wordsById(page))), elements: elementsIn(tag) };
    }),
  );
  const said = read.map(({ said }) => said).join("");
  const roles = read.flatMap(({ elements }) => elements.map(({ role }) => role));
  return { pdf, pages: pages.length, said, roles };
}

describe("the documents of a report", () => {
  test("are files of the publication, each with a word on how it can be read", () => {
    const pdfs = reportFormats(report).filter(({ type }) => type === "application/pdf");
    expect(pdfs.map(({ path }) => path)).toEqual(["bericht.pdf", "kurzfassung.pdf", "tabellenband.pdf"]);
    for (const { accessible, output } of pdfs) {
      expect(output).toBe("pdf");
      expect(accessible).toMatch(/Zeilenköpfe/);
      expect(accessible).not.toMatch(/validiert/);
    }
  });

  test("have no summary where nobody wrote one", () => {
    const { kurzfassung: _, ...pages } = report.pages;
    const paths = reportFormats({ ...report, pages }).map(({ path }) => path);
    expect(paths).toContain("bericht.pdf");
    expect(paths).not.toContain("kurzfassung.pdf");
  });

  testSame(["summary"]);
});

// Some chapters and questions have all kinds of places for words.
testWords({ ...report, chapters: report.chapters.slice(2, 6), codebook: fewQuestions });

describe("a report without texts", () => {
  test("is set with what there is", () => {
    const none = { chapters: [], pages: {}, figures: [], findings: [], glossary: [], works: [] };
    expect(documentOf({ ...report, ...none }, "report").bytes.length).toBeGreaterThan(10_000);
  }, 60_000);
});

describe("the summary as PDF", () => {
  test("is the authors' page on two pages, with the leading numbers and how to cite it", async () => {
    const { pages, said, roles, pdf } = await readOf("summary");
    expect(pages).toBe(2);
    expect(said).toContain(letters(summaryPage(report)?.plainTitle ?? "?"));
    for (const { value } of report.findings) expect(said).toContain(letters(value.number + value.unit));
    expect(said).toContain("Zitiervorschlag");
    expect(roles.filter((role) => /^H\d$/.test(role))[0]).toBe("H1");
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Language: "de" });
    expect(summaryLength(report)).toBe(2);
  }, 60_000);

  test("puts its numbers below a head of any height, and no more than its page holds", async () => {
    const study = { ...report.study, subtitle: `${report.study.subtitle} `.repeat(12) };
    const findings = Array.from({ length: 12 }, () => report.findings).flat();
    const odd = { ...report, study, findings };
    const pdf = await open(documentOf(odd, "summary").bytes);
    const [page] = await pagesOf(pdf);
    const { items } = (await page?.getTextContent()) ?? { items: [] };
    const placed = items.flatMap((item) =>
      "str" in item && item.str.trim() !== ""
        ? [{ words: item.str, x: item.transform[4] as number, y: item.transform[5] as number }]
        : [],
    );
    // The text's column ends at 139 mm, the page's foot begins at 27 mm.
    const mm = 72 / 25.4;
    const units = findings.map(({ value }) => value.unit);
    const beside = placed.filter(({ words, x }) => x > 141 * mm && units.includes(words.trim()));
    const [title] = summaryPage(report)?.plainTitle.split(" ") ?? [];
    const heading = placed.findLast(({ words, x }) => x < 24 * mm && words.startsWith(title ?? "?"));
    expect(beside.length).toBeGreaterThan(1);
    expect(Math.max(...beside.map(({ y }) => y))).toBeLessThan(heading?.y ?? 0);
    const right = placed.filter(({ words, x }) => x > 141 * mm && words !== "1");
    expect(Math.min(...right.map(({ y }) => y))).toBeGreaterThan(26 * mm);
    expect(summaryLength(odd)).toBeGreaterThan(2);
  }, 60_000);
});

describe("the volume of tables as PDF", () => {
  test("holds every question with its wording, as sections that can be led to, and tables with heads", async () => {
    const { said, roles, pdf } = await readOf("tables");
    const questions = askedQuestions(report.codebook);
    for (const { text } of questions) expect(said).toContain(letters(text));
    // What the imprint says of texts and figures is not of this document.
    expect(said).toContain(letters("Alle Zahlen sind aus den Daten berechnet."));
    expect(said).not.toContain(letters("Ergebnis im Text"));
    const named = Object.keys(await pdf.getDestinations());
    for (const { code } of questions) expect(named).toContain(`frage.${code}`);
    expect(roles.filter((role) => role === "Table").length).toBeGreaterThanOrEqual(questions.length);
    expect(roles.filter((role) => role === "TH").length).toBeGreaterThan(questions.length * 2);
    expect(documentOf(report, "tables").bytes.length).toBeLessThan(3_000_000);
  }, 120_000);
});
