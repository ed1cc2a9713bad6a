import { rows } from "./numbers.mjs";

export const levels = ["lehne ab", "lehne eher ab", "teils, teils", "stimme eher zu", "stimme zu"];
const range = ["#b2182b", "#ef8a62", "#d9d9d9", "#67a9cf", "#2166ac"];

/** Stacked bars of the answers in each group, by Plot alone; in a browser without a document. */
export function bars(Plot, items, breakdown, document) {
  const data = rows(items, breakdown).flatMap(({ name, n, counts }) =>
    counts.map((count, i) => ({ name, level: levels[i], share: (count / n) * 100 })),
  );
  return Plot.plot({
    ...(document === undefined ? {} : { document }),
    width: 640,
    marginLeft: 80,
    ariaLabel: `Antworten auf ${breakdown.item} nach ${breakdown.by}`,
    x: { label: "Anteil in Prozent" },
    y: { label: null },
    color: { domain: levels, range },
    marks: [Plot.barX(data, { y: "name", x: "share", fill: "level", order: levels }), Plot.ruleX([0])],
  });
}

/** The same numbers as an HTML table. */
export function table(items, breakdown) {
  const cells = (tag, values) => values.map((value) => `<${tag}>${value}</${tag}>`).join("");
  const body = rows(items, breakdown)
    .map(({ name, n, counts, mean }) => `<tr><th>${name}</th>${cells("td", [n, ...counts, mean])}</tr>`)
    .join("");
  return `<table><thead><tr>${cells("th", ["Gruppe", "n", ...levels, "Mittelwert"])}</tr></thead><tbody>${body}</tbody></table>`;
}
