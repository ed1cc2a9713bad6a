import { createDocument } from "../../../src/charts/document.ts";
import { picture } from "../../../src/charts/picture.ts";
import { lightTheme } from "../../../src/charts/theme.ts";
import type { Figure, FigureRow } from "../../../src/model/figure.ts";
import type { Measured } from "./table.ts";

/** The times of some sizes as a picture that stands alone, drawn as a figure of a report is. */
export function timesPicture(
  all: readonly Measured[],
  sizes: readonly string[],
  { date, machine }: { date: string; machine: string },
): string {
  const rows = sizes.flatMap((size) =>
    all.flatMap(({ name, version, runs }): FigureRow[] => {
      const ran = runs.get(size);
      if (ran === undefined) return [];
      const value = Math.round(ran.seconds * 10) / 10;
      return [
        {
          key: `${size}-${name}`,
          label: `${name} ${version}`,
          total: false,
          block: size,
          result: { kind: "value", n: 1, shares: [], estimate: { value } },
        },
      ];
    }),
  );
  const seconds = rows.flatMap(({ result }) =>
    result.kind === "value" ? [result.estimate?.value ?? 0] : [],
  );
  const title = "Wie lange dieselben Seiten dauern";
  const figure: Figure = {
    id: "peers",
    number: 1,
    title,
    subtitle: "Sekunden vom Anfang eines Baus bis zu seinem Ende, für P Seiten mit je 4 Diagrammen",
    chart: "estimates",
    analysis: {
      title,
      method: "wall time",
      software: `Node ${process.versions.node}`,
      n: 1,
      outcome: "",
      measure: "seconds",
      scale: "log",
      referenceLabel: "",
      digits: 1,
      note: "",
      approval: { by: "npm run bench", date },
    },
    rowHeading: "Generator",
    categories: [],
    rows,
    statistic: "estimate",
    shareIndex: 0,
    range: [Math.min(...seconds) * 0.8, Math.max(...seconds) * 1.2],
    multiple: false,
    favourable: "first",
    base: machine,
    source: `npm run bench -- peers, ${date}`,
    alt: title,
    note: "",
    mark: "",
  };
  return picture(figure, {
    document: createDocument(),
    theme: lightTheme,
    shape: "asShown",
    licence: "MIT",
  });
}
