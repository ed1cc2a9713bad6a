import { wholePercent } from "../../src/lib/format.ts";
import type { Agreement } from "../../src/model/table.ts";

/** The categories (indices) that two people gave one answer, each independently; at least one of each. */
export type Pair = readonly [first: ReadonlySet<number>, second: ReadonlySet<number>];

/**
 * How far two people agree: answers with the same set of categories in whole per cent, and kappa. Where both always
 * gave exactly one category it is Cohen's kappa, else the pooled kappa over the categories.
 * @param pairs at least one
 */
export function agreementOf(pairs: readonly Pair[], categories: number): Agreement {
  const n = pairs.length;
  const same = pairs.filter(isSame).length;
  const isSingle = pairs.every((pair) => pair.every((codes) => codes.size === 1));
  const kappa = isSingle ? cohen(pairs, categories) : pooled(pairs, categories);
  return { n, percent: wholePercent(same, n), ...(kappa === undefined ? {} : { kappa }) };
}

function isSame([first, second]: Pair): boolean {
  return first.size === second.size && [...first].every((category) => second.has(category));
}

/**
 * Cohen's kappa, (p₀ − pₑ) / (1 − pₑ), where p₀ is the share of answers with equal categories and pₑ what the two
 * people's frequencies would give by chance; undefined where both only ever used the same one category. J. Cohen, A
 * Coefficient of Agreement for Nominal Scales, Educational and Psychological Measurement 20 (1960), 37–46.
 */
function cohen(pairs: readonly Pair[], categories: number): number | undefined {
  const n = pairs.length;
  let equal = 0;
  let byChance = 0;
  for (let category = 0; category < categories; category++) {
    const { both, first, second } = countsOf(pairs, category);
    equal += both;
    byChance += first * second;
  }
  return hundredths(n * equal - byChance, n * n - byChance);
}

/**
 * The pooled kappa: every category is a yes or no of its own, observed and expected agreement are averaged over the
 * categories, and only then kappa is taken; undefined as above. H. de Vries, M. N. Elliott, D. E. Kanouse and S. S.
 * Teleki, Using Pooled Kappa to Summarize Interrater Agreement across Many Items, Field Methods 20 (2008), 272–282.
 */
function pooled(pairs: readonly Pair[], categories: number): number | undefined {
  const n = pairs.length;
  let equal = 0;
  let byChance = 0;
  for (let category = 0; category < categories; category++) {
    const { both, first, second } = countsOf(pairs, category);
    equal += both + (n - first - second + both);
    byChance += first * second + (n - first) * (n - second);
  }
  return hundredths(n * equal - byChance, categories * n * n - byChance);
}

/** Answers to which the first, the second and both gave a category. */
function countsOf(pairs: readonly Pair[], category: number) {
  const counts = { both: 0, first: 0, second: 0 };
  for (const [first, second] of pairs) {
    if (first.has(category)) counts.first++;
    if (second.has(category)) counts.second++;
    if (first.has(category) && second.has(category)) counts.both++;
  }
  return counts;
}

/** A fraction of integers to two decimals, half away from zero; undefined where its denominator is 0. */
function hundredths(numerator: number, denominator: number): number | undefined {
  if (denominator === 0) return undefined;
  const units = Math.floor((200 * Math.abs(numerator) + denominator) / (2 * denominator));
  return units === 0 ? 0 : (Math.sign(numerator) * units) / 100;
}
