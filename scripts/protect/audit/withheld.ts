import { infinity, type Linear, linear, type Term } from "./linear.ts";
import type { Group, Statistic } from "./model.ts";

/**
 * What the mark "withheld" tells who knows the rule (`publishable`, applied to the bases of one table). Withheld is a
 * group below the threshold T; and while what is hidden does not reach T, the smallest group that is left. Since that
 * one reaches T, it is one group at most. So either no group covers: all withheld ones are below T, and together, with
 * the persons of no group, they reach T (or nothing at all is hidden, and those who did not answer the grouping
 * question are none or at least T); or exactly one of them covers: it reaches T, is the smallest of those that do, and
 * without it the hidden ones would not have reached T. Groups that are withheld in all tables tell nothing here.
 * One alternative for each of these cases; exact.
 */
export function withheldRows(
  { groups, threshold, outside, unanswered }: Extract<Statistic, { kind: "withheld" }>,
  base: (group: number) => Term[],
  published: readonly Group[],
): Linear[][] {
  // A group in which nobody took part hides nothing, and has no base.
  const present = groups.filter(({ group }) => (published[group]?.atoms.length ?? 0) > 0);
  const inState = (state: string) =>
    present.filter((marked) => marked.state === state).map(({ group }) => group);
  const [shown, withheld, everywhere] = ["shown", "withheld", "withheldEverywhere"].map(inState);
  if (shown === undefined || withheld === undefined || everywhere === undefined) return [];

  const atLeast = (terms: Term[], least: number) => linear(terms, least, infinity);
  const below = (terms: Term[]) => linear(terms, -infinity, threshold - 1);
  const sumOf = (hidden: readonly number[]) => [...hidden.flatMap(base), ...base(outside)];
  const nobody = (terms: Term[]) => linear(terms, 0, 0);
  const always = shown.map((group) => atLeast(base(group), threshold));

  const covered = (): Linear[][] => {
    const small = withheld.map((group) => below(base(group)));
    if (shown.length === 0) return [small];
    const hidden = [...withheld, ...everywhere];
    const enough = [...small, atLeast(sumOf(hidden), threshold)];
    if (hidden.length > 0) return [enough];
    const nothing = [...small, nobody(base(outside))];
    return [
      enough,
      [...nothing, nobody(base(unanswered))],
      [...nothing, atLeast(base(unanswered), threshold)],
    ];
  };
  const coveredBy = (cover: number): Linear[][] => {
    const others = withheld.filter((group) => group !== cover);
    const small = others.map((group) => below(base(group)));
    const least = shown.map((group) => {
      const difference: Term[] = [...base(group), ...base(cover).map(([c, w]): Term => [c, -w])];
      return atLeast(difference, indexOf(group) < indexOf(cover) ? 1 : 0);
    });
    const chosen = [...small, ...least, atLeast(base(cover), threshold)];
    const hidden = [...others, ...everywhere];
    const few = [...chosen, below(sumOf(hidden))];
    if (hidden.length > 0) return [few];
    return [
      [...few, atLeast(base(outside), 1)],
      [...chosen, nobody(base(outside)), linear(base(unanswered), 1, threshold - 1)],
    ];
  };
  const indexOf = (group: number) => groups.findIndex((marked) => marked.group === group);
  return [...covered(), ...withheld.flatMap(coveredBy)].map((rows) => [...always, ...rows]);
}
