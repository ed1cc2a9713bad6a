import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { audited } from "../../scripts/audit.ts";
import { buildSite, prepare } from "../../scripts/build.ts";
import { deriveData, writeDerived } from "../../scripts/data.ts";
import { type Place, removeFolder, textsIn } from "../../scripts/files.ts";
import { AuthorError, formatProblem } from "../../src/lib/errors.ts";
import { copyOf, project, temporaryPlace } from "./derive.ts";

let place: Place;
let said: string;

const wenige = join(project, "tests/fixtures/wenige");

/** A place of a study whose data were evaluated and audited before, and its folder. */
async function evaluated(study: string): Promise<[string, Place]> {
  const copy = copyOf(study);
  const place = temporaryPlace(copy);
  writeDerived(place, await audited(place, deriveData(place), { threads: 1 }));
  return [copy, place];
}

/**
 * A study with every kind of fault: in a text a broken claim, an unknown value, reference, work and a withheld value; a
 * chapter whose front matter nobody can read; a figure of a question that there is not, and a faulty study.yaml.
 */
async function spoilt(): Promise<Place> {
  const [copy, place] = await evaluated(wenige);
  const chapter = join(copy, "content/chapters/02-bedarf.md");
  const text = readFileSync(chapter, "utf8");
  writeFileSync(
    chapter,
    `${text}\n[Alle sind sich einig]{wenn="hemmnisse.zeit > 99"}, {{hemmnisse.zeitt}}, {{einbindung.zustimmung@feld}}, {{einbindung.n@sozialhilfe}} [@niemand] und [#nirgends].\n`,
  );
  change(join(copy, "content/figures/daten.yaml"), (text) => text.replace("question: B2", "question: B9"));
  change(join(copy, "content/figures/hilfen.yaml"), (text) => `${text}farbe: rot\n`);
  change(join(copy, "data/study.yaml"), (text) => text.replace("threshold: 10", "threshold: zehn"));
  writeFileSync(join(copy, "content/chapters/03-kaputt.md"), "---\ntitle: [kaputt\n---\n\nText.\n");
  return place;
}

function change(path: string, edit: (text: string) => string): void {
  writeFileSync(path, edit(readFileSync(path, "utf8")));
}

beforeAll(async () => {
  place = await spoilt();
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

  test("says in the place of a figure why it cannot be drawn, and reads the rest", () => {
    expect(chapter()).toContain('<mark class="broken">Abbildung daten: unbekannte Frage: B9</mark>');
    expect(chapter()).toContain("Ihre Ausstattung mit Daten bewerten");
  });

  test("lists everything on its start page with file, line and hint, and what is wrong with the data first", () => {
    const start = pages().find(([path]) => path === "index.html")?.[1] ?? "";
    expect(start).toContain("zu berichtigen");
    for (const place of [
      "data/study.yaml:",
      "content/chapters/02-bedarf.md:",
      "content/chapters/03-kaputt.md:",
      "content/figures/daten.yaml:",
      "content/figures/hilfen.yaml:",
    ])
      expect(start, place).toContain(`<code>${place}`);
    expect(start.indexOf("data/study.yaml:")).toBeLessThan(start.indexOf("content/"));
  });

  test("shows the numbers of the last audited run where the data cannot be used, and says so", () => {
    const start = pages().find(([path]) => path === "index.html")?.[1] ?? "";
    expect(start).toContain("Mit den Daten stimmt etwas nicht.");
    expect(said).toContain("die zuletzt ausgewertet und geprüft wurden");
  });

  test("is no publication: that is refused, with all that is wrong at once", async () => {
    const refusal = await prepare(place).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(AuthorError);
  });
});

describe("a draft of data that cannot be used", () => {
  test("is refused where nothing was evaluated before that could be shown", async () => {
    const copy = copyOf(wenige);
    change(join(copy, "data/study.yaml"), (text) => text.replace("threshold: 10", "threshold: zehn"));
    const refusal = await refusalOf(prepare(temporaryPlace(copy), { draft: true }));
    expect(refusal).toMatch(/^data\/study\.yaml:\d+: policy\.threshold: passt nicht/);
  });

  test("never shows what the audit refuses: the numbers that passed stay, and what it says is told", async () => {
    const [copy, place] = await evaluated(join(project, "tests/fixtures/klein"));
    const before = readFileSync(join(place.derived, "tables.json"), "utf8");
    // Where all give one answer, everybody's is known.
    change(join(copy, "data/antworten.csv"), (text) =>
      text.replace(/^("\d+","[^"]*","\d*","de","\w*",)"\d?"/gm, '$1"2"'),
    );
    const publication = await refusalOf(prepare(place));
    const { fresh, report, stand } = await prepare(place, { draft: true });
    expect(fresh).toBeUndefined();
    expect(stand.standIn).toBe(true);
    expect(report.problems.map(formatProblem).join("\n")).toContain(publication.split("\n")[0]);
    expect(report.tables.n).toBe(JSON.parse(before).n);
    expect(readFileSync(join(place.derived, "tables.json"), "utf8")).toBe(before);
  }, 120_000);
});

/** What an author reads of a refusal; empty where there is none. */
async function refusalOf(done: Promise<unknown>): Promise<string> {
  try {
    await done;
  } catch (error) {
    if (error instanceof AuthorError) return error.message;
    throw error;
  }
  return "";
}
