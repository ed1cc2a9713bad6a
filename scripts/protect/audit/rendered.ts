import type { Here } from "./here.ts";
import { infinity, type Linear, linear, type Term } from "./linear.ts";
import type { Statistic } from "./model.ts";
import { refuse } from "./refusal.ts";

type Of<K extends Statistic["kind"]> = Extract<Statistic, { kind: K }>;

/** A sum that is known. */
export function exactly(terms: readonly Term[], value: number): Linear {
  return linear(terms, value, value);
}

const scaled = (terms: readonly Term[], by: number): Term[] =>
  terms.map(([column, weight]) => [column, weight * by]);

/** Power of ten that makes numbers integers, to six decimals. */
function unitOf(values: readonly number[]): number {
  let unit = 1;
  const isWhole = (value: number) => Math.abs(value * unit - Math.round(value * unit)) < 1e-7;
  while (unit < 1e6 && !values.every(isWhole)) unit *= 10;
  return unit;
}

/**
 * The counts that a percentage stands for: all c with p − s/2 ≤ 100 c / n < p + s/2, that is
 * ceil((p − s/2) n / 100) ≤ c ≤ ceil((p + s/2) n / 100) − 1, in integers (rounding is half up).
 */
export function countsOfPercent(percent: number, step: number, n: number): { from: number; to: number } {
  const unit = unitOf([percent, step]);
  const [p, s] = [Math.round(percent * unit), Math.round(step * unit)];
  const whole = 200 * unit;
  const ceil = (numerator: number) => Math.floor((numerator + whole - 1) / whole);
  return { from: Math.max(0, ceil((2 * p - s) * n)), to: Math.min(n, ceil((2 * p + s) * n) - 1) };
}

/** A percentage with exact n bounds the count; without, it bounds the ratio of two sums. */
export function percentRows({ cells, percent, step, n }: Of<"percent">, at: Here): Linear[] {
  const count = at.cells(cells);
  if (n !== undefined) {
    const { from, to } = countsOfPercent(percent, step, n);
    return [linear(count, from, to)];
  }
  const unit = unitOf([percent, step]);
  const [p, s] = [Math.round(percent * unit), Math.round(step * unit)];
  const whole = scaled(count, 200 * unit);
  return [
    linear([...whole, ...scaled(at.base, s - 2 * p)], 0, infinity),
    linear([...whole, ...scaled(at.base, -2 * p - s)], -infinity, -1),
  ];
}

/** A weighted share in parts p of a whole, half up: (p − ½) Σ w n ≤ whole · Σ w c < (p + ½) Σ w n, in integers. */
export function partsRows({ cells, parts, whole }: Of<"parts">, weighted: Here): Linear[] {
  const sum = weighted.cells(cells, 2 * whole);
  return [
    linear([...sum, ...scaled(weighted.base, 1 - 2 * parts)], 0, infinity),
    linear([...sum, ...scaled(weighted.base, -1 - 2 * parts)], -infinity, -1),
  ];
}

/** Rounded half up to a multiple of the base b: published − floor(b/2) ≤ c ≤ published + ceil(b/2) − 1. */
export function roundedRows({ cells, count, base }: Of<"rounded">, at: Here): Linear[] {
  const terms = cells === "base" ? at.base : at.cells(cells);
  return [linear(terms, count - Math.floor(base / 2), count + Math.ceil(base / 2) - 1)];
}

function valuesOf({ part }: Here): readonly number[] {
  const values = part.kind === "choice" ? part.values : undefined;
  if (values === undefined) throw refuse(`${part.label} hat einen Mittelwert, aber keine Zahlen`);
  return values;
}

/** Mean m to d decimals, half up: (m − ½·10^−d) N ≤ Σ v c(v) < (m + ½·10^−d) N, in integers. */
export function meanRows({ mean, decimals }: Of<"mean">, at: Here): Linear[] {
  const values = valuesOf(at);
  const unit = unitOf(values);
  const m = Math.round(mean * 10 ** decimals);
  const sum = values.flatMap((value, cell) =>
    at.cells([cell], 2 * 10 ** decimals * Math.round(value * unit)),
  );
  return [
    linear([...sum, ...scaled(at.base, (1 - 2 * m) * unit)], 0, infinity),
    linear([...sum, ...scaled(at.base, (-1 - 2 * m) * unit)], -infinity, -1),
  ];
}

/** The answer of a rank (from 0) is this value: fewer or as many lie below as the rank says, and more up to it. */
function ranked(at: Here, values: readonly number[], value: number, rank: number): Linear[] {
  const below = values.flatMap((v, cell) => (v < value ? [cell] : []));
  const upTo = values.flatMap((v, cell) => (v <= value ? [cell] : []));
  return [linear(at.cells(below), -infinity, rank), linear(at.cells(upTo), rank + 1, infinity)];
}

/** Median, half up: which two middle answers (of an odd number, which one) give it is one alternative each. */
export function medianRows({ median, decimals, n, lower }: Of<"median">, at: Here): Linear[][] {
  const values = valuesOf(at);
  const unit = unitOf(values);
  const published = Math.round(median * 10 ** decimals);
  const rendered = (low: number, high: number) => {
    const sum = Math.round(low * unit) + Math.round(high * unit);
    return Math.floor((sum * 10 ** decimals + unit) / (2 * unit));
  };
  const low = Math.floor((n - 1) / 2);
  const high = lower ? low : Math.floor(n / 2);
  return values.flatMap((a) =>
    values
      .filter((b) => (low === high ? b === a : b >= a) && rendered(a, b) === published)
      .map((b) => [...ranked(at, values, a, low), ...(low === high ? [] : ranked(at, values, b, high))]),
  );
}

/**
 * Weighted median, half up: the middle between the least number a with 2 Σ w (up to a) ≥ Σ w and the least b with more
 * than that; one alternative for each pair that gives it.
 */
export function weightedMedianRows({ median, decimals, lower }: Of<"median">, at: Here): Linear[][] {
  const values = valuesOf(at);
  const unit = unitOf(values);
  const published = Math.round(median * 10 ** decimals);
  const rendered = (a: number, b: number) => {
    const sum = Math.round(a * unit) + Math.round(b * unit);
    return Math.floor((sum * 10 ** decimals + unit) / (2 * unit));
  };
  /** 2 Σ w (where `isIn`) − Σ w. */
  const excess = (isIn: (value: number) => boolean) => [
    ...at.cells(
      values.flatMap((value, cell) => (isIn(value) ? [cell] : [])),
      2,
    ),
    ...scaled(at.base, -1),
  ];
  const reached = (a: number): Linear[] => [
    linear(
      excess((value) => value < a),
      -infinity,
      -1,
    ),
    linear(
      excess((value) => value <= a),
      0,
      infinity,
    ),
  ];
  const passed = (b: number): Linear[] => [
    linear(
      excess((value) => value < b),
      -infinity,
      0,
    ),
    linear(
      excess((value) => value <= b),
      1,
      infinity,
    ),
  ];
  if (lower) return values.filter((a) => rendered(a, a) === published).map(reached);
  return values.flatMap((a) =>
    values.filter((b) => b >= a && rendered(a, b) === published).map((b) => [...reached(a), ...passed(b)]),
  );
}

/** Categories in descending order; of two equal ones, the one that comes first in the scale stands first. */
export function orderRows({ cells }: Of<"order">, at: Here): Linear[] {
  return cells.slice(1).map((cell, i) => {
    const before = cells[i] ?? 0;
    return linear([...at.cells([before]), ...at.cells([cell], -1)], before < cell ? 0 : 1, infinity);
  });
}

/** Quantiles that a number's classes are made from: the answer at which a share of all n answers is reached. */
export function quantileRows({ n, at: quantiles }: Of<"quantiles">, at: Here): Linear[] {
  const values = valuesOf(at);
  return quantiles.flatMap(({ share, value }) => ranked(at, values, value, Math.ceil(share * n) - 1));
}
