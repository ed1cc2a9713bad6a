import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { percentCell, personsCell } from "../../src/charts/cell.ts";
import { createDocument } from "../../src/charts/document.ts";
import { type ChartName, chartTypes, isChartName } from "../../src/charts/index.ts";
import { cssVariables, lightTheme, pageTheme } from "../../src/charts/theme.ts";
import type { Figure, FigureRow, Share } from "../../src/model/figure.ts";
import { figures, widthsOfGolden, widthsOfTests } from "./figures.ts";
import { row } from "./invented.ts";

const document = createDocument();
const folder = join(import.meta.dirname, "golden");
const cases = Object.entries(figures);
const drawnAt = (widths: readonly number[]) =>
  cases.flatMap(([name, { type, figure }]) => widths.map((width) => ({ name, width, type, figure })));
const drawings = drawnAt(widthsOfTests);
const golden = drawnAt(widthsOfGolden);

function figureOf(name: string): Figure {
  const found = figures[name];
  if (found === undefined) throw new Error(`no figure ${name}`);
  return found.figure;
}

/** What can be read in a drawing, one text after another. */
function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = ""]) => text);
}

beforeEach(() => {
  vi.spyOn(console, "warn");
});
afterEach(() => {
  expect(console.warn, "Plot warns").not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

describe("drawings", () => {
  test.each(golden)("$name at $width px is drawn as it was", async ({ name, width, type, figure }) => {
    const svg = chartTypes[type].svg(figure, { document, width, theme: lightTheme });
    // As a file it names the namespace, so that it can be looked at.
    const file = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
    await expect(`${file.replaceAll("><", ">\n<")}\n`).toMatchFileSnapshot(
      join(folder, `${name}-${width}.svg`),
    );
  });

  test.each(drawings)(
    "$name at $width px keeps to a strict content security policy",
    ({ width, type, figure }) => {
      const svg = chartTypes[type].svg(figure, { document, width, theme: pageTheme });
      expect(svg).not.toMatch(/<style|<script|\sstyle=|\sclass=|\son\w+=/);
    },
  );

  test.each(drawings)("$name at $width px has no text below 13 px", ({ width, type, figure }) => {
    const svg = chartTypes[type].svg(figure, { document, width, theme: pageTheme });
    const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(13);
  });

  test.each(cases)(
    "%s differs between page and file in its colours, and in what the page says of it",
    (_, { type, figure }) => {
      const [page, file] = [pageTheme, lightTheme].map((theme) =>
        chartTypes[type].svg(figure, { document, width: 720, theme }),
      );
      const values: Record<string, string> = cssVariables.light;
      const bare = file?.replaceAll(/ (role|aria-label|font-family)="[^"]*"/g, "");
      expect(bare).not.toBe(file);
      expect(page?.replaceAll(/var\((--[^)]+)\)/g, (whole, name: string) => values[name] ?? whole)).toBe(
        bare,
      );
    },
  );

  test("a label becomes text, never markup", () => {
    const figure = figureOf("bar-multiple");
    const rows = figure.rows.map((row) => ({ ...row, label: '<b>"A" & B</b>' }));
    const svg = chartTypes.bar.svg({ ...figure, rows }, { document, width: 720, theme: pageTheme });
    expect(svg).not.toContain("<b>");
    expect(textsOf(svg)).toContain('&lt;b&gt;"A" &amp; B&lt;/b&gt;');
  });
});

describe("withheld numbers", () => {
  /** The same figure with every row withheld. */
  const allWithheld = (figure: Figure): Figure => ({
    ...figure,
    rows: figure.rows.map((row) => ({
      ...row,
      label: "Gruppe",
      result: { kind: "suppressed", reason: "protected" },
    })),
  });

  test.each(cases)("%s without a released row holds no number outside its axis", (_, { type, figure }) => {
    const withheld = allWithheld({
      ...figure,
      categories: figure.categories.map((each, i) => ({ ...each, label: "xyz"[i % 3] ?? "" })),
    });
    const { svg, describe: say, table } = chartTypes[type];
    const axes: Partial<Record<ChartName, RegExp>> = {
      dot: /^(\d+|\d+\u202f%)$/,
      quadrant: /^\d+\u202f%$/,
      estimates: /^\u2212?[\d\u202f]+(,\d+)?$/,
    };
    const axis = axes[type] ?? /^$/;
    const texts = textsOf(svg(withheld, { document, width: 720, theme: pageTheme })).filter(
      (text) => !axis.test(text),
    );
    const cells = table(withheld).rows.flatMap((row) => row.cells.map(({ text }) => text));
    expect([...texts, say(withheld), ...cells].join(" ")).not.toMatch(/\d/);
    expect(texts).toContain(".");
    expect(texts).toContain("nicht veröffentlicht: Schutz kleiner Gruppen");
    expect(say(withheld)).toContain(": nicht veröffentlicht, zum Schutz der Befragten.");
    expect(new Set(cells)).toEqual(new Set(["."]));
    expect(table(withheld).notes).toEqual(["nicht veröffentlicht: Schutz kleiner Gruppen"]);
  });

  test("a row with one withheld share has no bars, and says so", () => {
    const svg = chartTypes.likert.svg(figureOf("likert-seven"), { document, width: 720, theme: pageTheme });
    expect(textsOf(svg)).toContain("zum Teil nicht veröffentlicht, siehe Tabelle");
    // Two rows are whole, with seven categories each.
    expect(svg.match(/M[\d. ]+h/g)).toHaveLength(14);
  });

  test("every drawing is made from whole per cent, never from counts", () => {
    const blur = (share: Share): Share => (share.kind === "value" ? { ...share, count: 0 } : share);
    const blurRow = (row: FigureRow): FigureRow =>
      row.result.kind === "value"
        ? { ...row, result: { ...row.result, shares: row.result.shares.map(blur) } }
        : row;
    for (const { width, type, figure } of drawings) {
      const blurred = { ...figure, rows: figure.rows.map(blurRow) };
      const [one, other] = [figure, blurred].map((each) =>
        chartTypes[type].svg(each, { document, width, theme: pageTheme }),
      );
      expect(other).toBe(one);
    }
  });
});

describe("words", () => {
  test("a likert chart is described by all shares of each row", () => {
    expect(chartTypes.likert.describe(figureOf("likert-groups"))).toMatchInlineSnapshot(
      `"In den Landkreisen stimmen mehr Befragte zu als in den Städten. Alle Befragten (n = 231) – stimme gar nicht zu: 5 Prozent; stimme eher nicht zu: 21 Prozent; stimme eher zu: 48 Prozent; stimme voll zu: 26 Prozent. Landkreise (n = 102) – stimme gar nicht zu: 2 Prozent; stimme eher nicht zu: 17 Prozent; stimme eher zu: 51 Prozent; stimme voll zu: 30 Prozent. Kreisangehörige Städte und Gemeinden (n = 101) – stimme gar nicht zu: 8 Prozent; stimme eher nicht zu: 26 Prozent; stimme eher zu: 45 Prozent; stimme voll zu: 22 Prozent. Kreisfreie Städte in Mecklenburg-Vorpommern: nicht veröffentlicht, zum Schutz der Befragten. Berliner Bezirke (n = 28) – stimme gar nicht zu: 7 Prozent; stimme eher nicht zu: 18 Prozent; stimme eher zu: 46 Prozent; stimme voll zu: 29 Prozent."`,
    );
  });

  test("a bar chart of several nominations says that they were possible", () => {
    expect(chartTypes.bar.describe(figureOf("bar-multiple"))).toMatchInlineSnapshot(
      `"Befristete Förderprogramme werden am häufigsten genannt. Mehrere Nennungen waren möglich. Befristete Förderprogramme: 58 Prozent. Fehlendes Personal in der eigenen Verwaltung: 51 Prozent. Aufwand der Antragstellung, Abrechnung und Verwendungsnachweisprüfung: 41 Prozent. Unklare Zuständigkeiten zwischen Bund, Land und Kommune: 28 Prozent. Haushaltssicherung: 18 Prozent. Mangelnder politischer Rückhalt: 4 Prozent. Anderes: 0 Prozent."`,
    );
  });

  test("a dot chart names the share that it shows", () => {
    expect(chartTypes.dot.describe(figureOf("dot-share"))).toMatchInlineSnapshot(
      `"Kleine Kommunen stimmen häufiger zu. Gezeigt ist der Anteil „Zustimmung“. Alle Befragten (n = 231): 69 Prozent. Unter 20 000 Einwohnerinnen und Einwohner (n = 55): 78 Prozent. 20 000 bis unter 100 000 (n = 76): 68 Prozent. 100 000 bis unter 250 000 (n = 79): 65 Prozent. 250 000 und mehr: nicht veröffentlicht, zum Schutz der Befragten. Ohne Zuordnung (n = 20): 5 Prozent."`,
    );
  });

  test("a dot chart of means says so", () => {
    expect(chartTypes.dot.describe(figureOf("dot-mean"))).toMatchInlineSnapshot(
      `"Die Länder unterscheiden sich kaum. Gezeigt sind Mittelwerte. Alle Befragten (n = 231): 5,8. Brandenburg (n = 48): 5,8. Mecklenburg-Vorpommern (n = 31): 6,4. Sachsen (n = 52): 5,5. Thüringen (n = 64): 0,3. Berlin: nicht veröffentlicht, zum Schutz der Befragten."`,
    );
  });

  test("the key of a likert chart follows the scale, teal at the favourable end", () => {
    expect(chartTypes.likert.legend(figureOf("likert-three-first"))).toEqual([
      { label: "Zustimmung", fillIndex: 3 },
      { label: "unentschieden", fillIndex: 2 },
      { label: "Ablehnung", fillIndex: 1 },
    ]);
    expect(chartTypes.bar.legend(figureOf("bar-multiple"))).toEqual([]);
  });

  test("the words over the bars are what the categories of a side share", () => {
    const heads = ["likert-battery", "likert-groups", "likert-three-first", "likert-seven"].map((name) =>
      textsOf(chartTypes.likert.svg(figureOf(name), { document, width: 720, theme: pageTheme })).slice(0, 2),
    );
    expect(heads.map((pair) => pair.map((text) => text.replaceAll("\u00a0", " ")))).toEqual([
      ["← gering", "hoch →"],
      ["← stimme nicht zu", "stimme zu →"],
      ["← Zustimmung", "Ablehnung →"],
      ["← 1 = passt gar nicht", "7 = passt genau →"],
    ]);
  });
});

describe("tables", () => {
  test("a distribution has a column for each category and the base", () => {
    const table = chartTypes.likert.table(figureOf("likert-groups"));
    expect(table.header).toEqual([
      "Art der Kommune",
      "stimme gar nicht zu",
      "stimme eher nicht zu",
      "stimme eher zu",
      "stimme voll zu",
      "n",
    ]);
    expect(table.rows[1]).toEqual({
      label: "Landkreise",
      total: false,
      cells: [...[2, 17, 51, 30].map(percentCell), personsCell(102)],
    });
    expect(table.rows[3]?.cells).toEqual(Array(5).fill({ text: ".", note: 0 }));
  });

  test("one question has a row for each answer", () => {
    const table = chartTypes.bar.table(figureOf("bar-single"));
    expect(table.header).toEqual(["Antwort", "Anteil", "n"]);
    expect(table.rows[0]?.cells).toEqual([percentCell(4), personsCell(230)]);
  });

  test("mean and median of a number stand once below its classes, not beside each as if they were theirs", () => {
    const single = figureOf("bar-single");
    const rows = single.rows.map((row) =>
      row.result.kind === "value" ? { ...row, result: { ...row.result, mean: 3.5, median: 4 } } : row,
    );
    const table = chartTypes.bar.table({ ...single, categories: [{ key: "anteil", label: "Anteil" }], rows });
    expect(table.header).toEqual(["Antwort", "Anteil"]);
    expect(table.rows[0]?.cells).toEqual([percentCell(4)]);
    expect(table.below).toBe("Mittelwert: 3,5; Median: 4,0; n\u00a0=\u00a0230");
    expect(chartTypes.bar.table(single).below).toBeUndefined();
  });

  test("means have their own columns", () => {
    const table = chartTypes.dot.table(figureOf("dot-mean"));
    expect(table.header).toEqual(["Land", "Mittelwert", "Median", "n"]);
    expect(table.rows[2]?.cells.map(({ text }) => text)).toEqual(["6,4", "6,0", "31"]);
  });

  test("the table of means begins with what is drawn: a wide table must not hide it", () => {
    const { header } = chartTypes.dot.table(figureOf("dot-mean"));
    expect(header.slice(1, 3)).toEqual(["Mittelwert", "Median"]);
    expect(chartTypes.dot.table(figureOf("dot-share")).header.at(-1)).toBe("n");
  });

  test("withheld cells share one note: two reasons would tell which group is the small one", () => {
    const table = chartTypes.bar.table(figureOf("bar-groups"));
    expect(table.notes).toEqual(["nicht veröffentlicht: Schutz kleiner Gruppen"]);
    expect(table.rows.slice(-2).map((row) => row.cells[0]?.note)).toEqual([0, 0]);
  });
});

describe("what a chart type refuses", () => {
  test.each(cases)("%s is drawn by its chart type", (_, { type, figure }) => {
    expect(isChartName(type)).toBe(true);
    expect(chartTypes[type].check(figure)).toBeUndefined();
  });

  test("a likert chart refuses several nominations, means, and scales that are no scales", () => {
    const { check } = chartTypes.likert;
    expect(check(figureOf("bar-multiple"))).toMatch(/mehrere Nennungen/);
    expect(check(figureOf("dot-mean"))).toMatch(/keine Mittelwerte/);
    const eight = Array.from({ length: 8 }, (_, i) => ({ key: `k${i}`, label: `${i}` }));
    expect(check({ ...figureOf("likert-one"), categories: eight })).toMatch(
      /2 bis 7 Kategorien, hier sind es 8/,
    );
  });

  test("a bar chart refuses means, since bars of a scale from 1 have no honest foot", () => {
    expect(chartTypes.bar.check(figureOf("dot-mean"))).toMatch(/Punktdiagramm/);
    expect(chartTypes.bar.check({ ...figureOf("bar-multiple"), categories: [] })).toMatch(/keine/);
  });

  test("a dot chart refuses means where there are none, and means beyond its axis", () => {
    const { check } = chartTypes.dot;
    expect(check({ ...figureOf("dot-share"), statistic: "mean" })).toMatch(/Zahlen als Antwort/);
    expect(check({ ...figureOf("dot-mean"), range: [5, 5] })).toMatch(/aufsteigen/);
    expect(check({ ...figureOf("dot-mean"), range: [0, 5] })).toMatch(/außerhalb der Achse/);
  });
});

test("the ranks of an option together are counted in persons, not added up from rounded shares", () => {
  const figure = { ...figureOf("ranking-three"), rows: [row("Armut", [1, 1, 1], { n: 30 })] };
  expect(chartTypes.ranking.describe(figure)).toContain("zusammen: 10\u00a0Prozent");
  expect(
    chartTypes.ranking.svg(figure, { document: createDocument(), width: 480, theme: pageTheme }),
  ).toContain("10\u202f%");
});
