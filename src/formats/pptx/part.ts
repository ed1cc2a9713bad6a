import { chartOf } from "../../charts/index.ts";
import type { NativeBars } from "../../charts/native/type.ts";
import type { SlideValue } from "../../model/slide.ts";
import { partOf } from "../slide-value.ts";

/**
 * What a value is part of, as a chart of one row: the whole distribution, or the share of all as a bar on an axis that
 * ends at 100 per cent; `alone`: always the bar. Undefined where the value is no share.
 */
export function partChart(value: SlideValue, alone = false): NativeBars | undefined {
  const { figure, row } = value;
  const part = partOf(value);
  if (part === undefined) return undefined;
  const whole =
    alone || part.whole === undefined
      ? undefined
      : chartOf(figure).native?.({ ...figure, rows: [part.whole.row] });
  if (whole?.kind === "bars") return { ...whole, isBare: true };
  return {
    kind: "bars",
    upright: false,
    arrangement: "beside",
    series: [{ name: "Anteil", values: [part.percent], ink: { scale: "accent" } }],
    rows: [{ label: row?.label ?? "Anteil", total: false }],
    axis: { low: 0, high: 100, unit: "percent", decimals: 0 },
    key: [],
    withheld: [],
    isBare: true,
  };
}
