import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createDocument } from "../../src/charts/document.ts";
import { type PictureOptions, picture } from "../../src/charts/picture.ts";
import { darkTheme, lightTheme, paperTheme } from "../../src/charts/theme.ts";
import { figures } from "./figures.ts";

const document = createDocument();
const options: PictureOptions = {
  document,
  theme: lightTheme,
  shape: "16:9",
  licence: "CC BY 4.0",
  address: "https://example.org/abbildungen/einfluss/",
};
const cases = Object.entries(figures);
const onePerType = [...new Map(cases.map(([name, { type }]) => [type, name]))];

/** What can be read in a picture, in one line, with its breaks undone. */
function wordsOf(svg: string): string {
  return [...svg.matchAll(/<text[^>]*>([^<]*)</g)]
    .map(([, text = ""]) => text.replaceAll("&amp;", "&"))
    .join(" ")
    .replaceAll("- ", "");
}
/** All texts with their places, in order. */
const textsOf = (svg = ""): string[] =>
  [...svg.matchAll(/<text x="([^"]*)" y="([^"]*)"[^>]*>([^<]*)</g)]
    .map((each) => each.slice(1).join(" "))
    .sort();

/** A text without what a line break may take from it. */
const bare = (text: string): string => text.replaceAll(/[-\s\u00ad]/g, "");

describe("a picture that stands alone", () => {
  test.each(cases)("%s carries everything that a reader elsewhere must know", (_, { type, figure }) => {
    const shown = { ...figure, chart: type, note: "Eine Anmerkung." };
    for (const shape of ["asShown", "16:9"] as const) {
      const words = bare(wordsOf(picture(shown, { ...options, shape })));
      const { title, subtitle, base, source, mark, note } = shown;
      for (const text of ["Abbildung 1", title, subtitle, base, source, mark, note, "CC BY 4.0"])
        expect(words).toContain(bare(text));
      expect(words).toContain(bare("https://example.org/abbildungen/einfluss/"));
    }
  });

  test.each(cases)("%s needs nothing from a page, in any theme", (_, { type, figure }) => {
    for (const theme of [lightTheme, darkTheme, paperTheme]) {
      for (const shape of ["asShown", "16:9"] as const) {
        const svg = picture({ ...figure, chart: type }, { ...options, theme, shape });
        expect(svg).not.toMatch(/var\(|<style|<script|<image|\sstyle=|\shref=|undefined|NaN/);
        expect(svg).toContain(`fill="${theme.background}"`);
      }
    }
  });

  test.each(cases)("%s differs between themes in its colours alone", (_, { type, figure }) => {
    for (const shape of ["asShown", "16:9"] as const) {
      const [light, dark, paper] = [lightTheme, darkTheme, paperTheme].map((theme) =>
        picture({ ...figure, chart: type }, { ...options, theme, shape }).replaceAll(/#[0-9a-f]{6}/g, "#"),
      );
      // Cells that share a colour in one theme may not share the colour of their texts in another.
      expect(textsOf(dark)).toEqual(textsOf(light));
      expect(paper).toBe(light);
    }
  });

  test.each(onePerType)("%s is drawn as it was on a slide", async (type, name) => {
    const { figure } = figures[name] ?? {};
    if (figure === undefined) throw new Error(`no figure ${name}`);
    const svg = picture({ ...figure, chart: type }, options);
    await expect(`${svg.replaceAll("><", ">\n<")}\n`).toMatchFileSnapshot(
      join(import.meta.dirname, "golden", `slide-${type}.svg`),
    );
  });

  test("a slide has the shape of a slide, whatever it shows", () => {
    for (const [, { type, figure }] of cases) {
      const svg = picture({ ...figure, chart: type }, options);
      expect(svg).toMatch(/^<svg [^>]*width="1600" height="900"/);
      const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
      expect(Number(width) / Number(height)).toBeCloseTo(16 / 9, 3);
    }
  });

  test("the texts of a slide with few rows are larger than those of one with many", () => {
    const widthOf = (name: string): number => {
      const found = figures[name];
      if (found === undefined) throw new Error(`no figure ${name}`);
      const svg = picture({ ...found.figure, chart: found.type }, options);
      return Number(/viewBox="0 0 ([\d.]+)/.exec(svg)?.[1]);
    };
    expect(widthOf("bar-single")).toBeLessThan(widthOf("likert-battery"));
  });

  test("it tells a screen reader its title and all its numbers", () => {
    const [, { type, figure }] = cases[0] as (typeof cases)[0];
    const svg = picture({ ...figure, chart: type }, options);
    expect(svg).toMatch(/^<svg [^>]*role="img"/);
    expect(svg).toContain(`<title>${figure.title}</title><desc>${figure.alt}`);
    expect(svg).not.toMatch(/<(g|text|rect)[^>]* (role|aria-)/);
  });

  test("a figure of which nothing is released says so in place of a drawing", () => {
    const found = figures["bar-single"];
    if (found === undefined) throw new Error("no figure");
    const rows = found.figure.rows.map((row) => ({
      ...row,
      result: { kind: "suppressed" as const, reason: "protected" as const },
    }));
    const words = wordsOf(picture({ ...found.figure, chart: "bar", rows }, options));
    expect(words).toContain("Hierzu gibt es keine Ergebnisse");
    expect(words.replaceAll(/Abbildung\u00a01|CC BY 4.0|n = 230/g, "")).not.toMatch(/\d/);
  });

  test("carries a style sheet where it is given one, such as fonts of its own", () => {
    const [, { type, figure }] = cases[0] as (typeof cases)[0];
    const svg = picture({ ...figure, chart: type }, { ...options, css: "@font-face {}" });
    expect(svg).toContain("<style>@font-face {}</style>");
  });
});
