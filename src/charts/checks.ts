import { withheldMark } from "../lib/format.ts";
import { splitKey } from "../model/figure.ts";
import { gridOf } from "./grid.ts";
import { divergingSteps, sequentialSteps } from "./theme.ts";
import type { ChartType } from "./type.ts";

/**
 * What each chart type draws, and why it cannot draw a figure. Apart from the drawing: whoever checks texts alone does
 * not load what draws.
 */
export const checks = {
  likert: {
    draws: "scale",

    check(figure) {
      if (figure.multiple)
        return "Ein Likert-Diagramm stapelt Anteile zu 100 %, hier waren aber mehrere Nennungen möglich.";
      if (figure.statistic === "mean") return "Ein Likert-Diagramm zeigt Verteilungen, keine Mittelwerte.";
      if (divergingSteps(figure.categories.length, figure.favourable) !== undefined) return undefined;
      return `Ein Likert-Diagramm braucht 2 bis 7 Kategorien, hier sind es ${figure.categories.length}.`;
    },
  },

  bar: {
    draws: "answers",

    check(figure) {
      if (figure.statistic === "mean") {
        return "Ein Balkendiagramm zeigt Anteile; für Mittelwerte gibt es das Punktdiagramm (chart: dot).";
      }
      if (figure.categories.length === 0)
        return "Ein Balkendiagramm braucht Kategorien, diese Frage hat keine.";
      return undefined;
    },
  },

  dot: {
    draws: "value",

    check(figure) {
      const { statistic, range, rows, categories } = figure;
      if (statistic === "share") {
        return categories.length === 0
          ? "Ein Punktdiagramm von Anteilen braucht Kategorien, diese Frage hat keine."
          : undefined;
      }
      const means = rows.flatMap(({ result }) => (result.kind === "value" ? [result.mean] : []));
      if (means.includes(undefined))
        return "Ein Punktdiagramm von Mittelwerten braucht eine Frage mit Zahlen als Antwort.";
      if (range[0] >= range[1]) return "Die Enden der Achse (range) müssen aufsteigen, zum Beispiel [0, 10].";
      const outside = means.some((mean) => mean !== undefined && (mean < range[0] || mean > range[1]));
      return outside ? "Ein Mittelwert liegt außerhalb der Achse (range)." : undefined;
    },
  },

  histogram: {
    draws: "answers",

    check({ categories, rows, multiple, statistic }) {
      const isSplit = categories.length === 1 && categories[0]?.key === splitKey;
      if (!isSplit || multiple || statistic !== "share" || rows.some(({ cross }) => cross !== undefined))
        return "Ein Histogramm zeigt die Verteilung der Antworten auf eine Frage: ohne by, share und range.";
      return rows.length < 2 ? "Ein Histogramm braucht mindestens zwei Klassen." : undefined;
    },
  },

  ranking: {
    draws: "parts",

    check(figure) {
      if (figure.multiple || figure.statistic !== "share")
        return "Ein Rangdiagramm zeigt Anteile von Rangplätzen, die sich nicht überschneiden.";
      return sequentialSteps(figure.categories.length).length > 0
        ? undefined
        : `Ein Rangdiagramm braucht 1 bis 5 Ränge, hier sind es ${figure.categories.length}.`;
    },
  },

  matrix: {
    draws: "cells",

    check(figure) {
      const isCrossed = figure.rows.some(({ cross }) => cross !== undefined);
      if (figure.statistic === "mean" && !isCrossed)
        return "Eine Matrix von Mittelwerten braucht mehrere Teilfragen und Gruppen (by); sonst chart: dot.";
      if (!isCrossed && figure.categories.length < 2)
        return "Eine Matrix braucht mehrere Kategorien oder Gruppen; sonst chart: bar.";
      const { columns } = gridOf(figure);
      return columns.length > 8
        ? `Eine Matrix bleibt bis 8 Spalten lesbar, hier sind es ${columns.length}.`
        : undefined;
    },
  },

  quadrant: {
    draws: "pair",

    check: ({ categories, multiple }) =>
      categories.length === 2 && !multiple
        ? undefined
        : "Ein Quadrantendiagramm zeigt eine Frage mit zwei Skalen und einen Anteil (share) auf beiden.",
  },

  tiles: {
    draws: "value",

    check(figure) {
      const { tiles: map, rows } = figure;
      if (map === undefined || rows.some(({ cross }) => cross !== undefined))
        return "Eine Karte aus Kacheln braucht eine Frage, eine Gruppierung (by) und die Plätze der Gruppen (tiles).";
      const placed = map.flat().filter((key) => key !== withheldMark);
      const groups = rows.filter(({ total }) => !total).map(({ key }) => key);
      const unknown = placed.find((key) => !groups.includes(key));
      if (unknown !== undefined && figure.undivided === undefined)
        return `tiles nennt eine Gruppe, die es hier nicht gibt: ${unknown}.`;
      const missing = groups.find((key) => !placed.includes(key));
      if (missing !== undefined) return `In tiles fehlt der Platz der Gruppe ${missing}.`;
      return new Set(placed).size < placed.length ? "In tiles steht eine Gruppe zweimal." : undefined;
    },
  },

  estimates: {
    draws: "estimate",

    check({ statistic, analysis, range: [low, high], rows }) {
      if (statistic !== "estimate" || analysis === undefined)
        return "estimates zeigt Ergebnisse aus data/results (result: statt question:).";
      if (low >= high) return "Die Enden der Achse (range) müssen aufsteigen, zum Beispiel [-1, 1].";
      if (analysis.scale === "log" && low <= 0)
        return "Eine Achse mit scale: log beginnt über 0 (range), zum Beispiel [0.25, 4].";
      const values = rows.flatMap(({ result }) => {
        const estimate = result.kind === "value" ? result.estimate : undefined;
        return estimate === undefined ? [] : [estimate.value, ...Object.values(estimate.interval ?? {})];
      });
      const { reference } = analysis;
      const shown = reference === undefined ? values : [...values, reference];
      if (shown.some((value) => value < low || value > high))
        return "Ein Schätzwert, ein Intervall oder die Bezugslinie liegt außerhalb der Achse (range).";
      return undefined;
    },
  },
} satisfies Record<string, Pick<ChartType, "draws" | "check">>;
