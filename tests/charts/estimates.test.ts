import { describe, expect, test } from "vitest";
import { numberCell } from "../../src/charts/cell.ts";
import { createDocument } from "../../src/charts/document.ts";
import { chartTypes } from "../../src/charts/index.ts";
import { pageTheme } from "../../src/charts/theme.ts";
import type { Figure } from "../../src/model/figure.ts";
import { estimateFigures } from "./estimate-figures.ts";
import { figures } from "./figures.ts";

const { check, describe: say, table, svg } = chartTypes.estimates;
const document = createDocument();

function figureOf(name: string): Figure {
  const found = figures[name]?.figure;
  if (found === undefined) throw new Error(`no figure ${name}`);
  return found;
}
const blocks = figureOf("estimates-blocks");
const ratios = figureOf("estimates-ratios");

/** Texts of a drawing, one after another. */
function textsOf(figure: Figure, width: number): string[] {
  const drawing = svg(figure, { document, width, theme: pageTheme });
  return [...drawing.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = ""]) => text);
}

/** Horizontal places of points and of the ends of intervals, in px. */
function placesOf(figure: Figure, width: number) {
  const drawing = svg(figure, { document, width, theme: pageTheme });
  const lines = drawing.match(/<g[^>]*stroke-width="3"[^>]*>(.*?)<\/g>/)?.[1] ?? "";
  return {
    points: [...drawing.matchAll(/<circle cx="([\d.]+)"/g)].map(([, x]) => Number(x)),
    ends: [...lines.matchAll(/M([\d.]+) [\d.]+H([\d.]+)/g)].map(([, a, b]) => [Number(a), Number(b)]),
  };
}

describe("a chart of estimates", () => {
  test("draws a point and a line of its interval for each row, the point within the line", () => {
    const { points, ends } = placesOf(blocks, 800);
    expect(points).toHaveLength(5);
    expect(ends).toHaveLength(5);
    for (const [i, [low = 0, high = 0]] of ends.entries()) {
      expect(points[i]).toBeGreaterThan(low);
      expect(points[i]).toBeLessThan(high);
    }
  });

  test("places the symmetrical intervals of ratios evenly around their points", () => {
    const { points, ends } = placesOf(ratios, 800);
    for (const [i, [low = 0, high = 0]] of ends.entries())
      expect(Math.abs((low + high) / 2 - (points[i] ?? 0))).toBeLessThanOrEqual(1);
  });

  test.each([288, 448, 704])(
    "says every estimate with its interval at %d px, and what the line means",
    (width) => {
      const texts = textsOf(blocks, width).join(" ");
      for (const number of ["0,74", "(0,47 bis 1,01)", "\u22120,01", "(\u22120,12 bis 0,10)"])
        expect(texts).toContain(number);
      expect(texts).toContain("kein Unterschied");
    },
  );

  test("heads each block once", () => {
    const texts = textsOf(blocks, 800);
    expect(texts.filter((text) => text === "Weitere Merkmale")).toHaveLength(1);
  });

  test("draws no lines where there are no intervals, and no reference where there is none", () => {
    expect(placesOf(figureOf("estimates-loadings"), 640).ends).toEqual([]);
  });
});

describe("words and tables of estimates", () => {
  test("the description says what is shown, then every estimate with its interval, blocks by name", () => {
    expect(say(blocks)).toMatchInlineSnapshot(
      `"Die Art der Kommune hängt mit der Zustimmung zusammen. Gezeigt ist je Zeile: Regressionskoeffizient, in Klammern: 95-%-Intervall; Bezugslinie: 0,00 (kein Unterschied). Art der Kommune, verglichen mit kreisangehörigen Städten und Gemeinden – Landkreise: 0,74 (0,47 bis 1,01). Kreisfreie Städte: 0,31 (0,02 bis 0,60). Weitere Merkmale – Ressortübergreifende Strategie: 0,28 (0,03 bis 0,53). Je weiteres genutztes Programm von Bund und Ländern: −0,01 (−0,12 bis 0,10). Lage des Zusammenhalts, je Punkt: 0,11 (0,04 bis 0,18)."`,
    );
    expect(say(figureOf("estimates-loadings"))).toMatchInlineSnapshot(
      `"Die Art der Kommune hängt mit der Zustimmung zusammen. Gezeigt ist je Zeile: Ladung. Faktor: Nähe – Nachbarinnen und Nachbarn helfen einander: 0,81. Menschen kennen sich: 0,74. Faktor: Vertrauen – Vertrauen in Bundesausbildungsförderungsgesetzänderungsverordnungen: 1,00. Vertrauen in den Rat: 0,00."`,
    );
  });

  test("the table has both ends of each interval, their level, and the block of each row", () => {
    const { header, rows, notes } = table(blocks);
    expect(header).toEqual([
      "Merkmal",
      "Schätzwert",
      "untere Grenze (95\u202f%)",
      "obere Grenze (95\u202f%)",
    ]);
    expect(rows[0]).toEqual({
      label: "Landkreise",
      total: false,
      cells: [0.74, 0.47, 1.01].map((value) => numberCell(value, 2)),
      block: "Art der Kommune, verglichen mit kreisangehörigen Städten und Gemeinden",
    });
    expect(notes).toEqual([]);
  });

  test("the table has a column of bases where rows differ in them, and a dash where there is no interval", () => {
    const { header, rows } = table(figureOf("estimates-edges"));
    expect(header.slice(2)).toEqual(["untere Grenze (99,9\u202f%)", "obere Grenze (99,9\u202f%)", "n"]);
    expect(rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ["\u22122\u202f000,0", "\u22122\u202f000,0", "\u22121\u202f999,0", "198"],
      ["3\u202f000,0", "2\u202f500,0", "3\u202f000,0", "102"],
      ["0,0", "–", "–", "198"],
    ]);
    expect(table(figureOf("estimates-loadings")).header).toEqual(["Merkmal", "Schätzwert"]);
  });
});

describe("what a chart of estimates refuses", () => {
  test("a question of the survey", () => {
    expect(check(figureOf("dot-mean"))).toContain("result: statt question:");
  });

  test("an axis that falls, or that does not hold a value, an interval or the reference", () => {
    expect(check({ ...blocks, range: [1, -1] })).toContain("aufsteigen");
    const outside = "Ein Schätzwert, ein Intervall oder die Bezugslinie liegt außerhalb der Achse (range).";
    expect(check({ ...blocks, range: [-0.5, 1] })).toBe(outside);
    expect(check({ ...blocks, range: [-0.11, 1.5] })).toBe(outside);
    expect(check({ ...ratios, range: [1.01, 20], rows: ratios.rows.slice(0, 1) })).toBe(outside);
    expect(check({ ...ratios, range: [0, 20] })).toContain("beginnt über 0");
  });

  test("nothing that the tests draw", () => {
    for (const { figure } of Object.values(estimateFigures)) expect(check(figure)).toBeUndefined();
  });
});
