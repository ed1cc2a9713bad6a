import { describe, expect, test } from "vitest";
import { chartOf, chartTypes } from "../../../src/charts/index.ts";
import type { Native } from "../../../src/charts/native/type.ts";
import { publishedFigure } from "../../../src/formats/files.ts";
import { pptx, pptxNarrow } from "../../../src/formats/pptx/figure.ts";
import type { Published } from "../../../src/formats/type.ts";
import { withheldMark } from "../../../src/lib/format.ts";
import type { Figure } from "../../../src/model/figure.ts";
import { figures as invented } from "../../charts/figures.ts";
import { once } from "../../once.ts";
import { published, report } from "../report.ts";
import {
  addressesOf,
  all,
  at,
  cellsOf,
  type Element,
  parse,
  partsOf,
  remembered,
  targets,
  words,
} from "./reading.ts";

/** Figures of the demonstration, and invented ones for what it does not have: withheld rows, blocks, ends of axes. */
const every: Published[] = [
  ...published,
  ...Object.entries(invented).map(([name, { type, figure }]) =>
    publishedFigure({ ...figure, chart: type, id: name } as Figure, report),
  ),
];
const bytesOf = async (of: Published, format = pptx) => new Uint8Array(await format.bytes(of));

/** What the file of a figure holds, in both shapes. */
const wide = once(async (of: Published) => partsOf(await bytesOf(of)));
const narrow = once(async (of: Published) => partsOf(await bytesOf(of, pptxNarrow)));
const fileOf = (of: Published, format = pptx) => (format === pptx ? wide : narrow)(of);

/** All numbers that are released of a figure, as they are rounded there. */
function releasedOf({ figure, table }: Published): Set<number> {
  const cells = table.rows.flatMap(({ cells }) => cells.flatMap(({ value }) => value ?? []));
  const drawn = figure.rows.flatMap(({ result }) => {
    if (result.kind === "suppressed") return [];
    const { shares, mean, estimate, intervals = [] } = result;
    return [
      ...shares.flatMap((share) => (share.kind === "value" ? [share.percent] : [])),
      ...(mean === undefined ? [] : [mean]),
      ...(estimate === undefined ? [] : [estimate.value, ...Object.values(estimate.interval ?? {})]),
      ...intervals.flatMap(({ low, high }) => [low, high]),
    ];
  });
  return new Set([...cells, ...drawn]);
}

interface Chart {
  chart: Element;
  cells: Map<string, string | number>;
}

/** The charts of a file with the sheets that belong to them. */
const chartsOf = once(async (of: Published): Promise<Chart[]> => {
  const { xml, books } = await fileOf(of);
  return Object.keys(xml)
    .filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name))
    .map((name) => {
      const chart = parse(xml[name] ?? "");
      const id = at(chart, "c:externalData")?.attributes["r:id"] ?? "";
      const book = books[targets(xml, name).get(id) ?? ""];
      if (book === undefined) throw new Error(`${name} has no workbook`);
      return { chart, cells: cellsOf(book) };
    });
});

const nativeOf = ({ figure }: Published): Native | undefined => chartOf(figure).native?.(figure);
const shapesOf = (slide: Element): Element[] => at(slide, "p:cSld", "p:spTree")?.children.slice(2) ?? [];
const kindOf = (shape: Element): string | undefined => {
  const [ph] = all(shape, "p:ph");
  return ph && (ph.attributes.type ?? "content");
};
const slideOf = async (of: Published, format = pptx) =>
  parse((await fileOf(of, format)).xml["ppt/slides/slide1.xml"] ?? "");

describe("the slide of a figure", () => {
  test("is a chart of the program's own for every chart type but tables and maps", async () => {
    const types = new Map<string, string>();
    for (const each of every) {
      const charts = await chartsOf(each);
      const kind = nativeOf(each)?.kind ?? "";
      if (charts.length > 0) types.set(each.figure.chart, kind);
      const isChart = kind === "bars" || kind === "scatter";
      if (isChart && !chartOf(each.figure).isEmpty(each.figure))
        expect(charts, each.figure.id).toHaveLength(1);
    }
    expect(Object.keys(chartTypes).filter((name) => !types.has(name))).toEqual(["matrix", "tiles"]);
  });

  test("has for every series a chart and a sheet that say the same", async () => {
    for (const each of every) {
      for (const { chart, cells } of await chartsOf(each)) {
        const references = [...all(chart, "c:numRef"), ...all(chart, "c:strRef")];
        expect(references.length).toBeGreaterThan(1);
        for (const reference of references) {
          const addresses = addressesOf(at(reference, "c:f")?.text ?? "");
          const cache = at(reference, "c:numCache") ?? at(reference, "c:strCache");
          const values = addresses.map((address) => cells.get(address));
          expect(
            remembered(cache as Element).map((value) => value ?? ""),
            each.figure.id,
          ).toEqual(values.map((value) => String(value ?? "")));
        }
      }
    }
  });

  test("holds released numbers and nothing else, or what they are to the left of the middle", async () => {
    for (const each of every) {
      const released = releasedOf(each);
      for (const { chart, cells } of await chartsOf(each)) {
        const isDiverging = each.figure.chart === "likert";
        const numbers = [...cells.values()].filter((cell) => typeof cell === "number");
        expect(numbers.length).toBeGreaterThan(0);
        const unknown = numbers.filter((n) => !released.has(isDiverging ? Math.abs(n) : n));
        expect(unknown, each.figure.id).toEqual([]);
        if (!isDiverging && each.figure.statistic !== "estimate")
          expect(
            numbers.filter((n) => n < 0),
            each.figure.id,
          ).toEqual([]);
        expect(all(chart, "c:ser").length).toBeGreaterThan(0);
      }
    }
  });

  test("shows the whole distribution: what is neither has a column of its own", async () => {
    const likert = every.find(
      ({ figure }) => figure.chart === "likert" && figure.categories.length === 5,
    ) as Published;
    const [{ chart, cells } = {} as Chart] = await chartsOf(likert);
    const bars = all(chart, "c:barChart");
    expect(bars.map((bar) => all(bar, "c:ser").length)).toEqual([4, 1]);
    const { categories, rows } = likert.figure;
    const [row] = rows;
    const shares =
      row?.result.kind === "value"
        ? row.result.shares.map((s) => (s.kind === "value" ? s.percent : NaN))
        : [];
    const columns = ["B", "C", "D", "E", "F"].map((column) => [
      cells.get(`${column}1`),
      cells.get(`${column}2`),
    ]);
    const order = [1, 0, 3, 4, 2];
    expect(columns.map(([name]) => String(name).replace(/ \(.*/, ""))).toEqual(
      order.map((i) => categories[i]?.label),
    );
    expect(columns.map(([, value]) => value)).toEqual(
      order.map((i) => (i < 2 ? -(shares[i] ?? 0) || 0 : shares[i])),
    );
  });

  test("has no number where one is withheld, and says why", async () => {
    const withheld = every.filter(({ figure }) =>
      figure.rows.some(({ result }) => result.kind === "suppressed"),
    );
    expect(withheld.length).toBeGreaterThan(5);
    for (const each of withheld) {
      const slide = await slideOf(each);
      const said = words(slide);
      expect(said, each.figure.id).toContain("nicht veröffentlicht: Schutz kleiner Gruppen");
      for (const { chart, cells } of await chartsOf(each)) {
        const labels = [...cells].filter(([, cell]) => String(cell).endsWith(`\u2002${withheldMark}`));
        if (each.figure.chart === "quadrant") continue;
        expect(labels.length, each.figure.id).toBeGreaterThan(0);
        const series = all(chart, "c:ser").length;
        for (const [address] of labels.filter(() => nativeOf(each)?.kind === "bars" && series === 1))
          expect(cells.has(address.replace(/^A/, "B")), each.figure.id).toBe(false);
      }
    }
  });

  test("has its title in the place for titles, first in the reading order, and then what is seen from top to bottom", async () => {
    for (const each of every) {
      const shapes = shapesOf(await slideOf(each));
      const kinds = shapes.map(kindOf);
      expect(kinds[0], each.figure.id).toBe("title");
      expect(words(shapes[0] as Element)).toBe(each.figure.title.trim());
      expect(kinds.slice(-2)).toEqual(["ftr", "sldNum"]);
      const names = shapes.map((shape) => all(shape, "p:cNvPr")[0]?.attributes.name);
      const order = [
        "Titel",
        "Gezeigt",
        "Legende",
        "Anmerkung",
        "Quelle",
        "Kennzeichen",
        "Fußzeile",
        "Foliennummer",
      ];
      const known = names.filter((name) => order.includes(name ?? ""));
      expect(known).toEqual(order.filter((name) => known.includes(name)));
    }
  });

  test("says what it shows to those who do not see it, and everything in its notes", async () => {
    for (const each of every) {
      const { xml } = await fileOf(each);
      const shapes = shapesOf(parse(xml["ppt/slides/slide1.xml"] ?? ""));
      const graphics = shapes.filter(({ name }) => name !== "p:sp");
      expect(graphics).toHaveLength(1);
      expect(all(graphics[0] as Element, "p:cNvPr")[0]?.attributes.descr).toBe(each.summary);
      const notes = words(parse(xml["ppt/notesSlides/notesSlide1.xml"] ?? ""));
      expect(notes).toContain(chartOf(each.figure).describe(each.figure));
      expect(notes).toContain(each.figure.source);
    }
  });

  test("names release, digest, source and mark", async () => {
    for (const each of published) {
      const said = words(await slideOf(each, pptxNarrow));
      expect(said).toContain(`Fassung\u00a0${each.study.release.version}`);
      expect(said).toContain(each.digest);
      expect(said).toContain(each.figure.source);
      expect(said).toContain(each.study.mark);
    }
  });

  test("takes colours from the theme, so that another theme changes them", async () => {
    for (const each of every) {
      const { xml } = await fileOf(each);
      const own = Object.entries(xml).filter(([name]) => /^ppt\/(slides|charts)\/[^/]+\.xml$/.test(name));
      expect(own.filter(([, text]) => /srgbClr|sysClr/.test(text)).map(([name]) => name)).toEqual([]);
    }
  });

  test("refers to nothing that is not there, in both shapes", async () => {
    for (const each of every) {
      for (const format of [pptx, pptxNarrow]) {
        const { xml, books } = await fileOf(each, format);
        const parts = new Set([...Object.keys(xml), ...Object.keys(books)]);
        for (const name of Object.keys(xml).filter((part) => part.endsWith(".rels"))) {
          const part = name.replace("_rels/", "").replace(/\.rels$/, "");
          const lost = [...targets(xml, part).values()].filter(
            (to) => !/^https?:/.test(to) && !parts.has(to),
          );
          expect(lost, name).toEqual([]);
        }
        const size = at(parse(xml["ppt/presentation.xml"] ?? ""), "p:sldSz")?.attributes;
        expect(Number(size?.cx) / Number(size?.cy)).toBeCloseTo(format === pptx ? 16 / 9 : 4 / 3, 3);
      }
    }
  });

  test("is the same on another day and in another time zone", async () => {
    const [each] = published;
    const first = await bytesOf(each as Published);
    const { TZ } = process.env;
    process.env.TZ = "Pacific/Auckland";
    const second = await bytesOf(each as Published);
    process.env.TZ = TZ ?? "UTC";
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    const moments = JSON.stringify(partsOf(first).xml).match(/\d{4}-\d\d-\d\dT[\d:]+Z/g) ?? [];
    expect(new Set(moments)).toEqual(new Set([`${report.study.release.date}T00:00:00Z`]));
  });
});
