import type { Token } from "markdown-it";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/types/src/display/api.js";
import { beforeAll, describe, expect, test } from "vitest";
import { documentOf } from "../../../src/formats/pdf/index.ts";
import { pagesOf as placesOf } from "../../../src/formats/pdf/pages.ts";
import { textsOnPaper } from "../../../src/formats/pdf/texts.ts";
import { plainText } from "../../../src/lib/markdown/index.ts";
import { report } from "../report.ts";
import { elementsIn, letters, open, pagesOf, type Tag, tagsOf, wordsById, wordsOf } from "./read.ts";

/** A page as it is read: its tags, and the words that they name. */
interface Read {
  page: PDFPageProxy;
  tag: Tag;
  words: ReadonlyMap<string, string>;
  text: string;
}

const texts = textsOnPaper(report);
const blocks = texts.flatMap(({ blocks }) => blocks);
const figures = blocks.flatMap((block) => (block.kind === "figure" ? [block.figure] : []));
const tables = blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));

describe("the report as PDF", () => {
  let pdf: PDFDocumentProxy;
  let bytes = new Uint8Array();
  let read: Read[] = [];
  let whole = "";
  const elements = () => read.flatMap(({ tag, words }) => elementsIn(tag).map((each) => ({ each, words })));
  const ofRole = (role: RegExp) => elements().filter(({ each }) => role.test(each.role));
  beforeAll(async () => {
    bytes = new Uint8Array(documentOf(report, "report").bytes);
    pdf = await open(bytes);
    read = await Promise.all(
      (await pagesOf(pdf)).map(async (page) => {
        const [tag, words] = [await tagsOf(page), await wordsById(page)];
        return { page, tag, words, text: letters(wordsOf(tag, words)) };
      }),
    );
    whole = read.map(({ text }) => text).join("");
  }, 180_000);

  test("is tagged, says its language and shows its title", async () => {
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Language: "de", Title: report.study.title });
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
  });

  test("says what it is without being opened, on the day of its release", async () => {
    const { info, metadata } = await pdf.getMetadata();
    const day = report.study.release.date?.replaceAll("-", "");
    expect(info).toMatchObject({ CreationDate: `D:${day}000000Z`, ModDate: `D:${day}000000Z` });
    expect(JSON.stringify(info)).toContain(report.study.mark);
    expect(JSON.stringify(info)).toContain(report.study.institutions[0]?.name);
    expect(metadata?.getRaw()).toMatch(/pdfuaid:part>1</);
  });

  test("is smaller than 3 MB", () => {
    expect(bytes.length).toBeLessThan(3_000_000);
  });

  test("has headings without gaps, the first at the top level", () => {
    const levels = ofRole(/^H\d$/).map(({ each }) => Number(each.role.slice(1)));
    expect(levels[0]).toBe(1);
    expect(levels.length).toBeGreaterThan(60);
    for (const [i, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
  });

  test("has every figure with a description that says its values", () => {
    const alts = ofRole(/^Figure$/).map(({ each }) => each.alt ?? "");
    expect(alts).toHaveLength(figures.length);
    for (const alt of alts) expect(alt).toMatch(/^DEMONSTRATION.*\d.*\.$/s);
  });

  test("has every table with column headers, in every row that heads it", () => {
    const all = ofRole(/^Table$/);
    expect(all.length).toBeGreaterThan(tables.length);
    const heads = ofRole(/^THead$/);
    expect(heads.length).toBeGreaterThanOrEqual(all.length);
    for (const { each, words } of heads) {
      const cells = elementsIn(each).filter(({ role }) => role === "TH" || role === "TD");
      expect(cells.map(({ role }) => role)).toEqual(cells.map(() => "TH"));
      expect(cells.map((cell) => wordsOf(cell, words).trim()).join("")).not.toBe("");
    }
  });

  test("has links with text, each of which leads somewhere", async () => {
    const links = ofRole(/^Link$/);
    expect(links.length).toBeGreaterThan(200);
    for (const { each, words } of links) expect(wordsOf(each, words).trim()).not.toBe("");
    const destinations = await pdf.getDestinations();
    for (const { page } of read)
      for (const { dest, url, unsafeUrl } of await page.getAnnotations())
        if (typeof dest === "string") expect(destinations).toHaveProperty([dest]);
        else expect(dest ?? url ?? unsafeUrl).toBeTruthy();
  });

  test("has the contents as bookmarks, with the pages on which they stand", async () => {
    const entries = ofRole(/^TOCI$/).map(({ each, words }) => letters(wordsOf(each, words)));
    const outline = await pdf.getOutline();
    const marks: string[] = [];
    for (const mark of outline.flatMap((top) => [top, ...top.items])) {
      const dest = typeof mark.dest === "string" ? await pdf.getDestination(mark.dest) : mark.dest;
      marks.push(letters(mark.title) + ((await pdf.getPageIndex(dest?.[0])) + 1));
    }
    const chapters = report.chapters.map(({ number, plainTitle }) => letters(`${number} ${plainTitle}`));
    for (const chapter of chapters) expect(marks.join("\n")).toContain(chapter);
    // After the contents come the lists of figures and tables.
    expect(entries.slice(0, marks.length)).toEqual(marks);
    expect(entries.slice(marks.length)).toHaveLength(figures.length + tables.length);
  });

  test("carries every font that it uses, and none but the report's", () => {
    const raw = Buffer.from(bytes).toString("latin1");
    const fonts = [...raw.matchAll(/\/BaseFont\s*\/([^\s/]+)/g)].map(([, name = ""]) => name);
    expect(fonts.length).toBeGreaterThan(6);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Source(?:Serif4|Sans3)-/);
    const descriptors = [...raw.matchAll(/\/Type\s*\/FontDescriptor\b.*?endobj/gs)].map(([text]) => text);
    expect(descriptors.length).toBeGreaterThan(3);
    for (const descriptor of descriptors) expect(descriptor).toMatch(/\/FontFile[23]? \d/);
  });

  test("can be read aloud paragraph by paragraph, in the order of the texts, umlauts and all", () => {
    let at = 0;
    let [found, order] = [0, 0];
    for (const token of blocks.flatMap((block) =>
      block.kind === "prose" ? paragraphsIn(block.tokens) : [],
    )) {
      // The number of a note stands within.
      const parts = (token.children ?? []).some(({ type }) => type === "note_reference") ? [] : [token];
      for (const part of parts) {
        const words = letters(plainText(part.children ?? []));
        const place = whole.indexOf(words);
        if (place < 0) expect(isSplit(words), words).toBe(true);
        else {
          found++;
          if (place >= at) order++;
          at = place;
        }
      }
    }
    expect(found).toBeGreaterThan(150);
    // Short words may occur before.
    expect(order / found).toBeGreaterThan(0.97);
    for (const hyphened of ["Kinder- und", "95-%-Intervall"])
      expect(
        read.some(({ tag, words }) => wordsOf(tag, words).includes(hyphened)),
        hyphened,
      ).toBe(true);
    expect(whole).toMatch(/ä.*ö.*ü.*ß.*Ä.*Ü/s);
    expect(whole).not.toMatch(/[\ufb00-\ufb06\ufffd]/);
  });

  /** True where a page ends within the words: figures of the next page may come before what follows. */
  function isSplit(words: string): boolean {
    return Array.from({ length: words.length - 1 }, (_, i) => i + 1).some((cut) =>
      read.some(({ text }, i) => {
        const next = read[i + 1]?.text;
        return text.includes(words.slice(0, cut)) && next?.includes(words.slice(cut));
      }),
    );
  }

  test("shows every bound value as the site does", () => {
    const files = texts.map(({ file }) => file);
    const values = report.statements.filter(({ file, kind }) => kind === "value" && files.includes(file));
    expect(values.length).toBeGreaterThan(200);
    for (const { text, line, file } of values) expect(whole, `${file}:${line}`).toContain(letters(text));
  });

  test("prints the address under which each figure stays, and links to no file beside it while there is none", async () => {
    expect(report.study.address).toBeUndefined();
    const annotations = (await Promise.all(read.map(({ page }) => page.getAnnotations()))).flat();
    const addresses: string[] = annotations.flatMap(({ url, unsafeUrl }) => url ?? unsafeUrl ?? []);
    expect(addresses.length).toBeGreaterThan(5);
    for (const address of addresses) expect(address).toMatch(/^(https?|mailto):/);
    for (const { id } of figures) expect(whole).toContain(letters(`abbildungen/${id}/`));
  });

  test("can be led to: to texts and sections by name, to figures and tables by page", async () => {
    const named = Object.keys(await pdf.getDestinations());
    for (const text of texts)
      expect(named).toContain(`${report.pages[text.slug] === text ? "seite" : "kapitel"}.${text.slug}`);
    const sections = report.chapters.flatMap(({ slug, sections }) =>
      sections.map(({ id }) => `kapitel.${slug}.${id}`),
    );
    expect(sections.filter((name) => !named.includes(name))).toEqual([]);
    const places = placesOf(report);
    for (const { id, number } of figures) {
      const place = places.find(({ kind, name }) => kind === "figure" && name === id);
      expect(read[(place?.page ?? 0) - 1]?.text).toContain(`Abbildung${number}`);
    }
    expect(places.filter(({ kind }) => kind === "table").map(({ name }) => name)).toEqual(
      tables.map(({ id }) => id),
    );
  });

  test("bears the mark on every page beside what is read, and once where it is", async () => {
    const mark = letters(report.study.mark);
    for (const { page } of read) {
      const { items } = await page.getTextContent();
      expect(letters(items.map((item) => ("str" in item ? item.str : "")).join(""))).toContain(mark);
    }
    expect(read[0]?.text).toContain(mark);
    const marked = read.filter(({ text }) => text.includes(mark));
    expect(marked.length).toBeLessThan(read.length / 4);
  });

  test("says what of it is in another language", () => {
    const foreign = texts.find(({ slug }) => report.pages[slug]?.lang !== undefined);
    const { lang } = report.pages[foreign?.slug ?? ""] ?? {};
    expect(lang).toBeDefined();
    const own = elements().filter(({ each }) => each.lang === lang);
    const said = letters(own.map(({ each, words }) => wordsOf(each, words)).join(""));
    expect(said).toContain(letters(foreign?.plainTitle ?? "?"));
  });
});

/** Inline tokens that are paragraphs, in boxes and lists too, but not the cells of tables. */
const paragraphsIn = (tokens: readonly Token[]): Token[] =>
  tokens.filter(({ type }, i) => type === "inline" && tokens[i - 1]?.type === "paragraph_open");
