import { expand } from "jsonld";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { escapeText } from "../../src/charts/serialise.ts";
import { feedXml } from "../../src/formats/feed.ts";
import { jsonLdOf, type Subject } from "../../src/formats/jsonld.ts";
import { previewOf } from "../../src/formats/preview.ts";
import { cffOf } from "../../src/formats/report/cff.ts";
import { dataciteOf } from "../../src/formats/report/datacite.ts";
import { ddiOf } from "../../src/formats/report/ddi.ts";
import { reportFormats } from "../../src/formats/report/index.ts";
import { signposts } from "../../src/formats/signposts.ts";
import { pagesOf, sitemapXml } from "../../src/formats/sitemap.ts";
import { address, final } from "./final.ts";
import { report } from "./report.ts";

/** An element of an XML document: its name with its namespace, attributes, own text, and children. */
interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

/** The root of an XML document; throws where it is not well-formed. */
function rootOf(xml: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const top: Element = { name: "", attributes: {}, text: "", children: [] };
  const open = [top];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ uri, local, attributes }) => {
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value]);
    const element = {
      name: `${uri} ${local}`,
      attributes: Object.fromEntries(values),
      text: "",
      children: [],
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  return top.children[0] as Element;
}

test("a character that XML cannot hold leaves every file readable: a tab of a slide, half a letter", () => {
  const title = "Vor\u000bOrt \ud800& <mehr>\ufffe";
  const odd = { ...final, study: { ...final.study, title } };
  const titleIn = (xml: string) => rootOf(xml).children.find(({ name }) => name.endsWith(" title"))?.text;
  expect(titleIn(feedXml(odd))).toContain("VorOrt & <mehr>");
  expect(rootOf(ddiOf(odd)).name).toContain("codeBook");
  const svg = rootOf(`<svg>${escapeText(title)}</svg>`);
  expect(svg.text).toBe("VorOrt & <mehr>");
});

const [figure] = final.figures;
const [chapter] = final.chapters;
if (figure === undefined || chapter === undefined) throw new Error("no figure or chapter");
const subjects: Subject[] = [
  { kind: "report" },
  { kind: "data" },
  { kind: "chapter", chapter },
  { kind: "figure", figure },
];

describe("the feed", () => {
  const atom = "http://www.w3.org/2005/Atom";
  const feed = rootOf(feedXml(final));
  const named = ({ children }: Element, name: string) =>
    children.filter((child) => child.name === `${atom} ${name}`);
  const entries = named(feed, "entry");

  test("has what RFC 4287 asks of a feed: one id, title and day, an author, and its own address", () => {
    expect(feed.name).toBe(`${atom} feed`);
    for (const name of ["id", "title", "updated"]) expect(named(feed, name), name).toHaveLength(1);
    expect(named(feed, "author").flatMap((author) => named(author, "name").map(({ text }) => text))).toEqual([
      "Prof. Dr. Erika Mustermann",
    ]);
    const self = named(feed, "link").filter(({ attributes }) => attributes.rel === "self");
    expect(self.map(({ attributes }) => attributes.href)).toEqual([`${address}feed.xml`]);
  });

  test("has an entry for every release, each with one id, title, day, summary and one page", () => {
    expect(entries).toHaveLength(2);
    for (const entry of entries) {
      for (const name of ["id", "title", "updated", "summary"])
        expect(named(entry, name), name).toHaveLength(1);
      expect(named(entry, "link").map(({ attributes }) => attributes.rel)).toEqual(["alternate"]);
    }
    const ids = [feed, ...entries].flatMap((each) => named(each, "id").map(({ text }) => text));
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(URL.canParse(id), id).toBe(true);
  });

  test("has days as RFC 3339 writes them, the latest first, and nothing that Atom does not know", () => {
    const days = [feed, ...entries].flatMap((each) => named(each, "updated").map(({ text }) => text));
    expect(days).toEqual(["2026-05-04T00:00:00Z", "2026-05-04T00:00:00Z", "2026-03-31T00:00:00Z"]);
    const known = "id title subtitle updated published link author name entry summary".split(" ");
    const all = (element: Element): string[] =>
      element.children.flatMap((child) => [child.name, ...all(child)]);
    expect(all(feed).filter((name) => !known.some((word) => name === `${atom} ${word}`))).toEqual([]);
  });

  test("says what was corrected and why", () => {
    const [first, second] = entries.map((entry) => named(entry, "summary")[0]?.text);
    expect(first).toBe("Kapitel & Fragen <geordnet>. Berichtigt: Frage C2: Zwei Antworten waren vertauscht.");
    expect(second).toBe("Erste Veröffentlichung.");
    expect(named(entries[0] as Element, "title")[0]?.text).toContain("Berichtigungen 1.1");
  });
});

test("the sitemap holds to its schema: every page once, with an absolute address and a day", () => {
  const space = "http://www.sitemaps.org/schemas/sitemap/0.9";
  const root = rootOf(sitemapXml(final));
  expect(root.name).toBe(`${space} urlset`);
  expect(root.children.length).toBeGreaterThan(20);
  const addresses = root.children.map(({ name, children }) => {
    expect(name).toBe(`${space} url`);
    expect(children.map((child) => child.name)).toEqual([`${space} loc`, `${space} lastmod`]);
    expect(children[1]?.text).toMatch(/^\d{4}-\d\d-\d\d$/);
    return children[0]?.text ?? "";
  });
  expect(addresses).toEqual(pagesOf(final).map((path) => address + path));
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const each of addresses) expect(each.length).toBeLessThan(2048);
});

describe("JSON-LD", () => {
  /** The words of schema.org that may be used, and which of them lead elsewhere. */
  const words =
    "Report Dataset DataDownload ImageObject Chapter Person Organization PropertyValue name alternativeHeadline description author publisher funder datePublished dateModified version inLanguage isAccessibleForFree identifier propertyID value hasPart isPartOf distribution encodingFormat caption creditText position";
  const addresses = "url contentUrl thumbnailUrl license";
  const context = {
    ...Object.fromEntries(words.split(" ").map((word) => [word, `https://schema.org/${word}`])),
    ...Object.fromEntries(
      addresses.split(" ").map((word) => [word, { "@id": `https://schema.org/${word}`, "@type": "@id" }]),
    ),
  };
  const documentLoader = async (url: string) => {
    expect(url).toBe("https://schema.org/");
    return { document: { "@context": context }, documentUrl: url, contextUrl: null };
  };

  test.each(subjects)("of $kind expands, with no word that schema.org does not know", async (subject) => {
    const data = jsonLdOf(subject, final);
    // Safe: what would be dropped for want of a meaning is a fault.
    const [thing] = await expand(data ?? {}, { safe: true, documentLoader });
    expect(thing?.["@id"]).toMatch(new RegExp(`^${address}`));
    expect(thing?.["https://schema.org/author"]).toMatchObject([
      { "@id": "https://orcid.org/0000-0002-1825-0097" },
    ]);
    expect(JSON.stringify(thing)).not.toContain("Kontakt");
  });

  test("with a word that it does not know is found out", async () => {
    const wrong = { ...jsonLdOf({ kind: "report" }, final), titel: "falsch" };
    await expect(expand(wrong, { safe: true, documentLoader })).rejects.toThrow();
  });
});

test("signposts lead from each page to how it is cited, what it is, and all its files", () => {
  for (const subject of subjects) {
    const all = signposts(subject, final);
    for (const { href } of all) expect(URL.canParse(href), href).toBe(true);
    const rels = all.map(({ rel }) => rel);
    expect(rels.filter((rel) => rel === "cite-as")).toHaveLength(1);
    if (subject.kind !== "report") expect(all).toContainEqual({ rel: "collection", href: address });
    if (subject.kind !== "chapter")
      expect(rels).toEqual(expect.arrayContaining(["type", "item", "author", "license"]));
  }
  const whole = signposts({ kind: "report" }, final).map(({ href }) => href);
  for (const { path } of reportFormats(final)) expect(whole).toContain(address + path);
});

test("a page that is shared shows a figure, with its description", () => {
  for (const subject of [...subjects, { kind: "page" } as const]) {
    const { picture } = previewOf(subject, final);
    expect(picture?.url).toMatch(new RegExp(`^${address}abbildungen/[a-z0-9-]+/[a-z0-9-]+-16-9\\.png$`));
    expect(picture?.alt.length).toBeGreaterThan(40);
  }
  expect(previewOf({ kind: "figure", figure }, final).picture?.url).toContain(`/${figure.id}/`);
});

describe("records of a publication", () => {
  test("exist for a final study alone", () => {
    const paths = (of: typeof final) => reportFormats(of).map(({ path }) => path);
    const records = ["CITATION.cff", "daten/datacite.json"];
    expect(paths(final)).toEqual(expect.arrayContaining(records));
    expect(paths({ ...final, study: report.study }).filter((path) => records.includes(path))).toEqual([]);
  });

  test("have a place for the DOI: empty until there is one", () => {
    const withDoi = { ...final.study, release: { ...final.study.release, doi: "10.1234/abc" } };
    expect(dataciteOf(final.study)).toMatchObject({ doi: null, publicationYear: 2026, version: "1.1" });
    expect(dataciteOf(withDoi)).toMatchObject({ doi: "10.1234/abc" });
    expect(cffOf(final.study)).not.toContain("doi");
    expect(cffOf(withDoi)).toContain('doi: "10.1234/abc"');
  });

  test("say in CITATION.cff who is cited, in the fields of its version 1.2.0", () => {
    expect(parseYaml(cffOf(final.study))).toEqual({
      "cff-version": "1.2.0",
      message: "Bitte so zitieren.",
      type: "dataset",
      title: [final.study.title, final.study.subtitle].filter(Boolean).join(". "),
      authors: [
        {
          "family-names": "Mustermann",
          "given-names": "Erika",
          orcid: "https://orcid.org/0000-0002-1825-0097",
        },
      ],
      version: "1.1",
      "date-released": "2026-05-04",
      url: address,
      license: final.study.licence,
    });
  });
});
