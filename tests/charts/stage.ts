import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { cssVariables, pageTheme } from "../../src/charts/theme.ts";
import { fontFaces } from "./sheet.ts";

/** An empty page at device pixel ratio 2 with the charts as a script, and the fonts of pages or those they fall back to. */
export async function openStage(browser: Browser, fonts: "own" | "fallback" = "own"): Promise<Page> {
  const page = await (await browser.newContext({ deviceScaleFactor: 2 })).newPage();
  const css = fonts === "own" ? fontFaces() : fallbackFaces();
  await page.setContent(`<!doctype html><html lang="de"><style>${css}</style><body></body></html>`);
  await page.addScriptTag({ content: await bundle() });
  if (fonts === "fallback") return page;
  await page.evaluate(async () => {
    await Promise.all(["400", "600"].map((weight) => document.fonts.load(`${weight} 15px "Source Sans 3"`)));
  });
  return page;
}

/** The charts as one script for the page, under the name `charts`. */
async function bundle(): Promise<string> {
  const entry = join(import.meta.dirname, "in-browser.ts");
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: false, lib: { entry, formats: ["iife"], name: "charts" } },
  });
  const outputs = [built].flat().flatMap((each) => ("output" in each ? each.output : []));
  const chunk = outputs.find((output) => output.type === "chunk");
  if (chunk === undefined) throw new Error("no bundle");
  return chunk.code;
}

/** The faces that pages fall back to, as their style sheet has them. */
function fallbackFaces(): string {
  const css = readFileSync(join(import.meta.dirname, "../../src/styles/base.css"), "utf8");
  return (css.match(/@font-face \{[^}]*\}/g) ?? []).filter((face) => face.includes("Ersatz")).join("\n");
}

/** Rules that give drawings within a page their colours and fonts, as its style sheets do. */
export function pageRules(): string {
  const variables = Object.entries(cssVariables.light).map(([name, value]) => `${name}: ${value};`);
  return `:root { ${variables.join(" ")} } svg { font-family: ${pageTheme.font}; }`;
}

/** Puts drawings on a stage, each under its name. */
export async function showAll(
  drawings: Record<string, string>,
  what: string,
  css: string,
  on: Page,
): Promise<void> {
  const shown = Object.entries(drawings).map(
    ([name, svg]) => `<figure data-name="${name} ${what}">${svg}</figure>`,
  );
  await on.evaluate(
    (content) => {
      document.body.innerHTML = content;
    },
    `<style>${css}</style>${shown.join("")}`,
  );
}
