import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { beforeAll, describe, expect, test } from "vitest";
import { chartTypes } from "../../../src/charts/index.ts";
import { wordOf } from "../../../src/formats/word/index.ts";
import { assemble } from "../../../src/lib/assemble.ts";
import { readContent } from "../../../src/lib/content.ts";
import { paragraphsOf } from "../../../src/lib/paragraphs.ts";
import { sourceDigest } from "../../../src/lib/source-digest.ts";
import type { Content } from "../../../src/model/content.ts";
import { demonstration } from "../../demonstration.ts";
import { report } from "../report.ts";

const content = readContent(join(demonstration, "content"));
const paragraphs = paragraphsOf(report, content);
const placed = report.chapters.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === "figure").length;

/** The parts of a Word file as texts; pictures stay bytes. */
const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes))
      .filter(([name]) => !name.endsWith(".png"))
      .map(([name, data]) => [name, strFromU8(data)]),
  );

/** Texts of the paragraphs of a style, in their order. */
function textsOf(xml: string, style: string): string[] {
  const paragraphs = xml.match(/<w:p>.*?<\/w:p>/gs) ?? [];
  return paragraphs
    .filter((p) => p.includes(`<w:pStyle w:val="${style}"/>`))
    .map((p) => [...p.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(""));
}

/** The body of a chapter as a Word document, bound to the demonstration. */
async function partsOfChapter(
  body: string,
  draft = false,
  matter = { title: "Test", lead: "" },
  pages: Content["pages"] = [],
): Promise<Record<string, string>> {
  const source: Content["chapters"][number] = {
    file: "content/chapters/01-test.md",
    slug: "test",
    matter,
    body,
    bodyLine: 5,
    lineOf: () => undefined,
  };
  const own: Content = { ...content, chapters: [source], pages, slides: [], glossary: [] };
  const { certificate, study, codebook, tables, results } = report;
  const small = assemble(own, { certificate, study, codebook, tables, results }, chartTypes, { draft });
  return partsOf(await wordOf(small, paragraphsOf(small, own)));
}

describe("the report as a Word document", () => {
  let bytes = new Uint8Array();
  let parts: Record<string, string> = {};
  let body = "";
  beforeAll(async () => {
    bytes = new Uint8Array(await wordOf(report, paragraphs));
    parts = partsOf(bytes);
    body = parts["word/document.xml"] ?? "";
  }, 120_000);

  test("is made of well-formed parts", () => {
    for (const xml of Object.values(parts)) new SaxesParser().write(xml).close();
    expect(Object.keys(parts)).toContain("word/footnotes.xml");
  });

  test("has every chapter's title as a heading of the first order, its sections below", () => {
    const titles = textsOf(body, "Heading1").map((text) => text.replaceAll("&quot;", '"'));
    for (const { plainTitle } of report.chapters) expect(titles).toContain(plainTitle);
    const sections = report.chapters.flatMap(({ sections }) => sections.map(({ title }) => title));
    expect(textsOf(body, "Heading2")).toEqual(expect.arrayContaining(sections));
  });

  test("says of every picture what it shows", () => {
    const said = [...body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, text = ""]) => text);
    expect(said).toHaveLength(placed);
    for (const text of said) expect(text).toMatch(/^DEMONSTRATION.{80,}/);
  });

  test("has the mark on every page, and says so in its properties", () => {
    expect(parts["word/header.xml"]).toContain(report.study.mark);
    expect(parts["docProps/core.xml"]).toContain(`<dc:description>${report.study.mark}`);
    expect(parts["docProps/core.xml"]).toContain("<dc:language>de-DE</dc:language>");
    expect(parts["word/styles.xml"]).toContain(`<w:lang w:val="de-DE"`);
  });

  test("names the language of a text that has another", () => {
    const foreign = Object.values(report.pages).filter(({ lang }) => lang !== undefined);
    const named = [...body.matchAll(/<w:lang w:val="([^"]*)"/g)].map(([, lang]) => lang);
    expect([...new Set(named)]).toEqual([...new Set(foreign.map(({ lang }) => lang))]);
  });

  test("tracks changes from the first letter on", () => {
    expect(parts["word/settings.xml"]).toContain("<w:trackRevisions/>");
  });

  test("shows the number of every paragraph once, in their order", () => {
    const shown = [
      ...body.matchAll(/w:val="Absatznummer"\/>(?:<w:lang [^>]*>)?<\/w:rPr><w:t [^>]*>(\d+)</g),
    ].map(([, n]) => n);
    expect(shown).toEqual(paragraphs.list.map(({ number }) => String(number)));
  });

  test("leads to nothing that is not there", () => {
    const names = new Set([...body.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g)].map(([, n]) => n));
    const wanted = [...body.matchAll(/<w:hyperlink w:anchor="([^"]*)"/g)].map(([, n]) => n);
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  });

  test("uses no style that it does not define", () => {
    const defined = [...(parts["word/styles.xml"] ?? "").matchAll(/w:styleId="([^"]*)"/g)].map(([, s]) => s);
    const all = Object.values(parts).join("");
    const used = [...all.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"/g)].map(([, s]) => s);
    expect([...new Set(used)].filter((style) => !defined.includes(style))).toEqual([]);
  });

  test("is the same to the byte when it is made again", async () => {
    expect(Buffer.from(await wordOf(report, paragraphs)).equals(bytes)).toBe(true);
  }, 120_000);
});

describe("the finished report as a Word document", () => {
  let parts: Record<string, string> = {};
  beforeAll(async () => {
    parts = partsOf(await wordOf(report));
  }, 120_000);

  test("tracks no changes, counts no paragraphs, and tells nobody how to work on it", () => {
    const all = Object.values(parts).join("");
    expect(parts["word/settings.xml"]).not.toContain("trackRevisions");
    expect(parts["word/document.xml"]).not.toContain("Absatznummer");
    expect(all).not.toMatch(/Überarbeiten|Textstand|nachverfolgt/);
    expect(parts["word/styles.xml"]).not.toContain(`w:hanging="794"`);
  });

  test("has the texts of the one that is worked on, to the word", async () => {
    const worked = partsOf(await wordOf(report, paragraphs))["word/document.xml"] ?? "";
    const finished = parts["word/document.xml"] ?? "";
    for (const style of ["Heading1", "Heading2", "Quelle", "Bibliography"])
      expect(textsOf(finished, style)).toEqual(textsOf(worked, style));
    const unnumbered = textsOf(worked, "BodyText").map((text) => text.replace(/^\d+/, ""));
    expect(textsOf(finished, "BodyText").map((text) => text.replace(/^\d+/, ""))).toEqual(unnumbered);
    expect(finished.match(/<wp:docPr /g)).toHaveLength(placed);
  });

  test("says how it is cited, which release it is and what it was made from, and that its numbers are invented", () => {
    const { study } = report;
    expect(textsOf(parts["word/document.xml"] ?? "", "Kastentitel")[0]).toBe("Zitiervorschlag");
    expect(textsOf(parts["word/document.xml"] ?? "", "Kasten")[0]).toContain(study.title);
    expect(parts["word/footer.xml"]).toContain(`Fassung\u00a0${study.release.version}`);
    expect(parts["word/footer.xml"]).toContain(`Stand\u00a0${sourceDigest(report)}`);
    expect(parts["word/header.xml"]).toContain(study.mark);
  });
});

describe("a chapter in Word", () => {
  test("has its notes at the foot of the page, and refers to one twice by its number", async () => {
    const parts = await partsOfChapter("Eins.[^a] Zwei.[^a]\n\n[^a]: Die *Anmerkung*.\n");
    const body = parts["word/document.xml"] ?? "";
    expect(body.match(/<w:footnoteReference w:id="1"\/>/g)).toHaveLength(1);
    expect(body).toContain("NOTEREF");
    expect(textsOf(parts["word/footnotes.xml"] ?? "", "FootnoteText")).toEqual([" Die Anmerkung."]);
  });

  test("is told apart from a page of the same name", async () => {
    const page = {
      file: "content/pages/test.md",
      slug: "test",
      matter: { title: "Seite", lead: "", findings: [] },
    };
    const rest = { body: "Text.", bodyLine: 4, lineOf: () => undefined };
    const links = "Zum [Kapitel](/kapitel/test/) und zur [Seite](/test/).";
    const parts = await partsOfChapter(links, false, undefined, [{ ...page, ...rest }]);
    const body = parts["word/document.xml"] ?? "";
    const headings = [
      ...body.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"\/><w:r>.*?<w:t [^>]*>([^<]*)</g),
    ];
    const named = new Map(headings.map(([, name, text]) => [text, name]));
    const leading = [...body.matchAll(/<w:hyperlink w:anchor="([^"]*)"[^>]*>.*?<w:t [^>]*>([^<]*)</g)];
    const led = new Map(leading.map(([, name, text]) => [text, name]));
    expect(led.get("Kapitel")).toBe(named.get("Test"));
    expect(led.get("Seite")).toBe(named.get("Seite"));
    expect(led.get("Seite")).not.toBe(led.get("Kapitel"));
  });

  test("marks the heads of its tables, and names them", async () => {
    const table = "| Weg | Zeit |\n| --- | ---: |\n| Brief | Januar |\n";
    const parts = await partsOfChapter(`::tabelle{wege titel="Wege der Einladung"}\n\n${table}`);
    const body = parts["word/document.xml"] ?? "";
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(body).toContain(`<w:tblCaption w:val="Wege der Einladung"/>`);
    expect(textsOf(body, "Caption")).toEqual(["1Tabelle\u00a01: Wege der Einladung"]);
  });

  test("shows the table of a figure with its head marked", async () => {
    const { id } = report.figures.find(({ question }) => question !== undefined) ?? { id: "" };
    const parts = await partsOfChapter(`::tabelle{${id}}\n`);
    expect(parts["word/document.xml"]).toContain("<w:tblHeader/>");
  });

  test("counts each of its ordered lists from its own number", async () => {
    const parts = await partsOfChapter("3. drei\n4. vier\n\nText.\n\n1. eins\n\n- Punkt\n");
    const starts = [
      ...(parts["word/numbering.xml"] ?? "").matchAll(/w:ilvl="0"><w:startOverride w:val="(\d)"/g),
    ];
    expect(starts.map(([, n]) => n)).toEqual(["3", "1"]);
    expect(textsOf(parts["word/document.xml"] ?? "", "ListBullet")).toEqual(["5\u2002Punkt"]);
  });

  test("binds titles and leads as it does texts", async () => {
    const value = report.statements.find(({ kind, state }) => kind === "value" && state === "holds");
    const bound = `Es sind {{${value?.source}}}.`;
    const parts = await partsOfChapter("", false, { title: bound, lead: bound });
    for (const style of ["Heading1", "Vorspann"])
      expect(textsOf(parts["word/document.xml"] ?? "", style)[0]).toMatch(`Es sind ${value?.text}.`);
  });

  test("says values and claims as plain text, and in a draft what is wrong with them", async () => {
    const path = report.statements.find(({ kind, state }) => kind === "value" && state === "holds");
    const parts = await partsOfChapter(
      `Es sind {{${path?.source}}} und [niemand]{wenn="${path?.used[0]?.path} < 0"}.\n`,
      true,
    );
    const [said = ""] = textsOf(parts["word/document.xml"] ?? "", "BodyText").slice(-1);
    expect(said).toContain(path?.text);
    expect(said).toMatch(/niemand \[.+\]\.$/);
    expect(parts["word/document.xml"]).toContain(`<w:rStyle w:val="Fehler"/>`);
    expect(parts["word/header.xml"]).toContain("ENTWURF");
  });
});
