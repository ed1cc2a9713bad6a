import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import type { Anatomy } from "./in-page.ts";
import { follow } from "./links.ts";
import {
  address,
  author,
  build,
  few,
  look,
  metasOf,
  recordedFor,
  removeTemporary,
  type Seen,
  studyWith,
  temporaryFolder,
  textOf,
  textsIn,
} from "./publication.ts";

const base = new URL(address).pathname;
const lost = "404.html";
const temporary = temporaryFolder();

let built: Seen;
let published: Seen["pages"];
let before: Record<string, string>;
let after: Record<string, string>;

beforeAll(async () => {
  const study = studyWith("final", temporary, few);
  before = stateOf(study);
  const publication = build(temporary, { whole: true });
  after = stateOf(study);
  const browser = await launchBrowser();
  built = await look(publication, base, browser);
  await browser.close();
  published = built.pages.filter(({ path }) => path !== lost && !path.startsWith("embed/"));
});

afterAll(() => removeTemporary(temporary));

/** Every file and folder below a folder with its size and the time of its last change. */
function stateOf(folder: string): Record<string, string> {
  const names = [".", ...readdirSync(folder, { recursive: true, encoding: "utf8" })];
  return Object.fromEntries(
    names.map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return [name, `${size} bytes, ${mtimeMs}`];
    }),
  );
}

/** Texts of all elements of one name in an XML document; throws where it is not well-formed. */
function elementsOf(xml: string, name: string): string[] {
  const found: string[] = [];
  let within = false;
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ local }) => {
    within = local === name;
    if (within) found.push("");
  });
  parser.on("text", (piece) => {
    if (within) found.push((found.pop() ?? "") + piece);
  });
  parser.on("closetag", () => {
    within = false;
  });
  parser.write(xml).close();
  return found;
}

const robotsOf = (anatomy: Anatomy): string => metasOf(anatomy, "robots").join();

describe("a final study", () => {
  test("is built whole", () => {
    expect(published.length).toBeGreaterThan(10);
    const embedded = built.pages.filter(({ path }) => path.startsWith("embed/"));
    expect(embedded.length).toBeGreaterThan(0);
    expect(built.pages).toHaveLength(published.length + embedded.length + 1);
  });

  test("keeps an address for this release, which leads to the start page as long as it is the newest", () => {
    const html = textOf(built.folder, "fassung/1.0/index.html");
    expect(html).toContain(`<meta http-equiv="refresh" content="0; url=${base}">`);
    expect(html).toContain('<meta name="robots" content="noindex">');
  });

  test("is not written into by the build", () => {
    expect(Object.keys(before).length).toBeGreaterThan(15);
    expect(after).toEqual(before);
  });

  test("is put on record, so that a later release stands beside it", () => {
    expect(recordedFor(temporary)).toEqual({ ledger: ["1.0.json"], archive: ["1.0.zip"] });
  });

  test("carries no mark of anything unfinished", () => {
    expect(textsIn(built.folder).length).toBeGreaterThan(built.pages.length);
    const marked = textsIn(built.folder).filter(([, text]) =>
      /DEMONSTRATION|erfundene Zahlen|ENTWURF/.test(text),
    );
    expect(marked.map(([name]) => name)).toEqual([]);
    const derived = readdirSync(built.derived);
    expect(derived.length).toBeGreaterThan(2);
    for (const file of derived) expect(JSON.parse(textOf(built.derived, file)).mark, file).toBe("");
  });

  test("is open to search engines on every page but the one for wrong addresses", () => {
    for (const { path, anatomy } of published) expect(robotsOf(anatomy), path).not.toMatch(/noindex|none/);
    const wrong = built.pages.find(({ path }) => path === lost);
    expect(wrong && robotsOf(wrong.anatomy)).toBe("noindex");
    for (const { path, anatomy } of built.pages)
      if (path.startsWith("embed/")) expect(robotsOf(anatomy), path).toBe("noindex");
    expect(textOf(built.folder, "robots.txt")).toBe(
      `User-agent: *\nAllow: /\nSitemap: ${address}sitemap.xml\n`,
    );
  });

  test("names its title, author and day to reference managers on every page", () => {
    for (const { path, anatomy } of published) {
      expect(metasOf(anatomy, "citation_title"), path).toEqual([expect.stringMatching(/.{10,}/)]);
      expect(metasOf(anatomy, "citation_author"), path).toEqual([author]);
      expect(metasOf(anatomy, "citation_publication_date"), path).toEqual(["2026/03/31"]);
    }
  });

  test("says on pages what they are: a figure's picture for those who share it, JSON-LD, and the way to all files", () => {
    const kinds = ["", "daten/", "kapitel/", "abbildungen/"];
    for (const { path, anatomy } of published) {
      expect(metasOf(anatomy, "og:image"), path).toEqual([expect.stringMatching(/-16-9\.png$/)]);
      expect(metasOf(anatomy, "og:title").join(), path).not.toBe("");
      const speaks =
        kinds.some((kind) => (kind === "" ? path === "" : path.startsWith(kind))) && path !== "abbildungen/";
      expect(anatomy.data, path).toEqual(speaks ? ["application/ld+json"] : []);
      const rels = anatomy.links.map(({ rel }) => rel);
      if (speaks) expect(rels, path).toContain("cite-as");
    }
  });

  test("tells its own address on every page", () => {
    for (const { path, anatomy } of built.pages) {
      const named = anatomy.links.filter(({ element, rel }) => element === "link" && rel === "canonical");
      // What stands in a frame names the page that it is a part of.
      const canonical = path === lost ? [] : [address + path.replace(/^embed\//, "abbildungen/")];
      expect(
        named.map(({ href }) => href),
        path,
      ).toEqual(canonical);
    }
  });

  test("lists every page in its sitemap", () => {
    const listed = elementsOf(textOf(built.folder, "sitemap.xml"), "loc");
    expect(listed.toSorted()).toEqual(published.map(({ path }) => address + path).toSorted());
  });

  test("has a feed that is well-formed and complete, and named on every page", () => {
    const feed = textOf(built.folder, "feed.xml");
    expect(elementsOf(feed, "entry")).toHaveLength(1);
    expect(elementsOf(feed, "name")).toEqual([author]);
    expect(new Set(elementsOf(feed, "updated"))).toEqual(new Set(["2026-03-31T00:00:00Z"]));
    const ids = elementsOf(feed, "id");
    expect(ids[0]).toBe(address);
    expect(new Set(ids).size).toBe(2);
    expect(elementsOf(feed, "title").filter(Boolean)).toHaveLength(2);
    expect(feed).toContain(`rel="self" type="application/atom+xml" href="${address}feed.xml"`);
    for (const { path, anatomy } of published) {
      const named = anatomy.links.map(({ href }) => href);
      expect(named, path).toContain(`${base}feed.xml`);
    }
  });

  test("works below its base: nothing is asked for outside, and nothing is missing", () => {
    expect(built.traffic.faults).toEqual([]);
    expect(built.traffic.requests.length).toBeGreaterThan(built.pages.length);
    expect(built.traffic.requests.filter((url) => !url.startsWith(built.url))).toEqual([]);
    expect(built.traffic.requests.some((url) => url.endsWith(".woff2"))).toBe(true);
  });

  test("has no address that leaves its base or leads nowhere", () => {
    const linking = built.pages.map(({ path, anatomy: { ids, links } }) => ({ path, ids, links }));
    const { internal, broken } = follow(linking, built.folder, built.url);
    expect(broken).toEqual([]);
    expect(internal).toBeGreaterThan(built.pages.length * 6);
    const rooted = linking.flatMap(({ links }) => links.filter(({ href }) => href.startsWith("/")));
    expect(rooted.length).toBeGreaterThan(built.pages.length * 6);
    expect(rooted.filter(({ href }) => !href.startsWith(base))).toEqual([]);
  });
});
