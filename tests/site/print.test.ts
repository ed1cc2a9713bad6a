import { beforeAll, describe, expect, inject, test } from "vitest";
import { onePerTemplate, open, pagesIn } from "./browse.ts";
import { isWide, paper, sheetsOf, testWidths } from "./print.ts";

const siteDir = inject("siteDir");
const pages = pagesIn(siteDir);
const chapter = pages.find((path) => path.startsWith("kapitel/")) ?? "";
const { page: tab, at } = paper(siteDir);

/** Selectors of those that can be seen, and texts of what they show. */
async function visible(selector: string): Promise<string[]> {
  return await tab().evaluate(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>(wanted)]
        .filter((element) => element.checkVisibility())
        .map((element) => element.innerText.trim()),
    selector,
  );
}

describe("a printed chapter", () => {
  beforeAll(() => open(tab(), at(chapter)));

  test("leaves out what can only be clicked", async () => {
    expect(await tab().locator("nav").count()).toBeGreaterThan(2);
    expect(await tab().locator("summary").count()).toBeGreaterThan(0);
    expect(await visible("nav, .skip, summary, button, input")).toEqual([]);
  });

  test("says that its numbers are invented, over the page and with each figure", async () => {
    const mark = "DEMONSTRATION – erfundene Zahlen";
    expect(await visible(".banner")).toEqual([mark]);
    const figures = await visible("figure");
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.filter((text) => !text.includes(mark))).toEqual([]);
  });

  test("is dark on white, whatever the screen shows", async () => {
    const colours = await tab().evaluate(() =>
      [document.body, ...document.querySelectorAll(".prose, figure, h1")].map((element) => {
        const { color, backgroundColor } = getComputedStyle(element);
        return { color, ground: backgroundColor };
      }),
    );
    expect(colours.length).toBeGreaterThan(3);
    expect(colours[0]?.ground).toBe("rgb(255, 255, 255)");
    for (const { color, ground } of colours) {
      expect(color).toBe("rgb(29, 35, 38)");
      expect(["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"]).toContain(ground);
    }
  });

  test("goes onto upright sheets of A4", async () => {
    const sheets = await sheetsOf(tab());
    expect(sheets.length).toBeGreaterThan(1);
    expect(new Set(sheets)).toEqual(new Set(["210 × 297"]));
  });
});

describe("the two-page summary", () => {
  const summary = pages.filter((path) => path === "kurzfassung/");

  test.each(summary)("%s goes onto two sheets", async (path) => {
    await open(tab(), at(path));
    expect(await sheetsOf(tab())).toEqual(["210 × 297", "210 × 297"]);
  });
});

testWidths(siteDir, onePerTemplate(siteDir).filter(isWide));
