import { count, decimal, percent } from "../lib/format.ts";
import type { TableCell } from "./type.ts";

/** A cell of whole per cent: „69 %“. */
export function percentCell(value: number): TableCell {
  return { text: percent(value), value, unit: "percent" };
}

/** A cell of persons: „1 234“. */
export function personsCell(value: number): TableCell {
  return { text: count(value), value, unit: "persons" };
}

/** A cell of a number with its decimals: „6,4“; a dash where there is none. */
export function numberCell(value: number | undefined, decimals = 1): TableCell {
  return value === undefined ? { text: "–" } : { text: decimal(value, decimals), value, unit: "number" };
}
