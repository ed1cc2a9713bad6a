import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DocumentName, documentOf } from "../../../src/formats/pdf/index.ts";
import { pagesOf as placesOf } from "../../../src/formats/pdf/pages.ts";
import { findProgram } from "../../debian.ts";
import { report } from "../report.ts";
import { difference, grayOfPgm, grayOfPng, pngOf } from "./gray.ts";

/** `ACCEPT_LOOKS=1 npm run test:full -- tests/formats/pdf/looks.full.test.ts` keeps the pages as they look now. */
const accept = process.env.ACCEPT_LOOKS === "1" || process.argv.includes("-u");
const kept = join(import.meta.dirname, "pages");
const program = findProgram("pdftoppm", "poppler-utils");
const missing = program === undefined ? " (übersprungen: pdftoppm ist nicht da)" : "";
const folder = mkdtempSync(join(tmpdir(), "looks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const chapter = report.chapters[1]?.slug ?? "";
const charts = [...Map.groupBy(report.figures, ({ chart }) => chart)].flatMap(([chart, figures]) =>
  figures.slice(0, 3).flatMap(({ id }) => ({ chart, id })),
);

/** Pages that are kept, by the names of their files: of the report by what stands on them, of the others by number. */
function pagesKept(): Record<string, [DocumentName, number]> {
  const places = placesOf(report);
  const on = (kind: string, name: string) =>
    places.find((place) => place.kind === kind && place.name === name)?.page ?? 0;
  const drawn = [...Map.groupBy(charts, ({ chart }) => chart)].flatMap(([chart, each]) => {
    const page = each.map(({ id }) => on("figure", id)).find((page) => page > 0);
    return page === undefined ? [] : [[`abbildung-${chart}`, ["report", page]] as const];
  });
  return {
    titel: ["report", 1],
    impressum: ["report", 2],
    inhalt: ["report", 3],
    befunde: ["report", on("text", "seite.start")],
    kapitel: ["report", on("text", `kapitel.${chapter}`)],
    ...(Object.fromEntries(drawn) as Record<string, [DocumentName, number]>),
    methodik: ["report", on("text", "seite.methodik")],
    glossar: ["report", on("text", "anhang.glossar")],
    literatur: ["report", on("text", "anhang.literatur")],
    kurzfassung: ["summary", 1],
    "tabelle-lang": ["tables", 6],
  };
}

describe.skipIf(program === undefined)(`the pages of the PDFs${missing}`, () => {
  const pages = pagesKept();
  beforeAll(() => {
    mkdirSync(kept, { recursive: true });
    for (const name of ["report", "summary", "tables"] as const)
      writeFileSync(join(folder, `${name}.pdf`), documentOf(report, name).bytes);
  });

  test("are kept of each kind: title, contents, a chapter's first, every chart type, a long table, works", () => {
    const types = new Set(charts.map(({ chart }) => chart));
    const drawn = Object.keys(pages).filter((name) => name.startsWith("abbildung-"));
    expect(drawn).toEqual([...types].map((chart) => `abbildung-${chart}`));
    expect(Object.keys(pages).length).toBeGreaterThanOrEqual(12);
    for (const [name, [, page]] of Object.entries(pages)) expect(page, name).toBeGreaterThan(0);
  });

  test.each(Object.entries(pages))("look as they were accepted: %s", (name, [document, page]) => {
    const out = join(folder, name);
    const range = ["-f", page, "-l", page, "-singlefile"].map(String);
    const file = join(folder, `${document}.pdf`);
    spawnSync(program ?? "", ["-gray", "-r", "50", ...range, file, out], { timeout: 60_000 });
    const drawn = grayOfPgm(readFileSync(`${out}.pgm`));
    const path = join(kept, `${name}.png`);
    if (accept) writeFileSync(path, pngOf(drawn));
    expect(existsSync(path), `no picture of ${name} is kept: ACCEPT_LOOKS=1 keeps it`).toBe(true);
    const before = readFileSync(path);
    expect(before.length).toBeLessThan(60_000);
    // Some squares may differ: the same page is drawn by another version of the program.
    expect(difference(drawn, grayOfPng(before))).toBeLessThan(0.01);
  });
});
