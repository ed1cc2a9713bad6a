import { chartOf } from "../../charts/index.ts";
import { sharesOf } from "../../charts/likert.ts";
import type { NativeBars } from "../../charts/native/type.ts";
import type { SlideValue } from "../../model/slide.ts";

/**
 * What a value is part of, as a chart of one row: the whole distribution, or the share of all as a bar on an axis that
 * ends at 100 per cent; `alone`: always the bar. Undefined where the value is no share.
 */
export function partOf({ figure, row, value }: SlideValue, alone = false): NativeBars | undefined {
  const percent = Number(value.number);
  if (value.unit !== "Prozent" || Number.isNaN(percent)) return undefined;
  const chart = chartOf(figure);
  const isWhole = row !== undefined && sharesOf(row) !== undefined && chart.legend(figure).length > 1;
  const whole = alone || !isWhole ? undefined : chart.native?.({ ...figure, rows: [row] });
  if (whole?.kind === "bars") return { ...whole, isBare: true };
  return {
    kind: "bars",
    upright: false,
    arrangement: "beside",
    series: [{ name: "Anteil", values: [percent], ink: { scale: "accent" } }],
    rows: [{ label: row?.label ?? "Anteil", total: false }],
    axis: { low: 0, high: 100, unit: "percent", decimals: 0 },
    key: [],
    withheld: [],
    isBare: true,
  };
}
