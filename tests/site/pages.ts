import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { demonstration } from "../demonstration.ts";
import { pagesIn, type Traffic, visit } from "./browse.ts";
import { type Anatomy, anatomyOf, type Drawing, type View, viewOf } from "./in-page.ts";
import { follow } from "./links.ts";
import { type Server, serve } from "./server.ts";

const siteDir = inject("siteDir");
const widths = [320, 768, 1280] as const;
const namesIn = (folder: string): string[] =>
  readdirSync(join(demonstration, "content", folder)).map((file) => file.replace(/^\d+-|\.\w+$/g, ""));

/** Tests that these pages of the demonstration are whole, and lead where they say; `all`: that these are all. */
export function testPages(pages: readonly string[]): void {
  let browser: Browser;
  let server: Server;
  let read: { path: string; anatomy: Anatomy; views: { width: number; view: View }[] }[];
  let traffic: Traffic;

  beforeAll(async () => {
    [server, browser] = await Promise.all([serve(siteDir), launchBrowser()]);
    const viewport = { width: widths[0], height: 900 };
    const context = await browser.newContext({ javaScriptEnabled: false, viewport });
    const visits = await visit(context, server.url, pages, async (page, path) => {
      const anatomy = await page.evaluate(anatomyOf);
      const views: { width: number; view: View }[] = [];
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        views.push({ width, view: await page.evaluate(viewOf) });
      }
      await page.setViewportSize(viewport);
      return { path, anatomy, views };
    });
    read = visits.results;
    traffic = visits.traffic;
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Pages for which something does not hold, each with what was found instead. */
  function faults(check: (anatomy: Anatomy) => readonly unknown[]): string[] {
    return read.flatMap(({ path, anatomy }) =>
      check(anatomy).map((fault) => `${path || "start"}: ${String(fault)}`),
    );
  }

  /** Drawings with their place in words. */
  function drawings(): { place: string; drawing: Drawing; width: number }[] {
    return read.flatMap(({ path, views }) =>
      views.flatMap(({ width, view }) =>
        view.drawings.map((drawing) => ({ place: `${path} ${drawing.id} at ${width} px`, drawing, width })),
      ),
    );
  }

  describe("the publication", () => {
    test("has a page for every text and every figure of the content, and those that lead to them", () => {
      const chapters = namesIn("chapters").map((name) => `kapitel/${name}/`);
      const figures = namesIn("figures").map((name) => `abbildungen/${name}/`);
      expect(Math.min(chapters.length, figures.length)).toBeGreaterThan(0);
      const beside = namesIn("pages").map((name) => (name === "start" ? "" : `${name}/`));
      const others = ["404.html", "abbildungen/", "tabellen/", "gruppen/", "fragebogen/", ...beside];
      expect(pagesIn(siteDir)).toEqual(expect.arrayContaining([...others, ...chapters, ...figures]));
    });

    test("asks nothing of another origin, and gets everything that it asks for, silently", () => {
      expect(traffic.faults).toEqual([]);
      const asked = traffic.requests.map((url) => url.slice(server.url.length));
      expect(asked).toEqual(expect.arrayContaining([...pages]));
      const kinds = [/\.css$/, /\.woff2$/].map((kind) => asked.some((path) => kind.test(path)));
      expect(kinds).toEqual([true, true]);
    });

    test("has no address that leads nowhere, fragments included", () => {
      const linking = read.map(({ path, anatomy: { ids, links } }) => ({ path, ids, links }));
      const { internal, fragments, external, broken } = follow(linking, siteDir, server.url);
      expect(broken).toEqual([]);
      expect(internal).toBeGreaterThan(pages.length * 6);
      expect(fragments).toBeGreaterThan(pages.length);
      expect(external.filter((link) => !link.includes("<a>"))).toEqual([]);
    });

    test("answers a wrong address, however deep, with a page that shows the way back", async () => {
      const page = await browser.newPage();
      const answer = await page.goto(`${server.url}kapitel/gibt/es/nicht/`);
      expect(answer?.status()).toBe(404);
      expect(await page.innerText("h1")).not.toBe("");
      expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain("Source Serif");
      await page.click("main a");
      expect(page.url()).toBe(server.url);
      await page.close();
    });
  });

  describe("every page", () => {
    test("can be read with JavaScript off: a heading, and text in its main part", () => {
      for (const { path, views } of read) {
        for (const { view } of views) expect(view.text.length, path).toBeGreaterThan(80);
      }
      expect(faults(({ h1 }) => (h1.length === 1 && h1[0] ? [] : [h1]))).toEqual([]);
    });

    test("is in German and has a title of its own", () => {
      expect(faults(({ lang }) => (lang === "de" ? [] : [lang]))).toEqual([]);
      const titles = read.map(({ anatomy }) => anatomy.title);
      expect(titles.filter((title) => title.length < 10)).toEqual([]);
      expect(new Set(titles).size).toBe(pages.length);
    });

    test("shows a reader that its numbers are invented: over it, and with every figure and table", () => {
      const mark = "DEMONSTRATION – erfundene Zahlen";
      expect(faults(({ banner }) => (banner === mark ? [] : [`„${banner}“`]))).toEqual([]);
      for (const part of ["figures", "captions"] as const) {
        expect(read.flatMap(({ anatomy }) => anatomy[part]).length, part).toBeGreaterThan(10);
        expect(faults((anatomy) => anatomy[part].filter((text) => !text.includes(mark)))).toEqual([]);
      }
    });

    test("has headings that skip no level", () => {
      expect(faults(({ levels }) => levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1))).toEqual(
        [],
      );
    });

    test("uses no id twice", () => {
      expect(read.flatMap(({ anatomy }) => anatomy.ids).length).toBeGreaterThan(pages.length);
      expect(faults(({ ids }) => ids.filter((id, i) => ids.indexOf(id) !== i))).toEqual([]);
    });

    test("has no style attribute, and no script, style or handler in its markup", () => {
      expect(faults(({ inline }) => inline)).toEqual([]);
    });

    test("keeps a number in one piece: no space in it, or between it and its sign, where a line may break", () => {
      const texts = read.flatMap(({ path, views }) =>
        views.flatMap(({ view }) =>
          [view.text, ...view.drawings.flatMap(({ texts }) => texts.map(({ text }) => text))].map((text) => ({
            path,
            text,
          })),
        ),
      );
      const numbers = (pattern: RegExp): string[] =>
        texts.flatMap(({ path, text }) => (text.match(pattern) ?? []).map((number) => `${path}: ${number}`));
      expect(numbers(/\d\u202f%/g).length).toBeGreaterThan(100);
      const torn = numbers(/\d[ \u2009]%|(?<![\d.])\d{1,3}(?:[ \u2009]\d{3})+(?!\d)/g);
      expect([...new Set(torn)]).toEqual([]);
    });

    test("is never wider than the window", () => {
      expect(read.flatMap(({ views }) => views)).toHaveLength(pages.length * widths.length);
      const wide = read.flatMap(({ path, views }) =>
        views
          .filter(({ width, view }) => view.width > width)
          .map(({ width, view }) => `${path} at ${width} px: ${view.width} px`),
      );
      expect(wide).toEqual([]);
    });
  });

  describe("every figure", () => {
    test("stands on a page of its own and in the chapter that places it", () => {
      const places = Map.groupBy(drawings(), ({ drawing }) => drawing.id);
      const looked = namesIn("figures").filter((id) => pages.includes(`abbildungen/${id}/`));
      expect(looked.length).toBeGreaterThan(0);
      for (const id of looked) {
        expect(
          places.get(id)?.some(({ place }) => place.startsWith(`abbildungen/${id}/`)),
          id,
        ).toBe(true);
      }
      const inChapters = drawings().filter(({ place }) => place.startsWith("kapitel/"));
      const chapters = pages.filter((path) => path.startsWith("kapitel/"));
      expect(inChapters.length).toBeGreaterThanOrEqual(chapters.length * widths.length);
    });

    test("shows exactly one of its drawings, and shows it large", () => {
      expect(drawings().length).toBeGreaterThan(0);
      for (const { place, drawing, width } of drawings()) {
        expect(drawing.shown, place).toBe(1);
        expect(drawing.drawn, place).toBeGreaterThanOrEqual(3);
        expect(drawing.width, place).toBeGreaterThan(width * 0.5);
        expect(drawing.height, place).toBeGreaterThan(40);
      }
    });

    test("has a title, a table, and a description that names numbers", () => {
      for (const { place, drawing } of drawings()) {
        expect(drawing.title.length, place).toBeGreaterThan(10);
        expect(drawing.cells, place).toBeGreaterThan(1);
        expect(drawing.description, place).toMatch(/^[^\d].{40,}\d/s);
      }
    });

    test("has texts that can be read: whole, and 12 px at least", () => {
      const texts = drawings().flatMap(({ place, drawing }) =>
        drawing.texts.map((text) => ({ ...text, place: `${place}: „${text.text}“` })),
      );
      expect(texts.length).toBeGreaterThan(drawings().length * 4);
      expect(texts.filter(({ whole }) => !whole).map(({ place }) => place)).toEqual([]);
      expect(texts.filter(({ size }) => size < 12).map(({ place, size }) => `${place} ${size} px`)).toEqual(
        [],
      );
    });
  });
}
