import { closeSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A chart or table: how the answers to an item are spread in each group of a grouping, and in all. */
export interface Breakdown {
  item: string;
  by: string;
}

/** A page that every generator makes. `%0` to `%5` in the paragraphs stand for the numbers. */
export interface WorkPage {
  id: string;
  title: string;
  paragraphs: string[];
  charts: Breakdown[];
  /** Shares of those who agree most (code 5) in a group of one of the charts. */
  numbers: { chart: number; group: string }[];
  /** The chart whose numbers the page has as a table as well. */
  table: number;
}

export const items = Array.from({ length: 40 }, (_, i) => `SQ${String(i + 1).padStart(3, "0")}`);
export const levels = ["lehne ab", "lehne eher ab", "teils, teils", "stimme eher zu", "stimme zu"];
/** Groupings by the code of the question that asks for them: how many answers it has. */
export const groupings: Readonly<Record<string, number>> = { G1: 5, G2: 5, G3: 4 };
export const groupsOf = (by: string): string[] =>
  Array.from({ length: groupings[by] ?? 0 }, (_, i) => String(i + 1));

/** Numbers from 0 to below `n`, the same on every run (mulberry32). */
export function random(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

const words =
  "die der das in und mit für von auf über zwischen Gemeinden Landkreise Planung Beteiligung Vereine Angebote Personal Förderung Zusammenarbeit Verwaltung sehen nennen berichten brauchen wünschen häufig selten gemeinsam dauerhaft vor Ort im Alltag nach Angaben aller Befragten".split(
    " ",
  );
const paragraphs = 6;
const wordsEach = 66;

/** So many pages of about 400 words, with six numbers, four charts and a table each. */
export function workPages(count: number): WorkPage[] {
  const next = random(count);
  return Array.from({ length: count }, (_, page) => {
    const charts = Array.from({ length: 4 }, (_, i) => ({
      item: items[(page * 4 + i) % items.length] ?? "",
      by: Object.keys(groupings)[(page + i) % 3] ?? "",
    }));
    const numbers = Array.from({ length: paragraphs }, (_, i) => {
      const chart = i % charts.length;
      const groups = groupsOf(charts[chart]?.by ?? "");
      return { chart, group: groups[next(groups.length)] ?? "" };
    });
    const texts = numbers.map((_, i) => {
      const told = Array.from({ length: wordsEach }, () => words[next(words.length)]);
      return `Im Text ${told.slice(0, 30).join(" ")} %${i} ${told.slice(30).join(" ")}.`;
    });
    const id = `seite-${String(page + 1).padStart(4, "0")}`;
    return { id, title: `Seite ${page + 1}`, paragraphs: texts, charts, numbers, table: page % 4 };
  });
}

/**
 * Writes the answers of so many persons as LimeSurvey exports them: three questions for the groupings and forty items,
 * of which three per cent are empty.
 */
export function writeAnswers(path: string, persons: number): void {
  const next = random(1);
  const by = Object.entries(groupings);
  const columns = ["id", "submitdate", ...by.map(([code]) => code), ...items.map((item) => `A[${item}]`)];
  const file = openSync(path, "w");
  let text = `${columns.map((name) => `"${name}"`).join(",")}\r\n`;
  for (let person = 1; person <= persons; person++) {
    const groups = by.map(([, count]) => next(count) + 1);
    const answers = items.map((_, i) => {
      const drawn = next(100);
      return drawn < 3 ? '""' : `"${1 + ((drawn + (groups[i % 3] ?? 0) * (i % 5)) % 5)}"`;
    });
    text += `"${person}","2026-03-01 12:00:00",${[...groups.map((g) => `"${g}"`), ...answers].join(",")}\r\n`;
    if (text.length < 1_000_000) continue;
    writeFileSync(file, text);
    text = "";
  }
  writeFileSync(file, text);
  closeSync(file);
}

/** Writes files below a folder. */
export function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
  }
}
