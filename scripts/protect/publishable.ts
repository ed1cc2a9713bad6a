/** A group of a partition, as far as its size decides whether it may be published. */
export interface Sized {
  /** Persons of the group who count for the table in question. */
  size: number;
  /** Persons of the group who took part at all; a group of nobody has nothing to protect. */
  persons: number;
  /** True where the group is withheld already, for all questions alike. */
  withheld?: boolean;
}

/**
 * Which groups of a partition may be published, from sizes alone: true for each group that may.
 *
 * The total is published too, so whatever is withheld comes back as one sum by subtraction: total minus published
 * groups. While that sum does not reach the threshold, the smallest published group is withheld as well. How many
 * persons gave no answer to the grouping question is published with that question, so they are no cover: the withheld
 * groups must reach the threshold without them, and where nothing is withheld, they must be none, or enough.
 * A group's complement is covered by the same rule: it is a sum of published groups and of what is withheld.
 *
 * @param outside persons whose answer belongs to none of the groups: withheld like a group
 * @param unanswered persons who did not answer the grouping question
 */
export function publishable(
  groups: readonly Sized[],
  outside: number,
  unanswered: number,
  threshold: number,
): boolean[] {
  const shown = groups.map(({ size, withheld }) => !withheld && size >= threshold);
  for (;;) {
    const hidden = groups.filter(({ persons }, i) => persons > 0 && !shown[i]);
    const sum = hidden.reduce((total, { size }) => total + size, outside);
    const nothingHidden = hidden.length === 0 && outside === 0;
    const safe = nothingHidden ? unanswered === 0 || unanswered >= threshold : sum >= threshold;
    if (safe || !shown.includes(true)) return shown;
    let smallest = -1;
    for (const [i, { size }] of groups.entries()) {
      if (shown[i] && (smallest < 0 || size < (groups[smallest]?.size ?? 0))) smallest = i;
    }
    shown[smallest] = false;
  }
}
