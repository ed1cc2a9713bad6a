/** A linear axis, or one on which twice and half are equally far from 1. */
export type Scale = "linear" | "log";

/** Where a value lies on an axis, in units of its own; `log` takes values above 0. */
export function onAxis(value: number, scale: Scale): number {
  return scale === "log" ? Math.log10(value) : value;
}

/** Round numbers that hold all values between them, as ends of an axis. */
export function roundEnds(values: readonly number[], scale: Scale): [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (scale === "log") {
    const marks = logMarks(least / 10, most * 10);
    const low = marks.findLast((mark) => mark <= least) ?? least;
    const high = marks.find((mark) => mark >= most) ?? most;
    return [low, low === high ? (marks.find((mark) => mark > high) ?? 2 * high) : high];
  }
  const step = roundStep(most === least ? Math.abs(most) || 1 : most - least, 8);
  const low = Math.floor(least / step);
  const high = Math.ceil(most / step);
  return [times(low, step), times(low === high ? high + 1 : high, step)];
}

/** A round number on an axis, and the decimals that write it: as many as its neighbours have, where steps are equal. */
export interface Tick {
  value: number;
  decimals: number;
}

/** Round numbers between the ends of an axis, in at most `most` steps. */
export function ticksOf([low, high]: readonly [number, number], most: number, scale: Scale): Tick[] {
  if (scale === "log") {
    const all = logMarks(low, high);
    const powers = all.filter((mark) => Number.isInteger(Math.round(Math.log10(mark) * 1e6) / 1e6));
    const ticks = all.length - 1 <= most ? all : powers.length > 1 ? powers : [low, high];
    return ticks.map((value) => ({ value, decimals: decimalsOf(value) }));
  }
  const step = roundStep(high - low, Math.max(1, most));
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, i) => ({
    value: times(first + i, step),
    decimals: decimalsOf(step),
  }));
}

/** The least of 1, 2, 5 times a power of ten of which `most` steps cover a span. */
function roundStep(span: number, most: number): number {
  const exponent = Math.floor(Math.log10(span / most));
  for (const [power, size] of [0, 1].flatMap((more) => [1, 2, 5].map((s) => [exponent + more, s] as const))) {
    const step = Number(`${size}e${power}`);
    // A span that is a whole number of steps must not fail by the last binary digit.
    if (span / step <= most + 1e-9) return step;
  }
  return Number(`1e${exponent + 2}`);
}

/** 1, 2 and 5 times every power of ten from `low` to `high`. */
function logMarks(low: number, high: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const powers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return powers
    .flatMap((power) => [1, 2, 5].map((size) => Number(`${size}e${power}`)))
    .filter((mark) => mark >= low && mark <= high);
}

/** A whole number of steps, without the noise of binary fractions. */
function times(count: number, step: number): number {
  return Number((count * step).toPrecision(12)) + 0;
}

function decimalsOf(value: number): number {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  return Math.max(0, (mantissa.split(".")[1]?.length ?? 0) - Number(exponent));
}
