import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite, prepare } from "../../scripts/build.ts";
import { type Place, removeFolder, textsIn } from "../../scripts/files.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import { copyOf, project, temporaryPlace } from "../studies/derive.ts";

let place: Place;
let said: string;

/** A study with a broken claim, an unknown value, and a chapter whose front matter nobody can read. */
function spoilt(): Place {
  const copy = copyOf(join(project, "tests/fixtures/wenige"));
  const chapter = join(copy, "content/chapters/02-bedarf.md");
  const text = readFileSync(chapter, "utf8");
  writeFileSync(
    chapter,
    `${text}\n[Alle sind sich einig]{wenn="hemmnisse.zeit > 99"}, {{hemmnisse.zeitt}} und [#nirgends].\n`,
  );
  writeFileSync(join(copy, "content/chapters/03-kaputt.md"), "---\ntitle: [kaputt\n---\n\nText.\n");
  return temporaryPlace(copy);
}

beforeAll(async () => {
  place = spoilt();
  const before = process.cwd();
  said = await buildSite(place, { draft: true });
  process.chdir(before);
}, 240_000);

afterAll(() => {
  removeFolder(place.out);
});

describe("a draft of texts that do not hold", () => {
  const pages = () => textsIn(place.out, ".html");
  const chapter = () => pages().find(([path]) => path === "kapitel/bedarf/index.html")?.[1] ?? "";

  test("is built all the same, and says what is wrong with file and line", () => {
    expect(existsSync(join(place.out, "index.html"))).toBe(true);
    expect(said).toMatch(
      /content\/chapters\/02-bedarf\.md:\d+: die Aussage „Alle sind sich einig“ gilt nicht mehr/,
    );
    expect(said).toMatch(/content\/chapters\/02-bedarf\.md:\d+: unbekannter Wert: hemmnisse\.zeitt/);
    expect(said).toMatch(/content\/chapters\/03-kaputt\.md:\d+: /);
    expect(said).toContain("Entwurf in ");
  });

  test("says ENTWURF on every page, and is found by no search engine", () => {
    expect(pages().length).toBeGreaterThan(5);
    for (const [path, html] of pages()) {
      expect(html, path).toContain("ENTWURF");
      expect(html, path).toContain('content="noindex"');
    }
  });

  test("shows broken claims in red with their values, and whatever else cannot be resolved", () => {
    expect(chapter()).toMatch(
      /<mark class="broken">Alle sind sich einig <span class="broken-why">\[hemmnisse\.zeit = \d+\u00a0Prozent\]<\/span><\/mark>/,
    );
    expect(chapter()).toContain("unbekannter Wert: hemmnisse.zeitt");
    expect(chapter()).toContain('<mark class="broken">unbekannter Verweis: #nirgends</mark>');
  });

  test("is no publication: that is refused, with all that is wrong at once", async () => {
    const refusal = await prepare(place).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(AuthorError);
  });
});
