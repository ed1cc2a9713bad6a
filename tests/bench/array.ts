import { lss } from "../read/survey.ts";

/** How the answers of one item are spread over the persons who completed the interview. */
export interface ItemCounts {
  /** Persons by answer code, in the order of `codes`. */
  answers: number[];
  /** Shown and left empty. */
  empty: number;
  notShown: number;
}

/** What a reader has to find out: one entry per item, in the order of `items`. */
export interface Counts {
  completed: number;
  items: ItemCounts[];
}

/** Codes of the rows of the array. */
export const items = Array.from({ length: 40 }, (_, i) => `SQ${String(i + 1).padStart(3, "0")}`);
export const codes = ["1", "2", "3", "4", "5"] as const;

/** Name of the column of an item. */
export function column(item: string): string {
  return `A[${item}]`;
}

/** Columns in front of the items. */
export const system = ["id", "submitdate", "lastpage"];

/** The structure of a survey that asks nothing but one array of forty items with five answers. */
export function structure(): string {
  const texts = (names: readonly string[], what: string) =>
    Object.fromEntries(names.map((name) => [name, `${what} ${name}`]));
  return lss({
    questions: [{ code: "A", type: "F", items: texts(items, "Aussage"), answers: texts(codes, "Antwort") }],
  });
}

/** Answers as they are drawn: the item decides which code is most frequent; `""` is left empty. */
const spread = items.map((_, i) => [...codes, ...codes.slice(i % 3, (i % 3) + 3), i % 2 ? "" : "3"]);

/** Numbers below 2^32, the same on every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/**
 * The answers of so many persons as LimeSurvey exports them, in pieces of text, the same on every run; returns what is
 * to be counted in them. One in sixteen broke off, to one in thirty-two of the items was not shown.
 */
export function* responses(persons: number): Generator<string, Counts> {
  const next = random(1);
  const counts: Counts = {
    completed: 0,
    items: items.map(() => ({ answers: codes.map(() => 0), empty: 0, notShown: 0 })),
  };
  let text = `\uFEFF${[...system, ...items.map(column)].map((name) => `"${name}"`).join(",")}\r\n`;
  for (let person = 1; person <= persons; person++) {
    const isComplete = next() % 16 > 0;
    if (isComplete) counts.completed++;
    text += `"${person}",${isComplete ? '"2026-03-01 12:00:00"' : ""},"${isComplete ? 3 : 2}"`;
    for (let i = 0; i < items.length; i++) {
      const drawn = next();
      const answers = spread[i] as string[];
      const answer = drawn % 32 === 0 ? undefined : (answers[(drawn >>> 5) % answers.length] as string);
      text += answer === undefined ? "," : `,"${answer}"`;
      if (!isComplete) continue;
      const own = counts.items[i] as ItemCounts;
      if (answer === undefined) own.notShown++;
      else if (answer === "") own.empty++;
      else own.answers[Number(answer) - 1] = (own.answers[Number(answer) - 1] ?? 0) + 1;
    }
    text += "\r\n";
    if (text.length < 1_000_000) continue;
    yield text;
    text = "";
  }
  yield `${text}\r\n`;
  return counts;
}
