import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** What axe found on a page as it stands. */
export interface Audit {
  /** Rules that were applied and hold. */
  passed: number;
  /** Places that break a rule, and rules that axe could not decide on, in words. */
  faults: string[];
}

/** axe itself: for `context.addInitScript({ content })`, which costs less than to hand it to each page that is open. */
export const axeScript = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/**
 * What axe leaves to a human, and why that may be: contrast of texts in drawings and in cells that are scrolled away
 * (`contrasts` looks at all texts instead); headings over groups of rows, which have no cells of their own.
 */
const leftOpen = new Set(["color-contrast", "th-has-data-cells"]);
/** The rules whose answers hang on colours: of the same page in the same window, but in another scheme, all others say the same. */
const colours = ["color-contrast", "link-in-text-block"];

interface Result {
  id: string;
  help: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

/** Which rules axe applies: all of WCAG 2.2 A and AA, these without contrasts, or those that hang on colours. */
export type Rules = "all" | "without contrast" | "colours";

/**
 * Looks for whatever breaks WCAG 2.2 A and AA on an open page, or in one part of it; needs JavaScript. Its own look at
 * contrasts takes axe as long as all other rules together, and `contrasts` sees more texts: only where it is asked for.
 */
export async function audit(
  page: Page,
  { part = "html", rules: asked = "without contrast" }: { part?: string; rules?: Rules } = {},
): Promise<Audit> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeScript);
  const runOnly = asked === "colours" ? { type: "rule", values: colours } : { type: "tag", values: tags };
  const found = await page.evaluate(
    async ([runOnly, include, enabled]) => {
      const { axe } = globalThis as unknown as {
        axe: {
          run(
            where: object,
            options: object,
          ): Promise<{ passes: Result[]; violations: Result[]; incomplete: Result[] }>;
        };
      };
      const rules = { "color-contrast": { enabled } };
      // From a folder, no script may read a style sheet.
      const preload = location.protocol !== "file:";
      const options = { runOnly, resultTypes: ["violations"], rules, preload };
      const { passes, violations, incomplete } = await axe.run({ include }, options);
      return { passed: passes.length, violations, incomplete };
    },
    [runOnly, [part], asked !== "without contrast"] as const,
  );
  const undecided = found.incomplete.filter(({ id }) => !leftOpen.has(id));
  const faults = [...found.violations, ...undecided].flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary ?? help}`),
  );
  return { passed: found.passed, faults };
}

/** A visible text, and the contrast of its colour with what lies behind it. */
export interface Contrast {
  text: string;
  ratio: number;
  /** Where the text belongs to a drawing. */
  drawn: boolean;
}

/**
 * Contrasts of all visible texts of the page that this is run in. Behind a text in a drawing lies the topmost filled
 * shape under its middle, else, as for all other texts, the ground of the nearest element that has one.
 */
export function contrasts(): Contrast[] {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!canvas) throw new Error("no canvas");
  const known = new Map<string, number>();
  const luminance = (colour: string): number => {
    const before = known.get(colour);
    if (before !== undefined) return before;
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    const value = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    known.set(colour, value);
    return value;
  };
  const grounds = new Map<Element, string>();
  const groundOf = (element: Element | null): string => {
    if (!element) return "#fff";
    const before = grounds.get(element);
    if (before !== undefined) return before;
    const own = getComputedStyle(element).backgroundColor;
    const colour = /^rgba\(.*, 0\)$/.test(own) ? groundOf(element.parentElement) : own;
    grounds.set(element, colour);
    return colour;
  };
  const drawings = new Map<Element, { shape: SVGGeometryElement; box: DOMRect }[]>();
  const shapesOf = (svg: Element): { shape: SVGGeometryElement; box: DOMRect }[] => {
    const before = drawings.get(svg);
    if (before !== undefined) return before;
    const shapes = [...svg.querySelectorAll<SVGGeometryElement>("rect, circle, path")];
    const boxes = shapes.map((shape) => ({ shape, box: shape.getBoundingClientRect() }));
    drawings.set(svg, boxes);
    return boxes;
  };
  const shapeUnder = (text: Element): string | undefined => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const svg = text.closest("svg");
    return (svg ? shapesOf(svg) : [])
      .filter(({ box }) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom)
      .filter(({ shape }) =>
        shape.isPointInFill(new DOMPoint(x, y).matrixTransform(shape.getScreenCTM()?.inverse())),
      )
      .map(({ shape }) => getComputedStyle(shape).fill)
      .findLast((fill) => fill !== "none");
  };
  return [...document.body.querySelectorAll("*")].flatMap((element) => {
    const text = [...element.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map(({ textContent }) => textContent?.trim())
      .join("");
    if (!text || !element.checkVisibility({ visibilityProperty: true }) || element.closest(".unseen"))
      return [];
    const drawn = element instanceof SVGElement;
    const style = getComputedStyle(element);
    const own = luminance(drawn ? style.fill : style.color);
    const other = luminance((drawn ? shapeUnder(element) : undefined) ?? groundOf(element));
    return [{ text, ratio: (Math.max(own, other) + 0.05) / (Math.min(own, other) + 0.05), drawn }];
  });
}
