/** A condition or a calculation as an author wrote it: `abs(a.x@b - a.x@c) > 5 und a.x > 60`. */
export type Expression =
  | { kind: "number"; value: number }
  | { kind: "path"; path: string }
  | { kind: "call"; name: FunctionName; of: Expression[] }
  | { kind: "arithmetic"; operator: "+" | "-" | "*" | "/"; left: Expression; right: Expression }
  | { kind: "comparison"; operator: Comparator; left: Expression; right: Expression }
  | { kind: "logic"; operator: "und" | "oder"; left: Expression; right: Expression }
  | { kind: "not"; of: Expression };

export type Comparator = "<" | "<=" | ">" | ">=" | "=" | "!=";

/**
 * `abs`: without sign. `min`, `max`: of several. `rang`: place of a value among its like, from the highest;
 * `rang_von_unten` from the lowest; of equal ones the worse place, so that „an erster Stelle“ is said of one alone.
 */
export const functionNames = ["abs", "min", "max", "rang", "rang_von_unten"] as const;
export type FunctionName = (typeof functionNames)[number];

/** What is wrong with an expression, and what to do. */
export interface Misread {
  what: string;
  hint: string;
}
