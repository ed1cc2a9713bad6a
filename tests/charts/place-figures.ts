/** Invented figures of numbers, ranks, two scales and groups on a map. */
import type { ChartName } from "../../src/charts/index.ts";
import { type Figure, type FigureRow, splitKey } from "../../src/model/figure.ts";
import { base, categories, row, withheld } from "./invented.ts";

const split = [{ key: splitKey, label: "Anteil" }];

/** A row of classes of one number, with the mean and median of the number. */
const classRow = (label: string, count: number | null, n: number): FigureRow => {
  const made = row(label, [count], { n });
  if (made.result.kind === "suppressed") return made;
  return { ...made, result: { ...made.result, mean: 5.8, median: 6 } };
};

const pair = (label: string, first: number, second: number, n = 205): FigureRow => {
  const made = row(label, [first, second], { n: 100 });
  if (made.result.kind === "suppressed") return made;
  return { ...made, result: { ...made.result, n, bases: [n, n + 4] } };
};

const quadrant: Figure = {
  ...base,
  id: "felder",
  chart: "quadrant",
  title: "Wichtig und beeinflussbar ist nicht dasselbe",
  alt: "Ein Punkt je Handlungsfeld",
  rowHeading: "Teilfrage",
  categories: categories("Das Feld ist wichtig", "Der Einfluss der Kommune ist hoch"),
};

export const placeFigures: Record<string, { type: ChartName; figure: Figure }> = {
  "histogram-numbers": {
    type: "histogram",
    figure: {
      ...base,
      id: "lage",
      chart: "histogram",
      title: "Die meisten geben 5 bis 7 Punkte",
      rowHeading: "Antwort",
      alt: "Elf Säulen",
      categories: split,
      rows: [0, 1, 4, 12, 17, 45, 58, 38, 25, 4, 2].map((count, i) => classRow(String(i), count, 206)),
    },
  },
  "histogram-classes": {
    type: "histogram",
    figure: {
      ...base,
      id: "eigen",
      chart: "histogram",
      title: "Meist zwischen einem Drittel und der Hälfte",
      rowHeading: "Antwort",
      alt: "Fünf Säulen",
      categories: split,
      rows: (
        [
          ["unter 10 000 Einwohnerinnen und Einwohner", 20],
          ["10 000 bis unter 20 000", 51],
          ["20 000 bis unter 50 000", 62],
          ["50 000 bis unter 100 000", null],
          ["100 000 und mehr", null],
        ] as const
      ).map(([label, count]) => classRow(label, count, 180)),
    },
  },
  "ranking-three": {
    type: "ranking",
    figure: {
      ...base,
      id: "gefahren",
      chart: "ranking",
      title: "Polarisierung gilt als größte Gefahr",
      rowHeading: "Gefahr",
      alt: "Balken von drei Rängen",
      categories: categories("Rang 1", "Rang 2", "Rang 3"),
      rows: [
        row("Politische Polarisierung", [50, 48, 31], { n: 207 }),
        row(
          "Vertrauensverlust gegenüber Politik, Verwaltung und Einrichtungen der Daseinsvorsorge",
          [39, 37, 33],
          {
            n: 207,
          },
        ),
        row("Soziale Ungleichheit", [20, null, 25], { n: 207 }),
        row("Konflikte um Zuwanderung", [1, 0, 2], { n: 207 }),
        row("Alle auf Rang 1", [207, 0, 0], { n: 207 }),
      ],
    },
  },
  "quadrant-few": {
    type: "quadrant",
    figure: {
      ...quadrant,
      rows: [
        pair("Begegnungsorte und Quartiersarbeit", 85, 68),
        pair("Mobilität und Erreichbarkeit", 82, 21),
        pair("Wohnen und Stadtentwicklung", 70, 28),
        pair("Beteiligung von Bürgerinnen und Bürgern", 66, 51),
        withheld("Integrierte Sozialplanung", "protected"),
      ],
    },
  },
  "quadrant-crowded": {
    type: "quadrant",
    figure: {
      ...quadrant,
      id: "gedraengt",
      rows: Array.from({ length: 14 }, (_, i) =>
        pair(`Handlungsfeld mit einem längeren Namen Nummer ${i + 1}`, 40 + (i % 7) * 2, 44 + (i % 5) * 3),
      ),
    },
  },
  "quadrant-edges": {
    type: "quadrant",
    figure: {
      ...quadrant,
      id: "raender",
      rows: [
        pair("Alle und alle", 100, 100),
        pair("Niemand und niemand", 0, 0),
        pair("Teils und alle", 50, 100),
      ],
    },
  },
  "tiles-five": {
    type: "tiles",
    figure: {
      ...base,
      id: "karte",
      chart: "tiles",
      title: "Ohne klares Gefälle zwischen den Ländern",
      rowHeading: "Land",
      alt: "Fünf Kacheln",
      categories: categories("verschlechtert", "gleich"),
      tiles: [
        [".", "mecklenburg-vorpommern", "."],
        ["sachsen-anhalt", "brandenburg", "berlin"],
        ["th-ringen", "sachsen", "."],
      ],
      rows: [
        row("Alle Befragten", [114, 93], { total: true }),
        row("Brandenburg", [29, 22]),
        row("Mecklenburg-Vorpommern", [12, 14]),
        row("Sachsen", [21, 17]),
        row("Sachsen-Anhalt", [23, 14]),
        row("Thüringen", [28, 27]),
        withheld("Berlin", "protected"),
      ],
    },
  },
};
