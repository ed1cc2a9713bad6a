import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { pagesIn } from "./browse.ts";
import { htmlFaults } from "./html.ts";

const folder = inject("siteDir");
const pages = pagesIn(folder);
const htmlOf = (path: string) =>
  readFileSync(join(folder, path === "" || path.endsWith("/") ? `${path}index.html` : path), "utf8");

/** Of pages that are alike one, of all others each. */
const kinds = [...Map.groupBy(pages, (path) => path.replace(/^([^/]+)\/[^/]+\/$/, "$1/…/")).values()].flatMap(
  (kin) => kin.slice(0, 1),
);

test("one page of every kind is valid HTML", async () => {
  expect(kinds.length).toBeGreaterThan(12);
  expect(await htmlFaults(folder, kinds)).toEqual([]);
});

describe("every page", () => {
  const heads = pages.map((path) => {
    const html = htmlOf(path);
    const one = (pattern: RegExp) => pattern.exec(html)?.[1] ?? "";
    return {
      path,
      lang: one(/<html lang="([^"]+)"/),
      title: one(/<title>([^<]*)<\/title>/),
      description: one(/<meta name="description" content="([^"]*)"/),
      h1: (html.match(/<h1[\s>]/g) ?? []).length,
    };
  });
  /** What several pages have in common that each should have for itself. */
  const shared = (field: "title" | "description", of: typeof heads) =>
    [...Map.groupBy(of, (head) => head[field]).entries()].flatMap(([text, own]) =>
      own.length > 1 ? [`${text}: ${own.map(({ path }) => path).join(", ")}`] : [],
    );

  test("names its language, and has one heading of the first level", () => {
    expect(heads.filter(({ lang }) => lang === "")).toEqual([]);
    expect(heads.filter(({ h1 }) => h1 !== 1)).toEqual([]);
  });

  test("has a title and a description of its own", () => {
    expect(shared("title", heads)).toEqual([]);
    // The page for wrong addresses is found by nobody, and an embed is a part of its figure's page.
    const found = heads.filter(({ path }) => path !== "404.html" && !path.startsWith("embed/"));
    expect(found.filter(({ description }) => description.length < 20).map(({ path }) => path)).toEqual([]);
    expect(shared("description", found)).toEqual([]);
  });
});
