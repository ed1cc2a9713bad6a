import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { drawAhead } from "../../scripts/draw/ahead.ts";
import { observer, reportText } from "../../scripts/observe.ts";
import { drawForPages, pageDrawings } from "../../src/charts/drawings.ts";
import { pageBegun } from "../../src/lib/timing.ts";
import { final } from "../formats/final.ts";

afterEach(() => vi.useRealTimers());

/** Figures that were drawn and timed so far. */
const timed = () => performance.getEntriesByType("measure").filter(({ name }) => name.startsWith("chart:"));

const folder = () => {
  const made = mkdtempSync(join(tmpdir(), "bericht-"));
  writeFileSync(join(made, "index.html"), "12345");
  writeFileSync(join(made, "bild.svg"), "123");
  return made;
};

describe("what is seen of a build", () => {
  test("are times, pages, bytes, the slowest charts, what is withheld, and what texts claim", async () => {
    const [figure] = final.figures;
    if (figure === undefined) throw new Error("no figure");
    pageDrawings(figure);
    const { stage, report } = observer({ write: () => true });
    expect(await stage("Seiten", async () => 42)).toBe(42);
    const seen = report(folder(), final);
    expect(seen).toMatchObject({
      stages: [{ name: "Seiten" }],
      pages: 1,
      files: 2,
      bytes: 8,
      bytesByEnding: { ".html": 5, ".svg": 3 },
    });
    expect(seen.slowestCharts.map(({ name }) => name)).toContain(figure.id);
    expect(seen.claims.all).toBeGreaterThan(100);
    expect(seen.claims.broken).toBe(0);
    expect(seen.withheld.cells).toBeGreaterThan(0);
    expect(reportText(seen)).toMatch(/^Dauer: \d+,\d\u00a0s.*\nUmfang: 1 Seite, 2 Dateien/);
  });

  test("are written as numbers are in German, and a summary that grew too long is told", () => {
    const seen = observer({ write: () => true }).report(folder(), final);
    const large = { ...seen, bytes: 12_345_600_000, withheld: { cells: 1, questions: 1 }, summaryPages: 3 };
    const text = reportText(large);
    expect(text).toContain("12\u202f345,6\u00a0MB");
    expect(text).toContain("Zurückgehalten: 1 Zelle, 1 Frage ganz.");
    expect(text).toContain("Die Kurzfassung füllt 3 Seiten, gedacht sind zwei: kürzen.");
    expect(reportText({ ...large, summaryPages: 2 })).not.toContain("Kurzfassung");
  });

  test("counts every table cell without a number, and nothing else", () => {
    const cells = JSON.stringify(final.tables).match(/"kind":"suppressed"/g)?.length;
    expect(observer({ write: () => true }).report(folder(), final).withheld.cells).toBe(cells);
  });
});

describe("a long stage", () => {
  /** What a stream is told in a stage of so many seconds. */
  async function said(seconds: number, isTTY: boolean): Promise<string[]> {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "setTimeout"] });
    const lines: string[] = [];
    const { stage } = observer({ isTTY, write: (text) => lines.push(text) });
    const done = stage("Seiten und Dateien", async () => {
      pageBegun("kapitel/eins/");
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    });
    await vi.advanceTimersByTimeAsync(seconds * 1000);
    await done;
    return lines;
  }

  test("tells on a terminal in one line how far it is, and takes it back", async () => {
    const lines = await said(2, true);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.join("")).not.toContain("\n");
    expect(lines[0]).toMatch(/Seiten und Dateien: \d+ Seiten, \d+ Dateien/);
    expect(lines.at(-1)).toBe("\r\u001b[K");
  });

  test("tells elsewhere now and then, and of a short one nothing", async () => {
    expect(await said(40, false)).toHaveLength(2);
    expect(await said(5, false)).toEqual([]);
  });
});

test("figures are drawn ahead in another thread as pages would draw them, and are told of as such", async () => {
  const figures = structuredClone(final.figures);
  const before = timed().length;
  await drawAhead(figures).done;
  expect(timed()).toHaveLength(before + figures.length);
  for (const figure of figures) expect(pageDrawings(figure), figure.id).toEqual(drawForPages(figure));
  expect(timed()).toHaveLength(before + figures.length);
});

test("a figure that cannot be drawn ahead is left to the page, which tells what is wrong", async () => {
  const [figure] = final.figures;
  if (figure === undefined) throw new Error("no figure");
  const broken = { ...figure, rows: undefined } as unknown as typeof figure;
  await drawAhead([broken]).done;
  expect(() => pageDrawings(broken)).toThrow();
});

test("a figure that a page needed before it was drawn ahead is told once, and stays as the page has it", async () => {
  const figures = structuredClone(final.figures.slice(0, 2));
  const before = timed().length;
  const [first] = figures;
  if (first === undefined) throw new Error("no figure");
  const own = pageDrawings(first);
  await drawAhead(figures).done;
  expect(timed()).toHaveLength(before + 2);
  expect(pageDrawings(first)).toBe(own);
});

test("a figure is drawn once for all pages that show it", () => {
  for (const figure of final.figures.slice(0, 3)) expect(pageDrawings(figure)).toBe(pageDrawings(figure));
});
