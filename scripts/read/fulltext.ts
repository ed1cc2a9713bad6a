import type { Question } from "../../src/model/codebook.ts";
import type { Field } from "./fields.ts";
import { wordings } from "./phrases.ts";
import { letters } from "./plain.ts";

/** What a heading with text means: a field, or nothing that is certain. */
export type Find = (heading: string) => Field | undefined;

/** A text without blanks, as exports have them in many ways. */
function tight(text: string): string {
  return text.replace(/[\s_\uFEFF]+/g, "").toLowerCase();
}

/**
 * Finds the field of a heading that is a text (LimeSurvey's `getFieldText`): the question, then its row, column or
 * scale, each in brackets. Found is only what one field alone can have; texts beside an answer are all the same.
 * @param length characters after which every part was cut off and marked with ".."; absent where none was
 */
export function finderByText(
  fields: readonly Field[],
  questions: readonly Question[],
  length?: number,
): Find {
  const exact = new Map<string, Set<Field>>();
  const loose = new Map<string, Set<Field>>();
  const add = (to: typeof exact, key: string, field: Field) => {
    const set = to.get(key) ?? new Set();
    to.set(key, set.add(field));
  };
  for (const field of fields) {
    const question = questions[field.question];
    if (question === undefined) continue;
    for (const parts of wordingsOf(field, question, length)) {
      const [first = "", ...others] = length === undefined ? parts : parts.map((part) => cutAt(part, length));
      add(exact, tight(first + others.map((other) => `[${other}]`).join("")), field);
      // Punctuation tells parts of a cut text apart: there, nothing is left to chance.
      if (length === undefined) add(loose, letters(first + others.join("")), field);
    }
  }
  return (heading) => {
    const found = exact.get(tight(heading)) ?? loose.get(letters(heading));
    if (found === undefined) return undefined;
    const [first, ...others] = [...found];
    if (others.length === 0) return first;
    return [...found].every(({ variable }) => variable === undefined) ? first : undefined;
  };
}

/** The number of characters before "..", as most headings have it; undefined where none was cut off. */
export function cutLength(headings: readonly string[]): number | undefined {
  const lengths = headings.map((heading) => [...(heading.split("..", 1)[0] ?? "")].length);
  const counts = Map.groupBy(
    lengths.filter((_, i) => headings[i]?.includes("..")),
    (length) => length,
  );
  return [...counts].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

function cutAt(text: string, length: number): string {
  const all = [...text];
  return all.length <= length ? text : `${all.slice(0, length).join("")}..`;
}

/**
 * All ways to word a field: the parts of its heading.
 * @param length characters after which parts were cut off: what tells two fields apart only beyond is left out
 */
function wordingsOf({ variable, aside, item }: Field, question: Question, length = Infinity): string[][] {
  const { text, items, scales, kind, type } = question;
  const options = [text];
  if (aside === "files") return [[`filecount - ${text}`], [text, "filecount"]];
  if (aside === "other") {
    const own = scales[0]?.categories.find(({ code }) => code === "-oth-")?.label ?? "";
    return [own, ...wordings("other")].map((other) => [text, other]);
  }
  if (aside === "comment") {
    const label = item === undefined ? undefined : items[item]?.label;
    return wordings("comment").flatMap((comment) =>
      label === undefined
        ? [[text, comment]]
        : [
            [text, comment],
            [text, label, comment],
            ...([...label].length < length ? [[text, `${label} - ${comment}`]] : []),
          ],
    );
  }
  if (variable === undefined) return [options];
  if (kind === "ranking") return ["Rank", "Rang"].map((rank) => [text, `${rank} ${variable.part + 1}`]);
  const row = items[variable.part];
  if (row === undefined) return [options];
  const column = kind === "grid" ? scales[0]?.categories[variable.option ?? 0]?.label : undefined;
  const label = row.opposite === undefined ? row.label : `${row.label}|${row.opposite}`;
  if (row.code === "other" && kind === "multiple") {
    return [label, ...wordings("other")].map((other) => [text, other]);
  }
  if (column !== undefined) return [[text, label, column]];
  if (type === ";" || type === ":") return [[text, ...label.split(" – ")]];
  if (type !== "1") return [[text, label]];
  const heads = [
    scales[variable.scale]?.label ?? "",
    `Scale ${variable.scale + 1}`,
    `Skala ${variable.scale + 1}`,
  ];
  return heads.map((head) => [text, label, head]);
}
