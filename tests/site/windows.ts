import type { Page } from "playwright-core";
import { audit, contrasts, type Rules } from "./axe.ts";
import { viewOf } from "./in-page.ts";

/** A window that a page is looked at in: px as a page counts them, so that 320 × 200 is 1280 × 800 enlarged fourfold. */
export interface Window {
  width: number;
  height: number;
  scheme: "light" | "dark";
  /** Whether the reader's system sets the colours. */
  forced: boolean;
  /** What axe looks for, if it looks: where it would find nothing new, it only costs time. */
  axe?: Rules;
}

const colour = { forced: false, height: 800 };
const sizes = { forced: false, height: 1000, scheme: "light" } as const;

/** All windows; those with axe stand such that a page is laid out again only where its width is another. */
export const windows: readonly Window[] = [
  { ...colour, width: 320, scheme: "light", axe: "all" },
  { ...colour, width: 320, scheme: "dark", axe: "colours" },
  { ...colour, width: 1280, scheme: "dark", axe: "all" },
  { ...colour, width: 1280, scheme: "light", axe: "colours" },
  { ...sizes, width: 768 },
  { ...sizes, width: 1920 },
  { width: 320, height: 200, scheme: "light", forced: false },
  { width: 1280, height: 800, scheme: "light", forced: true },
  { width: 1280, height: 800, scheme: "dark", forced: true },
];

/** Everything that is wrong with an open page in one window, in words; its tables are open. */
export async function faultsIn(
  page: Page,
  { width, height, scheme, forced, axe }: Window,
): Promise<string[]> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme, forcedColors: forced ? "active" : "none" });
  const audited = axe ? await audit(page, { rules: axe }) : undefined;
  const view = await page.evaluate(viewOf);
  const texts = await page.evaluate(contrasts);
  const faults = [...(audited?.faults ?? [])];
  const least = axe === "colours" ? 1 : 10;
  if ((audited && audited.passed < least) || texts.length < 10) faults.push("looked at too little");
  if (view.width > width) faults.push(`needs ${view.width} px`);
  for (const { id, shown, texts } of view.drawings) {
    if (shown !== 1 || texts.length === 0) faults.push(`${id}: ${shown} drawings with ${texts.length} texts`);
    for (const { text, size, whole } of texts) {
      if (!whole) faults.push(`${id}: „${text}“ is cut`);
      if (size < 12) faults.push(`${id}: „${text}“ has ${size} px`);
    }
  }
  for (const { text, ratio } of texts) {
    if (!(ratio >= 4.5)) faults.push(`„${text}“ has a contrast of ${ratio.toFixed(2)}`);
  }
  return faults;
}

/** Styles that a reader brings along, and the widths of window at which a page must bear them. */
export const brought = {
  "letters of twice the size": {
    widths: [640, 1280],
    content: "html { font-size: 200% }",
  },
  // The distances of WCAG 1.4.12; drawings are pictures and keep theirs.
  "wide lines, words and letters": {
    widths: [320, 1280],
    content: `body *:not(svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`,
  },
} as const;

/** What a style that a reader brings along cuts or widens on an open page, in words. */
export async function faultsUnder(
  page: Page,
  { widths, content }: (typeof brought)[keyof typeof brought],
): Promise<string[]> {
  const faults: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const { before, height, needed, cut } = await page.evaluate(underStyle, content);
    if (height <= before) faults.push("the style changed nothing");
    if (needed > width) faults.push(`needs ${needed} px of ${width}`);
    faults.push(...cut);
  }
  return faults;
}

/** Runs in a page: its height before and with a style, the width that it then needs, and what is cut. */
function underStyle(content: string): { before: number; height: number; needed: number; cut: string[] } {
  const before = document.body.scrollHeight;
  // Made by a script's own hand, a style is none that a page's policy forbids.
  const style = new CSSStyleSheet();
  style.replaceSync(content);
  document.adoptedStyleSheets = [style];
  const found = {
    before,
    height: document.body.scrollHeight,
    needed: document.documentElement.scrollWidth,
    cut: [...document.querySelectorAll<HTMLElement>("body *:not(.unseen, .unseen *, svg *)")]
      .filter((element) => /hidden|clip/.test(getComputedStyle(element).overflow))
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .map(({ localName, className }) => `${localName}.${className} is cut`),
  };
  document.adoptedStyleSheets = [];
  return found;
}

/** How an open page moves by itself: how it scrolls, and where a reader wants little motion, how many parts still move. */
export async function motionOf(page: Page): Promise<{ glides: string[]; moving: number }> {
  const glides: string[] = [];
  let moving = 0;
  for (const reducedMotion of ["reduce", "no-preference"] as const) {
    await page.emulateMedia({ reducedMotion });
    glides.push(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior));
    if (reducedMotion === "reduce") moving = await page.evaluate(movingHere);
  }
  return { glides, moving };
}

/** Runs in a page: how many of its parts move. */
function movingHere(): number {
  return [...document.querySelectorAll("*")].filter((element) => {
    const { animationName, transitionDuration } = getComputedStyle(element);
    return animationName !== "none" || !/^0s(, 0s)*$/.test(transitionDuration);
  }).length;
}
