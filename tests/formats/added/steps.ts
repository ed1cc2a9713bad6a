import { distributionTable } from "../../../src/charts/table.ts";
import type { ChartType } from "../../../src/charts/type.ts";

/** A chart type that nothing in the product knows: the share of each row as a flight of steps. */
export const steps: ChartType = {
  draws: "value",
  check: () => undefined,
  isEmpty: () => false,
  svg: ({ rows, alt }, { width, theme }) => {
    const drawn = rows.map(
      (_, i) => `<rect x="0" y="${i * 30}" width="${10 * (i + 1)}" height="24" fill="${theme.accent}"/>`,
    );
    const height = rows.length * 30;
    return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${alt}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawn.join("")}</svg>`;
  },
  legend: () => [],
  describe: ({ alt }) => alt,
  table: distributionTable,
};
