import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type DocumentName, documentOf } from "../../../src/formats/pdf/index.ts";
import type { Figure } from "../../../src/model/figure.ts";
import type { Report } from "../../../src/model/report.ts";
import { report } from "../report.ts";
import { open, pagesOf } from "./read.ts";

/** Tests that these documents are the same wherever they are made. */
export function testSame(names: readonly DocumentName[]): void {
  test("are the same to the byte in another folder, another time zone and another language", () => {
    const made = spawnSync(process.execPath, [join(import.meta.dirname, "make.ts"), ...names], {
      cwd: tmpdir(),
      env: { ...process.env, TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
      encoding: "utf8",
      timeout: 180_000,
    });
    const { value } = JSON.parse(made.stdout) as { value: { name: string; digest: string }[] };
    for (const [i, name] of names.entries()) {
      const digest = createHash("sha256").update(documentOf(report, name).bytes).digest("hex");
      expect(value[i]?.digest, name).toBe(digest);
    }
  }, 200_000);
}

/** Tests that words of a report that look like commands to the typesetter stay words. */
export function testWords(from: Report): void {
  const evil = `Ü "x" #panic() \\ $ <b> & @ref 中 ${"sehr".repeat(9)}`;
  // Chapters may have the addresses of pages and of what the program adds.
  const slugs = ["start", "daten", "methodik", "glossar"];
  const chapters = from.chapters.map((chapter, i) => ({
    ...chapter,
    slug: slugs[i] ?? chapter.slug,
    short: evil,
    blocks: chapter.blocks.map((block) =>
      block.kind === "figure"
        ? { ...block, figure: { ...block.figure, title: evil, rows: rowsOf(block.figure.rows) } }
        : block,
    ),
  }));
  function rowsOf(rows: Figure["rows"]): Figure["rows"] {
    // So many that a drawing would be higher than a page.
    return Array.from({ length: 6 }, () => rows).flatMap((each) =>
      each.map((row) => ({ ...row, label: evil })),
    );
  }
  const questions = from.codebook.questions.map((question) => ({
    ...question,
    section: evil,
    text: evil,
    help: evil,
  }));
  // Languages with a region, a variant or a script, of which Typst takes the first at most.
  const study = {
    ...from.study,
    title: evil,
    address: "https://example.org/a/",
    languages: ["de-informal"],
  };
  const { ueber } = from.pages;
  const pages = { ...from.pages, ...(ueber ? { ueber: { ...ueber, lang: "en-GB" } } : {}) };
  const codebook = { ...from.codebook, language: "zh-Hant-TW", questions };
  const odd: Report = { ...from, study, pages, chapters, codebook };

  describe(`a report of ${chapters.length} chapters and ${questions.length} questions whose words want to be something else`, () => {
    test.each(["report", "summary", "tables"] as const)(
      "is set all the same, and they stay words: %s",
      async (name) => {
        const pdf = await open(documentOf(odd, name).bytes);
        const { info } = await pdf.getMetadata();
        expect(JSON.stringify(info)).toContain("#panic()");
        const named = Object.keys(await pdf.getDestinations());
        const own = [...slugs.map((slug) => `kapitel.${slug}`), "seite.methodik", "anhang.glossar"];
        if (name !== "report") return;
        expect(own.filter((place) => !named.includes(place))).toEqual([]);
        const links = await Promise.all((await pagesOf(pdf)).map((page) => page.getAnnotations()));
        const addresses = links.flat().map(({ url }) => url as string | undefined);
        const [figure] = chapters.flatMap(({ blocks }) =>
          blocks.flatMap((block) => (block.kind === "figure" ? [block.figure] : [])),
        );
        expect(addresses).toContain(`https://example.org/a/abbildungen/${figure?.id}/`);
      },
      120_000,
    );
  });
}
