import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cssVariables } from "../../src/charts/theme.ts";
import { project } from "../studies/derive.ts";

const css = readFileSync(join(project, "src/styles/palette.css"), "utf8");
const [light = "", dark = "", print = ""] = css.split(/@media [^{]+\{/);

const variables = (block: string) =>
  Object.fromEntries(
    [...block.matchAll(/(--[a-z0-9-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  );

test("the stylesheet sets the colours that charts are drawn with, in both schemes", () => {
  expect(variables(light)).toMatchObject(cssVariables.light);
  expect(variables(dark)).toMatchObject(cssVariables.dark);
});

test("on paper the light colours stand on white, whatever the screen has", () => {
  expect(css).toContain("@media screen and (prefers-color-scheme: dark)");
  expect(variables(print)).toEqual({ "--background": "#ffffff", "--warning-ground": "#ffffff" });
});
