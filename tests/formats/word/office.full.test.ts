import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chartTypes } from "../../../src/charts/index.ts";
import { wordOf } from "../../../src/formats/word/index.ts";
import { assemble } from "../../../src/lib/assemble.ts";
import { readContent } from "../../../src/lib/content.ts";
import { paragraphsOf } from "../../../src/lib/paragraphs.ts";
import { demonstration } from "../../demonstration.ts";
import { convert, findOffice } from "../../office.ts";
import { report as demonstrated } from "../report.ts";

const office = findOffice();
const missing = office === undefined ? " (übersprungen: LibreOffice ist nicht da)" : "";
const folder = mkdtempSync(join(tmpdir(), "word-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The demonstration with a table of each kind at the end of its last chapter. */
function withTables() {
  const content = readContent(join(demonstration, "content"));
  const last = content.chapters.at(-1);
  const { id } = demonstrated.figures.find(({ question }) => question !== undefined) ?? { id: "" };
  if (last)
    last.body += `\n\n::tabelle{${id}}\n\n::tabelle{pruefwege titel="Wege"}\n\n| Weg | Zeit |\n| --- | --- |\n| Brief | Januar |\n`;
  const { certificate, study, codebook, tables, results } = demonstrated;
  const report = assemble(content, { certificate, study, codebook, tables, results }, chartTypes);
  return { content, report };
}

describe.skipIf(office === undefined)(`the Word document in LibreOffice${missing}`, () => {
  const { content, report } = withTables();
  const blocks = report.chapters.flatMap((chapter) => chapter.blocks);
  let odt: Record<string, string> = {};
  let body = "";
  beforeAll(async () => {
    const file = join(folder, "bericht.docx");
    writeFileSync(file, await wordOf(report, paragraphsOf(report, content)));
    const entries = unzipSync(readFileSync(convert(office ?? "", file, "odt", folder)));
    odt = Object.fromEntries(
      ["content.xml", "styles.xml", "meta.xml"].map((name) => [
        name,
        strFromU8(entries[name] ?? new Uint8Array()),
      ]),
    );
    body = odt["content.xml"] ?? "";
  }, 300_000);

  test("has the headings of chapters and sections at their levels", () => {
    const levels = [...body.matchAll(/<text:h [^>]*text:outline-level="(\d)"/g)].map(([, level]) => level);
    const sections = report.chapters.flatMap((chapter) => chapter.sections);
    expect(levels.filter((level) => level === "1").length).toBeGreaterThan(report.chapters.length);
    expect(levels.filter((level) => level === "2").length).toBeGreaterThanOrEqual(sections.length);
  });

  test("has a text for every picture", () => {
    const pictures = body.match(/<draw:image /g) ?? [];
    const texts = [...body.matchAll(/<svg:(?:desc|title)>([^<]{40,})</g)];
    expect(pictures).toHaveLength(blocks.filter(({ kind }) => kind === "figure").length);
    expect(texts).toHaveLength(pictures.length);
  });

  test("has every note at the foot of its page", () => {
    const notes = report.chapters.flatMap((chapter) => chapter.notes);
    expect(notes.length).toBeGreaterThan(0);
    expect(body.match(/text:note-class="footnote"/g)).toHaveLength(notes.length);
  });

  test("repeats the head of every table", () => {
    const tables = blocks.filter(({ kind }) => kind === "table").length;
    expect(tables).toBeGreaterThanOrEqual(2);
    expect(body.match(/<table:table-header-rows>/g)).toHaveLength(tables);
  });

  test("is in German, names its title, and has the mark on every page", () => {
    expect(odt["styles.xml"]).toMatch(/fo:language="de"[^>]*fo:country="DE"/);
    expect(odt["meta.xml"]).toContain(`<dc:title>${report.study.title}`);
    expect(odt["styles.xml"]).toContain(report.study.mark);
  });

  test("becomes a PDF", () => {
    const pdf = readFileSync(convert(office ?? "", join(folder, "bericht.docx"), "pdf", folder));
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  }, 300_000);
});
