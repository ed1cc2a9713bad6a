/** Figures with invented numbers, one per thing that a chart must cope with. Used by tests and by the contact sheet. */
import type { ChartName } from "../../src/charts/index.ts";
import type { Figure } from "../../src/model/figure.ts";
import { estimateFigures } from "./estimate-figures.ts";
import { base, categories, meanRow, row, withheld } from "./invented.ts";
import { panelFigures } from "./panel-figures.ts";
import { placeFigures } from "./place-figures.ts";

const influence = categories("sehr gering", "eher gering", "teils, teils", "eher hoch", "sehr hoch");
const agreement = categories(
  "stimme gar nicht zu",
  "stimme eher nicht zu",
  "stimme eher zu",
  "stimme voll zu",
);

export const figures: Record<string, { type: ChartName; figure: Figure }> = {
  "likert-battery": {
    type: "likert",
    figure: {
      ...base,
      id: "einfluss",
      title: "Einfluss haben Kommunen dort, wo Menschen sich begegnen",
      subtitle: "Einfluss der eigenen Kommune nach Handlungsfeld, Anteile in Prozent, n = 226 bis 231",
      rowHeading: "Handlungsfeld",
      alt: "Bei Begegnungsorten schreiben die meisten ihrer Kommune hohen Einfluss zu, bei der Mobilität die wenigsten",
      categories: influence,
      rows: [
        row("Begegnungsorte und Quartiersarbeit", [9, 20, 41, 95, 65]),
        row("Engagement- und Vereinsförderung", [7, 25, 46, 99, 53]),
        row("Integrierte Sozialplanung", [14, 30, 55, 87, 44]),
        row("Kinder- und Jugendhilfe, Prävention", [12, 28, 51, 92, 48]),
        row(
          "Beteiligung von Bürgerinnen und Bürgern an Planungen und Entscheidungen der Kommune",
          [21, 39, 62, 76, 32],
        ),
        row("Wohnungspolitik und Stadtentwicklung", [32, 51, 60, 62, 25]),
        row("Gesundheitsförderung/Pflegestrukturplanung", [30, 44, 70, 58, 26]),
        row("Arbeitsmarkt- und Beschäftigungsförderung", [44, 60, 59, 50, 17]),
        row("Mobilität im ländlichen Raum", [48, 62, 55, 46, 18]),
      ],
    },
  },
  "likert-groups": {
    type: "likert",
    figure: {
      ...base,
      id: "gestaltbar-typ",
      title: "Gestaltbar – vor allem aus Sicht der Landkreise",
      subtitle:
        "„Sozialer Zusammenhalt lässt sich durch Sozialpolitik vor Ort gezielt fördern“, Anteile in Prozent",
      rowHeading: "Art der Kommune",
      alt: "In den Landkreisen stimmen mehr Befragte zu als in den Städten",
      categories: agreement,
      rows: [
        row("Alle Befragten", [12, 48, 110, 61], { total: true }),
        row("Landkreise", [2, 17, 52, 31]),
        row("Kreisangehörige Städte und Gemeinden", [8, 26, 45, 22]),
        withheld("Kreisfreie Städte in Mecklenburg-Vorpommern", "protected"),
        row("Berliner Bezirke", [2, 5, 13, 8]),
      ],
    },
  },
  "likert-three-first": {
    type: "likert",
    figure: {
      ...base,
      id: "haltung",
      title: "Für die meisten ist Zusammenhalt ein Handlungsprinzip",
      subtitle: "Zusammengefasste Kategorien, Anteile in Prozent",
      alt: "Zustimmung überwiegt bei allen Aussagen",
      categories: categories("Zustimmung", "unentschieden", "Ablehnung"),
      favourable: "first",
      rows: [
        row("Zusammenhalt ist ein Prinzip, nach dem die Verwaltung handeln soll", [186, 29, 14]),
        row("Zusammenhalt ist eine persönliche Haltung", [204, 22, 3]),
        row("Zusammenhalt entsteht ohne Zutun der Politik", [140, 60, 29]),
      ],
    },
  },
  "likert-seven": {
    type: "likert",
    figure: {
      ...base,
      id: "sieben",
      title: "Sieben Stufen, ein Teil zurückgehalten",
      alt: "Die Förderlogik passt für viele nicht",
      categories: categories("1 = passt gar nicht", "2", "3", "4", "5", "6", "7 = passt genau"),
      rows: [
        row("Förderprogramme des Bundes", [40, 52, 48, 40, 24, 15, 8]),
        row("Förderprogramme der Länder", [14, 25, 41, 52, 45, 30, 20]),
        row("Europäische Strukturfonds", [30, null, 40, 50, null, 20, 9], { n: 220 }),
      ],
    },
  },
  "likert-one": {
    type: "likert",
    figure: {
      ...base,
      id: "eine",
      title: "Ja oder nein, eine Zeile",
      alt: "Acht von zehn sagen ja",
      categories: categories("nein", "ja"),
      rows: [row("Gibt es in Ihrer Kommune eine integrierte Sozialplanung?", [44, 186])],
    },
  },
  "likert-extremes": {
    type: "likert",
    figure: {
      ...base,
      id: "extreme",
      title: "Alle auf einer Seite, lange Wörter",
      alt: "Niemand lehnt ab",
      categories: categories(
        "vollkommen ungerechtfertigt",
        "ungerechtfertigt",
        "gerechtfertigt",
        "vollkommen gerechtfertigt",
      ),
      rows: [
        row("Bundesausbildungsförderungsgesetzänderungsverordnung", [0, 0, 0, 231]),
        row(
          "Straßenentwässerungsinvestitionskostenschlüssel/Verwaltungsvorschriftenbereinigung",
          [1, 2, 30, 198],
        ),
      ],
    },
  },
  "bar-multiple": {
    type: "bar",
    figure: {
      ...base,
      id: "hemmnisse",
      chart: "bar",
      title: "Befristete Förderung ist das größte Hemmnis",
      subtitle: "Mehrere Nennungen möglich, Anteile in Prozent, n = 229",
      rowHeading: "Hemmnis",
      alt: "Befristete Förderprogramme werden am häufigsten genannt",
      multiple: true,
      categories: categories("genannt"),
      rows: [
        row("Befristete Förderprogramme", [133], { n: 229 }),
        row("Fehlendes Personal in der eigenen Verwaltung", [117], { n: 229 }),
        row("Aufwand der Antragstellung, Abrechnung und Verwendungsnachweisprüfung", [94], { n: 229 }),
        row("Unklare Zuständigkeiten zwischen Bund, Land und Kommune", [63], { n: 229 }),
        row("Haushaltssicherung", [41], { n: 229 }),
        row("Mangelnder politischer Rückhalt", [9], { n: 229 }),
        row("Anderes", [0], { n: 229 }),
      ],
    },
  },
  "bar-single": {
    type: "bar",
    figure: {
      ...base,
      id: "entwicklung",
      chart: "bar",
      title: "Der Zusammenhalt hat eher abgenommen",
      subtitle: "Entwicklung in den letzten fünf Jahren, Anteile in Prozent, n = 230",
      rowHeading: "Antwort",
      alt: "Die Hälfte sieht eine Abnahme",
      categories: categories("Anteil"),
      rows: [
        row("stark zugenommen", [9], { n: 230 }),
        row("eher zugenommen", [37], { n: 230 }),
        row("gleich geblieben", [69], { n: 230 }),
        row("eher abgenommen", [85], { n: 230 }),
        row("stark abgenommen", [30], { n: 230 }),
      ],
    },
  },
  "bar-groups": {
    type: "bar",
    figure: {
      ...base,
      id: "sozialplanung-land",
      chart: "bar",
      title: "Sozialplanung ist in Thüringen am weitesten verbreitet",
      subtitle: "Anteil mit integrierter Sozialplanung",
      rowHeading: "Land",
      alt: "Thüringen liegt vorn",
      categories: categories("nein", "ja"),
      shareIndex: 1,
      rows: [
        row("Alle Befragten", [88, 143], { total: true }),
        row("Thüringen", [14, 61]),
        row("Sachsen", [25, 36]),
        row("Sachsen-Anhalt", [22, 24]),
        withheld("Mecklenburg-Vorpommern", "protected"),
        withheld("Brandenburg", "protected"),
      ],
    },
  },
  "dot-share": {
    type: "dot",
    figure: {
      ...base,
      id: "zustimmung-groesse",
      chart: "dot",
      title: "Je kleiner die Kommune, desto größer die Zuversicht",
      subtitle: "Anteil, der Zusammenhalt für gestaltbar hält",
      rowHeading: "Größe der Kommune",
      alt: "Kleine Kommunen stimmen häufiger zu",
      categories: categories("Ablehnung", "Zustimmung"),
      shareIndex: 1,
      rows: [
        row("Alle Befragten", [72, 159], { total: true }),
        row("Unter 20 000 Einwohnerinnen und Einwohner", [12, 43]),
        row("20 000 bis unter 100 000", [24, 52]),
        row("100 000 bis unter 250 000", [28, 51]),
        withheld("250 000 und mehr", "protected"),
        row("Ohne Zuordnung", [19, 1]),
      ],
    },
  },
  "dot-extremes": {
    type: "dot",
    figure: {
      ...base,
      id: "raender",
      chart: "dot",
      title: "Werte an den Rändern",
      alt: "Alle oder niemand",
      categories: categories("genannt"),
      rows: [
        row("Alle Befragten", [100], { total: true, n: 200 }),
        row("Niemand", [0], { n: 40 }),
        row("Fast niemand", [12], { n: 120 }),
        row("Fast so viele", [98], { n: 200 }),
        row("Fast alle", [118], { n: 120 }),
        row("Alle", [40], { n: 40 }),
      ],
    },
  },
  "dot-mean": {
    type: "dot",
    figure: {
      ...base,
      id: "lage",
      chart: "dot",
      title: "Um den Zusammenhalt steht es mittelmäßig",
      subtitle: "Mittelwerte auf einer Skala von 0 (sehr schlecht) bis 10 (sehr gut)",
      rowHeading: "Land",
      alt: "Die Länder unterscheiden sich kaum",
      statistic: "mean",
      range: [0, 10],
      rows: [
        meanRow("Alle Befragten", 231, 5.8, true),
        meanRow("Brandenburg", 48, 5.8),
        meanRow("Mecklenburg-Vorpommern", 31, 6.4),
        meanRow("Sachsen", 52, 5.5),
        meanRow("Thüringen", 64, 0.3),
        withheld("Berlin", "protected"),
      ],
    },
  },
  ...panelFigures,
  ...placeFigures,
  ...estimateFigures,
};

/** Widths in px that drawings are tested at. */
export const widthsOfTests = [288, 448, 704, 1120] as const;
/** Widths of the golden drawings and of the contact sheet: one on a phone, one beside labels. */
export const widthsOfGolden = [288, 704] as const;
