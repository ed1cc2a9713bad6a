import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** What axe found on a page as it stands. */
export interface Audit {
  /** Rules that were applied and hold. */
  passed: number;
  /** Places that break a rule, in words. */
  violations: string[];
  /** Places that axe could not decide on; the texts of drawings are left out, `contrasts` looks at those. */
  undecided: string[];
}

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

interface Result {
  id: string;
  help: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

/** Looks for whatever breaks WCAG 2.2 A and AA on an open page; needs JavaScript. */
export async function audit(page: Page): Promise<Audit> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  const { passes, violations, incomplete } = await page.evaluate(async (values) => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(options: object): Promise<{ passes: Result[]; violations: Result[]; incomplete: Result[] }>;
      };
    };
    const options = { runOnly: { type: "tag", values }, resultTypes: ["violations", "incomplete"] };
    const { passes, violations, incomplete } = await axe.run(options);
    return { passes: passes.length, violations, incomplete };
  }, tags);
  const words = (results: readonly Result[]): string[] =>
    results.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary ?? help}`),
    );
  const isDrawn = ({ target }: Result["nodes"][number]): boolean => / > text|^text\[/.test(target.join(" "));
  const undecided = incomplete.map((result) =>
    result.id === "color-contrast"
      ? { ...result, nodes: result.nodes.filter((node) => !isDrawn(node)) }
      : result,
  );
  return { passed: passes, violations: words(violations), undecided: words(undecided) };
}

/**
 * Contrast of every visible text of every drawing with what lies behind it: the topmost filled shape under its middle,
 * else the page. Run within the page.
 */
export function contrasts(): { text: string; ratio: number }[] {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const luminance = (colour: string): number => {
    if (!canvas) return Number.NaN;
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const page = luminance(getComputedStyle(document.body).backgroundColor);
  return [...document.querySelectorAll(".chart svg")]
    .filter((svg) => svg.checkVisibility())
    .flatMap((svg) => {
      const shapes = [...svg.querySelectorAll("rect, circle, path")].map((shape) => ({
        box: shape.getBoundingClientRect(),
        fill: getComputedStyle(shape).fill,
      }));
      return [...svg.querySelectorAll("text")].map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        const behind = shapes.findLast(
          ({ box, fill }) =>
            fill !== "none" && box.left <= x && x <= box.right && box.top <= y && y <= box.bottom,
        );
        const own = luminance(getComputedStyle(text).fill);
        const other = behind ? luminance(behind.fill) : page;
        const ratio = (Math.max(own, other) + 0.05) / (Math.min(own, other) + 0.05);
        return { text: text.textContent ?? "", ratio };
      });
    });
}
