import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { createDocument } from "../../src/charts/document.ts";
import { chartTypes } from "../../src/charts/index.ts";
import { picture } from "../../src/charts/picture.ts";
import { darkTheme, lightTheme, pageTheme, paperTheme } from "../../src/charts/theme.ts";
import { figures, widthsOfTests } from "./figures.ts";

const themes = { page: pageTheme, light: lightTheme, dark: darkTheme, paper: paperTheme };
const shapes = ["asShown", "16:9"] as const;

/** Figures in every width, theme and shape: a line with its digest each. The drawings are kept for two widths. */
function walk(drawn = Object.entries(figures)): string[] {
  const document = createDocument();
  const line = (what: string, svg: string) =>
    `${what} ${createHash("sha256").update(svg).digest("hex").slice(0, 12)}`;
  return drawn.flatMap(([name, { type, figure }]) =>
    Object.entries(themes).flatMap(([scheme, theme]) => [
      ...widthsOfTests.map((width) =>
        line(`${name} ${scheme} ${width}`, chartTypes[type].svg(figure, { document, width, theme })),
      ),
      ...(scheme === "page" ? [] : shapes).map((shape) =>
        line(
          `${name} ${scheme} ${shape}`,
          picture({ ...figure, chart: type }, { document, theme, shape, licence: "CC BY 4.0" }),
        ),
      ),
    ]),
  );
}

const lines = walk();

test("every figure is drawn as it was, in every width, theme and shape", async () => {
  expect(lines.length).toBeGreaterThan(600);
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("golden/walk.txt");
});

test("drawing everything again gives the same bytes: ids and positions hang on nothing that came before", () => {
  // The last first: nothing came before in the same order.
  const again = walk(Object.entries(figures).toReversed());
  expect(again.toSorted()).toEqual(lines.toSorted());
});
