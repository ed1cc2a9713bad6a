import type { Answer } from "../dataset.ts";
import { isTwoWay, type Labelled, type OneWay, type Partition, placer } from "../partition.ts";

/** Which slots belong to a partition. */
export interface Slots {
  partition: Partition;
  /** Slot of each group, in the order of `partition.groups`. */
  groups: number[];
  /** Slot of the persons whose answer belongs to none of the groups. */
  outside: number;
  /** Slot of the persons who did not answer the question that makes up the groups. */
  unanswered: number;
}

/** The same where the groups are made from one question. */
export type OneWaySlots = Slots & { partition: OneWay };

/** True for the slots of the groups that are made from a question. */
export function isMadeFrom(slots: Slots, code: string): slots is OneWaySlots {
  return !isTwoWay(slots.partition) && slots.partition.source === code;
}

/** The slots of all partitions, after the total's (0), and how many there are with it. */
export function layOut(partitions: readonly Partition[]): { slots: Slots[]; count: number } {
  let next = 1;
  const slots = partitions.map((partition) => ({
    partition,
    groups: partition.groups.map(() => next++),
    outside: next++,
    unanswered: next++,
  }));
  return { slots, count: next };
}

/** A function from a person's answers to the slots that count them; it fills and returns the same array each time. */
export function membersOf(
  slots: readonly Slots[],
  dataset: Labelled,
): (answers: readonly Answer[]) => Int32Array {
  const member = new Int32Array(1 + slots.length);
  const placed = slots.map(({ partition, groups, outside, unanswered }) => {
    const groupOf = placer(partition, dataset);
    return (answers: readonly Answer[]): number => {
      const group = groupOf(answers);
      return group === undefined ? unanswered : (groups[group] ?? outside);
    };
  });
  return (answers) => {
    for (const [p, slotOf] of placed.entries()) member[p + 1] = slotOf(answers);
    return member;
  };
}
