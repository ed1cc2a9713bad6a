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
  /** Of a share: what it is counted from, so that shares of one base can be added without adding their rounding. */
  share?: { count: number; whole: number; base: string; several: boolean };
}

/** What a path leads to: a value, the fact that it is withheld, or what is wrong with the path. */
export type Lookup =
  | { kind: "value"; value: Bound }
  | { kind: "withheld"; what: string; hint: string }
  | { kind: "problem"; what: string; hint: string };
