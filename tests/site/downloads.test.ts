import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { sizeText } from "../../src/formats/files.ts";
import { reportFormats } from "../../src/formats/report/index.ts";
import { sourceDigest } from "../../src/lib/source-digest.ts";
import { report } from "../formats/report.ts";

const siteDir = inject("siteDir");
const html = readFileSync(join(siteDir, "herunterladen/index.html"), "utf8");

/** Entries of the lists of files: what each leads to, and all that is said of it. */
const entries = [...html.matchAll(/<li>\s*<a href="\/([^"]+\.\w+)"[^>]*>(.*?)<\/li>/gs)].map(
  ([, path = "", text = ""]) => ({ path, text: text.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ") }),
);
const files = reportFormats(report).filter(({ group }) => group !== "machine");

describe("the page of all files", () => {
  test("lists every file of the report once, with what it is good for and how well it can be read", () => {
    expect(entries.map(({ path }) => path).toSorted()).toEqual(files.map(({ path }) => path).toSorted());
    for (const { path, use, accessible } of files) {
      const text = entries.find((entry) => entry.path === path)?.text ?? "";
      expect(text).toContain(use);
      expect(accessible, `${path} says nothing of its accessibility`).toBeTruthy();
      expect(text).toContain(`Barrierefreiheit: ${accessible}`);
    }
  });

  test("says of each file the size that it has, and its format", () => {
    for (const { path, text } of entries) {
      const size = sizeText(readFileSync(join(siteDir, path))).replace(/\s/g, " ");
      expect(text, path).toContain(size);
      expect(text.toLowerCase(), path).toContain(path.split(".").at(-1));
    }
  });

  test("leads to the files of every figure", () => {
    expect(report.figures.length).toBeGreaterThan(0);
    for (const { id } of report.figures) expect(html).toContain(`href="/abbildungen/${id}/#herunterladen"`);
  });

  test("says which release and which state of data and texts the files belong to", () => {
    expect(html).toContain(sourceDigest(report));
    expect(html).toContain(report.study.mark);
  });

  test("is named on the start page and at the foot of every page", () => {
    for (const page of ["index.html", "kapitel/methode/index.html", "404.html"])
      expect(readFileSync(join(siteDir, page), "utf8"), page).toContain('href="/herunterladen/"');
    const start = readFileSync(join(siteDir, "index.html"), "utf8");
    expect(start.slice(0, start.indexOf("</main>"))).toContain('href="/herunterladen/"');
  });
});

test("a size is told in kilobytes, and from a thousand of them in megabytes with a comma", () => {
  expect(["1", "1499", "999499", "1234567"].map((n) => sizeText(new Uint8Array(Number(n))))).toEqual([
    "1\u00a0KB",
    "1\u00a0KB",
    "999\u00a0KB",
    "1,2\u00a0MB",
  ]);
});
