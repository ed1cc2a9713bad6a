/** A value as a text shows it. */
export interface Bound {
  /** Number and unit, never to be broken apart ("69 Prozent"). */
  text: string;
  /** The number alone, as a reader sees it ("69", "6,4"). */
  number: string;
  /** Its unit in words; empty for a number of persons or a mean. */
  unit: string;
  /** The released value itself. */
  value: number;
}

/** What a path leads to: a value, or what is wrong with it. */
export type Lookup = { kind: "value"; value: Bound } | { kind: "problem"; what: string; hint: string };
