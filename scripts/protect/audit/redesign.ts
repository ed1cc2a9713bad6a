/** A grouping as far as its redesign goes: groups in display order with the persons that each has. */
export interface Regrouping {
  id: string;
  label: string;
  /** Two groupings that are crossed: their groups are merged where the two are declared. */
  twoWay?: boolean;
  groups: { id: string; label: string; persons: number }[];
}

/** A change of the publication, for all items alike. */
export type Redesign =
  | { kind: "merge"; grouping: string; groups: [string, string]; cost: number; sentence: string }
  | { kind: "drop"; grouping: string; cost: number; sentence: string };

/**
 * The changes that a failed audit offers, cheapest first: merging two neighbouring groups costs the persons of the
 * smaller one (so many are no longer shown for themselves), dropping a grouping costs all of its persons, dropping a two-way table
 * the greatest of its groups: the groupings that it crosses remain. The sentences
 * are German and hold no number: sizes of withheld groups are no one's business.
 */
export function candidates(groupings: readonly Regrouping[]): Redesign[] {
  const merges = groupings.flatMap(({ id, label, groups, twoWay }) =>
    (twoWay ? [] : groups).slice(1).flatMap((group, i): Redesign[] => {
      const before = groups[i];
      if (before === undefined || groups.length < 3) return [];
      return [
        {
          kind: "merge",
          grouping: id,
          groups: [before.id, group.id],
          cost: Math.min(before.persons, group.persons),
          sentence: `In „${label}“ die Gruppen „${before.label}“ und „${group.label}“ zusammenlegen.`,
        },
      ];
    }),
  );
  const drops = groupings.map(
    ({ id, label, groups, twoWay }): Redesign => ({
      kind: "drop",
      grouping: id,
      cost: groups.reduce((cost, { persons }) => (twoWay ? Math.max(cost, persons) : cost + persons), 0),
      sentence: `Die Gruppierung „${label}“ weglassen.`,
    }),
  );
  return [...merges, ...drops].sort((a, b) => a.cost - b.cost);
}

/**
 * The cheapest redesigns that pass, each one change or two, or all two-way tables dropped, in order of cost. Every
 * candidate is audited again from the data; nothing is believed.
 * @param passes makes the publication with these changes and audits it
 * @param wanted how many are looked for
 * @param tries audits that are done at most
 */
export async function redesigns(
  groupings: readonly Regrouping[],
  passes: (changes: readonly Redesign[]) => Promise<boolean>,
  { wanted = 2, tries = 24 }: { wanted?: number; tries?: number } = {},
): Promise<Redesign[][]> {
  const single = candidates(groupings);
  const costOf = (changes: readonly Redesign[]) => changes.reduce((sum, { cost }) => sum + cost, 0);
  const pairs = single
    .flatMap((first, i) => single.slice(i + 1).map((second) => [first, second]))
    .filter(([first, second]) => first && second && compatible(first, second))
    .sort((a, b) => costOf(a) - costOf(b));
  const isTwoWay = (id: string) => groupings.some((grouping) => grouping.id === id && grouping.twoWay);
  const found: Redesign[][] = [];
  const containsFound = (changes: readonly Redesign[]) =>
    found.some((smaller) => smaller.every((change) => changes.includes(change)));
  let left = tries;
  const crossed = single.filter(({ kind, grouping }) => kind === "drop" && isTwoWay(grouping));
  const lists = [...single.map((change) => [change]), ...pairs, ...(crossed.length > 2 ? [crossed] : [])];
  for (const changes of lists.sort((a, b) => costOf(a) - costOf(b))) {
    if (found.length >= wanted || left === 0) break;
    if (containsFound(changes)) continue;
    left--;
    if (await passes(changes)) found.push(changes);
  }
  return found;
}

/** Two changes that make sense together: not a merge in a grouping that is dropped. */
function compatible(a: Redesign, b: Redesign): boolean {
  return a.grouping !== b.grouping || (a.kind === "merge" && b.kind === "merge");
}
