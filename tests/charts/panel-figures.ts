/** Invented figures of several items by groups, one per chart type that shows them. */
import type { ChartName } from "../../src/charts/index.ts";
import type { Figure } from "../../src/model/figure.ts";
import { base, categories, crossed, meanRow, row, withheld } from "./invented.ts";

const partners = [
  "Freie Wohlfahrtspflege",
  "Vereine, Initiativen und selbstorganisierte Nachbarschaften",
  "Jobcenter und Agentur für Arbeit",
];
const kinds = ["Alle Befragten", "Landkreise", "Kreisfreie Städte", "Kreisangehörige Städte und Gemeinden"];
const often = categories("selten oder nie", "gelegentlich", "regelmäßig oder ständig");

const countsOf = (item: number, group: number): [number, number, number] => [
  4 + item * 9 + group * 3,
  16 + item * 2,
  60 - item * 12 + group,
];

export const panelFigures: Record<string, { type: ChartName; figure: Figure }> = {
  "likert-panels-item": {
    type: "likert",
    figure: {
      ...base,
      id: "partner-typ",
      title: "Städte arbeiten öfter mit der Wohlfahrtspflege",
      rowHeading: "Art der Kommune",
      alt: "Je Partner und Art der Kommune, wie oft zusammengearbeitet wird",
      categories: often,
      rows: crossed(partners, kinds, "item", (item, group) =>
        item === 1 && group === 2 ? withheld("", "protected") : row("", countsOf(item, group)),
      ),
    },
  },
  "likert-panels-group": {
    type: "likert",
    figure: {
      ...base,
      id: "typ-partner",
      title: "In jeder Art von Kommune andere Partner",
      rowHeading: "Teilfrage",
      alt: "Je Art der Kommune und Partner, wie oft zusammengearbeitet wird",
      categories: often,
      rows: crossed(partners, kinds.slice(1), "group", (item, group) => row("", countsOf(item, group))),
    },
  },
  "dot-panels": {
    type: "dot",
    figure: {
      ...base,
      id: "mittel-typ",
      chart: "dot",
      title: "Mittelwerte je Herkunft und Art der Kommune",
      rowHeading: "Art der Kommune",
      alt: "Je Herkunft der Mittel und Art der Kommune der mittlere Anteil",
      statistic: "mean",
      range: [0, 100],
      rows: crossed(["Eigene Mittel", "Land"], kinds, "item", (item, group) =>
        item === 1 && group === 3
          ? withheld("", "protected")
          : meanRow("", 40 + group * 20, 42.1 - item * 14 + group),
      ),
    },
  },
  "dot-dumbbell": {
    type: "dot",
    figure: {
      ...base,
      id: "bedarf-typ",
      chart: "dot",
      title: "Beratung wünschen sich vor allem kleine Kommunen",
      rowHeading: "Art der Kommune",
      alt: "Zwei Punkte je Wunsch",
      multiple: true,
      categories: categories("Anteil"),
      rows: crossed(
        [
          "Beratung zu Förderprogrammen",
          "Kollegialer Austausch mit anderen Kommunen des eigenen und anderer Länder",
          "Daten und Monitoring",
          "Alle",
          "Niemand",
          "Fortbildung",
          "Rückendeckung",
        ],
        ["Landkreise", "Kreisangehörige Städte und Gemeinden"],
        "item",
        (item, group) => {
          if (item === 5 || (item === 6 && group === 1)) return withheld("", "protected");
          const counts = [
            [18, 34],
            [47, 41],
            [30, 20],
            [97, 63],
            [0, 0],
          ][item] ?? [20, 20];
          return row("", [counts[group] ?? 0], { n: group === 0 ? 97 : 63 });
        },
      ),
    },
  },
  "matrix-groups": {
    type: "matrix",
    figure: {
      ...base,
      id: "hemmnisse-typ",
      chart: "matrix",
      title: "Landkreise hemmt vor allem die Befristung",
      rowHeading: "Art der Kommune",
      alt: "Je Hemmnis und Art der Kommune, wie viele es nennen",
      multiple: true,
      categories: categories("Anteil"),
      rows: crossed(
        ["Befristete Förderprogramme", "Aufwand für Anträge, Abrechnung und Verwendungsnachweise", "Anderes"],
        [...kinds, "Berliner Bezirke"],
        "item",
        (item, group) =>
          group === 4
            ? withheld("", "protected")
            : row(
                "",
                [[72, 50, 47, 63][group] ?? 0].map((count) => Math.round(count / (item + 1))),
                {
                  n: 100 - group * 9 - item,
                },
              ),
      ),
    },
  },
  "matrix-means": {
    type: "matrix",
    figure: {
      ...base,
      id: "einfluss-land",
      chart: "matrix",
      title: "Einfluss je Feld und Land",
      rowHeading: "Land",
      alt: "Je Feld und Land der mittlere Einfluss",
      statistic: "mean",
      range: [0, 10],
      rows: crossed(
        ["Einfluss auf Wohnungspolitik", "Einfluss auf Begegnungsorte"],
        ["Brandenburg", "Mecklenburg-Vorpommern", "Sachsen", "Sachsen-Anhalt", "Thüringen"],
        "item",
        (item, group) => meanRow("", 30 + group * 5, 5.2 + item + group / 10),
      ),
    },
  },
  "matrix-scale": {
    type: "matrix",
    figure: {
      ...base,
      id: "programme",
      chart: "matrix",
      title: "Bekannt, genutzt, nützlich",
      alt: "Je Programm, wie es bekannt ist",
      categories: categories("unbekannt", "bekannt", "genutzt", "genutzt und nützlich"),
      rows: [
        row("Mehrgenerationenhäuser", [14, 60, 80, 56]),
        row("Städtebauförderung, Programm „Sozialer Zusammenhalt“", [40, null, 50, null], { n: 210 }),
        row("Präventionsketten", [120, 40, 30, 20]),
      ],
    },
  },
};
