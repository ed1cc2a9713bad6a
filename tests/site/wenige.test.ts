import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { find } from "../canary/unpack.ts";
import { pagesIn, type Traffic, visit } from "./browse.ts";
import { anatomyOf } from "./in-page.ts";
import { follow } from "./links.ts";
import { lookAt, looks } from "./looks.ts";
import { build, few, removeTemporary, studyWith, temporaryFolder, textOf, textsIn } from "./publication.ts";
import { serve } from "./server.ts";
import { testStatus } from "./status.ts";

/**
 * Pages that show what is withheld. All others look like the demonstration's; the full run looks at those of this study,
 * too.
 */
const special = ["abbildungen/daten/", "kapitel/bedarf/", "methodik/", "tabellen/"];
const fields = [
  "Alter und Pflege",
  "Kinder, Jugend und Familie",
  "Gesundheit",
  "Integration",
  "Wohnen und Quartier",
  "Alle Felder zusammen",
];
const folder = temporaryFolder();
const sentence = "Nach „Planungsfeld“ wird nicht aufgeschlüsselt: ";

/** What stands on a page: its rows and drawings as they are read. */
interface Reading {
  path: string;
  text: string;
  /** Headings of rows with their cells, of all tables. */
  rows: { table: string; label: string; cells: string[] }[];
  drawings: { shapes: number; text: string }[];
  links: string[];
  looks: { name: string; faults: string[]; weak: string[]; width: number }[];
}

let browser: Browser;
let out: string;
let derived: string;
let pages: Reading[];
let traffic: Traffic;
let broken: string[];

beforeAll(async () => {
  studyWith("demonstration", folder, few, "https://example.org/");
  ({ folder: out, derived } = build(folder, { whole: true }));
  browser = await launchBrowser();
  const server = await serve(out);
  const context = await browser.newContext();
  const paths = pagesIn(out);
  const visits = await visit(context, server.url, paths, async (page, path) => {
    const anatomy = await page.evaluate(anatomyOf);
    const read = await page.evaluate(readPage);
    const looked: Reading["looks"] = [];
    for (const look of special.includes(path) ? looks : []) {
      const { found, texts } = await lookAt(page, look);
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      looked.push({
        name: look.name,
        faults: found?.faults ?? [],
        weak: texts.filter(({ ratio }) => !(ratio >= 4.5)).map(({ text }) => text),
        width: needed - look.width,
      });
    }
    return { anatomy, reading: { path, ...read, looks: looked } };
  });
  traffic = visits.traffic;
  pages = visits.results.map(({ reading }) => reading);
  const linking = visits.results.map(({ anatomy: { ids, links }, reading: { path } }) => ({
    path,
    ids,
    links,
  }));
  ({ broken } = follow(linking, out, server.url));
  await context.close();
  await server.close();
}, 900_000);

afterAll(async () => {
  await browser?.close();
  removeTemporary(folder);
});

/** Runs in the page. */
function readPage(): Pick<Reading, "text" | "rows" | "drawings" | "links"> {
  const textIn = (element: Element | null): string =>
    (element?.textContent ?? "").replace(/\s+/g, " ").trim();
  const rows = [...document.querySelectorAll("tbody tr")].map((row) => ({
    table: textIn(row.closest("section, figure")?.querySelector("h2, h3, .figure-title") ?? null),
    label: textIn(row.querySelector("th")),
    cells: [...row.querySelectorAll("td")].map(textIn),
  }));
  const drawings = [...document.querySelectorAll(".chart svg")].map((svg) => ({
    // Bars and dots, and no lines.
    shapes: svg.querySelectorAll("rect, circle, path[d*=z i]").length,
    text: textIn(svg),
  }));
  const links = [...document.querySelectorAll("main a")].map((link) => link.getAttribute("href") ?? "");
  return { text: textIn(document.querySelector("main")), rows, drawings, links };
}

function pageAt(path: string): Reading {
  const found = pages.find((page) => page.path === path);
  if (found === undefined) throw new Error(`no page ${path}`);
  return found;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [entry.name] : [],
  );

const reasons = "/methodik/#nicht-veroeffentlicht";

testStatus("a demonstration that has an author, an address and a day", () => ({ folder: out, derived }));

describe("a publication of 48 respondents", () => {
  test("is whole: its chapters, figures, tables and methods, and no address that leads nowhere", () => {
    const figures = ["daten", "einbindung", "einbindung-land", "hemmnisse", "hilfen"];
    expect(pages.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        ...["", "kapitel/einbindung/", "kapitel/bedarf/", "tabellen/", "methodik/"],
        ...figures.map((id) => `abbildungen/${id}/`),
      ]),
    );
    expect(broken).toEqual([]);
    expect(traffic.faults).toEqual([]);
  });

  test("compares groups as study.yaml merges them, and no group that is merged", () => {
    const labels = pageAt("kapitel/einbindung/").rows.map(({ label }) => label);
    expect(labels).toEqual([
      ...["Alle Befragten", "Landkreise", "Städte und Gemeinden"],
      ...["Alle Befragten", "Brandenburg, Mecklenburg-Vorpommern und Sachsen-Anhalt", "Sachsen", "Thüringen"],
    ]);
    const participation = pageAt("methodik/").rows.filter(({ table }) => table === "Beteiligung");
    expect(participation.map(({ label }) => label)).toEqual([
      ...["Alle", "Land", "Brandenburg, Mecklenburg-Vorpommern und Sachsen-Anhalt", "Sachsen", "Thüringen"],
      ...["Art der Kommune", "Landkreise", "Städte und Gemeinden"],
    ]);
  });

  test("has no number for an answer that is merged or withheld, and no column for a field", () => {
    const small = ["Brandenburg", "Mecklenburg-Vorpommern", "Sachsen-Anhalt", "Kreisfreie Stadt", ...fields];
    const rows = pages.flatMap((page) => page.rows.filter(({ label }) => small.includes(label)));
    // Among the tables of all questions, and on the page of the one.
    expect(rows.length).toBe(2 * small.length);
    expect(rows.flatMap(({ cells }) => cells).filter((cell) => /\d/.test(cell))).toEqual([]);
    const headings = textsIn(out).flatMap(([, text]) => text.match(/<th scope="col">[^<]*/g) ?? []);
    expect(headings.length).toBeGreaterThan(20);
    expect(headings.filter((heading) => fields.some((field) => heading.includes(field)))).toEqual([]);
  });

  test("is made from data in which every field is suppressed, and holds no other copy of them", async () => {
    const { participation, questions } = JSON.parse(textOf(derived, "tables.json"));
    const rows = Object.values<{ groups: { feld?: object } }[]>(questions).flat();
    const groups = [participation, ...rows.map((row) => row.groups)].flatMap(({ feld }) =>
      Object.values(feld ?? {}),
    );
    expect(groups.length).toBeGreaterThan(40);
    for (const group of groups) expect(group).toEqual({ kind: "suppressed", reason: "protected" });
    // Pages, styles, fonts, scripts, the search's index, files for servers, and those of report and figures.
    const kinds = new Set(filesIn(out).map((name) => name.replace(/^.*\./, "")));
    const known =
      "SHA256SUMS _headers bib css csv docx htaccess html js json pagefind pdf pf_fragment pf_index pf_meta png " +
      "pptx ris svg txt woff2 xlsx xml zip";
    expect([...kinds].sort()).toEqual(known.split(" "));
    expect(await find(fields, join(out, "abbildungen/daten"))).toEqual([]);
    expect((await find(["Alle Befragten"], join(out, "abbildungen/daten"))).length).toBeGreaterThan(4);
  });
});

describe("what is withheld", () => {
  test("leaves a figure its total and one sentence, in its chapter and on its own page", () => {
    for (const path of ["kapitel/bedarf/", "abbildungen/daten/", "embed/daten/"]) {
      const page = pageAt(path);
      expect(page.text).toContain(sentence);
      expect(page.links).toContain(reasons);
      const rows = page.rows.filter(({ label }) => label === "Alle Befragten");
      expect(rows).toHaveLength(1);
      for (const field of fields) expect(page.text).not.toContain(field);
    }
    expect(pages.filter(({ text }) => text.includes(sentence))).toHaveLength(3);
  });

  test("leaves no drawing without a mark, and none with rows of withheld groups", () => {
    const drawings = pages
      .filter(({ path }) => !path.startsWith("tabellen/"))
      .flatMap((page) => page.drawings.map((drawing) => ({ path: page.path, ...drawing })));
    expect(drawings.length).toBe(5 * 3 * 3);
    expect(drawings.filter(({ shapes }) => shapes === 0)).toEqual([]);
    expect(drawings.filter(({ text }) => text.includes("nicht veröffentlicht"))).toEqual([]);
  });

  test("is no table of dots under every question, but told once on the page of tables", () => {
    const { text, links, rows } = pageAt("tabellen/");
    expect(text.split("„Planungsfeld“")).toHaveLength(2);
    expect(links).toContain(reasons);
    const withheld = rows.filter(({ cells }) => cells.some((cell) => cell.startsWith(".")));
    expect(new Set(withheld.map(({ table }) => table.slice(0, 2)))).toEqual(new Set(["A1", "A2", "A3"]));
  });

  test("is explained in one place, by name and without a number of persons but the threshold", () => {
    const { text } = pageAt("methodik/");
    const from = text.lastIndexOf("Was nicht veröffentlicht wird und warum");
    expect(from).toBeGreaterThan(0);
    const section = text.slice(from, text.indexOf("Alle Zahlen auf diesen Seiten", from));
    for (const field of fields) expect(section).toContain(field);
    expect(section).toContain("nicht nach „Land“ und „Art der Kommune“ zugleich");
    expect(section.replace(/\b[A-C]\d\b/g, "").match(/\d+/g)).toEqual(["10"]);
  });

  test("is nowhere told in the participation but in a sentence with the way to the reasons", () => {
    const { text, rows } = pageAt("methodik/");
    expect(rows.filter(({ cells }) => cells.some((cell) => cell.startsWith(".")))).toEqual([]);
    expect(text).toContain("Nach „Planungsfeld“ wird nichts aufgeschlüsselt, zum Schutz der Befragten.");
  });
});

describe("a page with something withheld, narrow and wide", () => {
  const found = (what: (look: Reading["looks"][number]) => readonly unknown[]): string[] =>
    pages.flatMap(({ path, looks }) =>
      looks.flatMap((look) => what(look).map((fault) => `${path} at ${look.name}: ${fault}`)),
    );

  test("has nothing that axe finds against WCAG 2.2 AA", () => {
    expect(pages.flatMap(({ looks }) => looks)).toHaveLength(special.length * looks.length);
    expect(found(({ faults }) => faults)).toEqual([]);
  });

  test("has texts that stand out, and is never wider than the window", () => {
    expect(found(({ weak }) => weak)).toEqual([]);
    expect(found(({ width }) => (width > 0 ? [width] : []))).toEqual([]);
  });
});
