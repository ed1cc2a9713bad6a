/** Contact sheet of all figures as one HTML file, to look at: `node tests/charts/sheet.ts > sheet.html`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createDocument } from "../../src/charts/document.ts";
import { chartTypes } from "../../src/charts/index.ts";
import { cssVariables, pageTheme } from "../../src/charts/theme.ts";
import { figures, widthsOfGolden } from "./figures.ts";

const fonts = join(import.meta.dirname, "..", "..", "public", "fonts");
const document = createDocument();

/** CSS that embeds the fonts of pages, so that a page without a server is set as the site is. */
export function fontFaces(): string {
  const face = (family: string, weight: number, file: string): string => {
    const bytes = readFileSync(join(fonts, `${file}.woff2`)).toString("base64");
    return `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url(data:font/woff2;base64,${bytes}); }`;
  };
  return ["german", "others"]
    .flatMap((letters) => [
      face("Source Sans 3", 400, `source-sans-3-400-${letters}`),
      face("Source Sans 3", 600, `source-sans-3-600-${letters}`),
      face("Source Serif 4", 600, `source-serif-4-600-${letters}`),
    ])
    .join("\n");
}

/** The sheet in one colour scheme, at the widths asked for. */
export function sheet(scheme: "light" | "dark", widths: readonly number[]): string {
  const variables = Object.entries(cssVariables[scheme]).map(([name, value]) => `${name}: ${value};`);
  const columns = widths.map((width) => {
    const charts = Object.values(figures).map(({ type, figure }) => {
      const { legend, svg } = chartTypes[type];
      const key = legend(figure).map(
        ({ label, fillIndex, sequential }) =>
          `<li class="${sequential ? "s" : "k"}${fillIndex + 1}">${label}</li>`,
      );
      const drawing = svg(figure, { document, width, theme: pageTheme });
      return `<figure data-id="${figure.id}"><h3>${figure.title}</h3><p>${figure.subtitle}</p><ul>${key.join("")}</ul>${drawing}</figure>`;
    });
    return `<section class="w${width}">${charts.join("")}</section>`;
  });
  return `<!doctype html><html lang="de"><meta charset="utf-8"><title>Abbildungen</title><style>${fontFaces()}
:root { ${variables.join(" ")} }
body { margin: 24px; background: var(--background); color: var(--text); font: 16px/1.4 "Source Sans 3"; display: flex; gap: 40px; align-items: start; }
${widths.map((width) => `.w${width} { width: ${width}px; }`).join(" ")}
figure { margin: 0 0 48px; } svg { display: block; font-family: "Source Sans 3"; }
h3 { font: 600 21px/1.2 "Source Serif 4"; margin: 0; } p { color: var(--muted); margin: 2px 0 10px; }
ul { list-style: none; display: flex; flex-wrap: wrap; gap: 2px 14px; margin: 0 0 12px; padding: 0; font-size: 15px; }
li::before { content: ""; display: inline-block; width: 13px; height: 13px; margin-right: 6px; vertical-align: -1px; background: currentColor; }
${[1, 2, 3, 4, 5, 6, 7].map((i) => `.k${i}::before { background: var(--div-${i}); } .s${i}::before { background: var(--seq-${i}); }`).join(" ")}
</style>${columns.join("")}`;
}

if (import.meta.main) {
  const [scheme = "light", ...widths] = process.argv.slice(2);
  const chosen = widths.length === 0 ? widthsOfGolden : widths.map(Number);
  process.stdout.write(sheet(scheme === "dark" ? "dark" : "light", chosen));
}
