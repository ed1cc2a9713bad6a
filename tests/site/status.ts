import { readdirSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { demonstration } from "../demonstration.ts";
import { author, type Built, textOf, textsIn } from "./publication.ts";

const mark = "DEMONSTRATION – erfundene Zahlen";

/** Tests that a built demonstration passes for nothing else. */
export function testStatus(name: string, given: () => Built): void {
  describe(name, () => {
    let built: Built;
    let pages: (readonly [name: string, html: string])[];

    beforeAll(() => {
      built = given();
      // Slides say it at the foot of each; their own tests look.
      const isPage = (name: string): boolean => name.endsWith(".html") && !name.startsWith("folien");
      pages = textsIn(built.folder).filter(([name]) => isPage(name));
      expect(pages.length).toBeGreaterThan(10);
    });

    test("says that its numbers are invented on every page: over it, in its title and in its description", () => {
      for (const [name, html] of pages) {
        expect(html, name).toMatch(new RegExp(`<p class="banner">${mark}</p>`));
        expect(html, name).toMatch(new RegExp(`<title>${mark}: .+</title>`));
        const [, description = mark] = /<meta name="description" content="([^"]*)"/.exec(html) ?? [];
        expect(description, name).toContain(mark);
      }
    });

    test("says so in every derived file", () => {
      const files = readdirSync(built.derived);
      expect(files).toEqual(expect.arrayContaining(["codebook.json", "study.json", "tables.json"]));
      for (const file of files) expect(JSON.parse(textOf(built.derived, file)).mark, file).toBe(mark);
    });

    test("is kept from search engines", () => {
      for (const [name, html] of pages)
        expect(html, name).toContain('<meta name="robots" content="noindex">');
      expect(textOf(built.folder, "robots.txt")).toBe("User-agent: *\nAllow: /\n");
    });

    test("gives nothing to those that collect publications: no citation, no feed, no sitemap", () => {
      const scholarly =
        /<meta (?:name|property)="(?:citation|dc|dcterms|og|prism|eprints|bepress)[_.:]|ld\+json/i;
      expect(pages.filter(([, html]) => scholarly.test(html)).map(([name]) => name)).toEqual([]);
      expect(pages.filter(([, html]) => /(feed|sitemap)\.xml/.test(html)).map(([name]) => name)).toEqual([]);
      expect(readdirSync(built.folder).filter((name) => /\.xml$|^(feed|sitemap)/.test(name))).toEqual([]);
    });

    test("names nobody as its author", () => {
      const { people } = parseDocument(textOf(demonstration, "data/study.yaml")).toJS() as {
        people: { name: string }[];
      };
      const names = [author, ...people.map(({ name }) => name)];
      const texts = textsIn(built.folder).filter(([, text]) => names.some((name) => text.includes(name)));
      expect(texts.map(([name]) => name)).toEqual([]);
    });
  });
}
