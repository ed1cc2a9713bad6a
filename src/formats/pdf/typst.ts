import { isShown } from "./glyphs.ts";

/** Code of Typst whose value can be shown: what texts hold is only ever within its strings, never markup. */
export type Code = string;

/** A text as a string of Typst, without what no font of documents shows; whatever it holds, it stays a text. */
export function text(words: string): Code {
  const inner = shown(words)
    .replace(/[\\"]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\n")
    .replace(/\t/g, " ");
  return `"${inner}"`;
}

/** Stands for characters that no font of documents has. */
const replacement = "\u25a1";

/** Characters that are not seen, but for the soft hyphen: no font has them, and nobody misses them. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/** A text as documents can show it. */
export function shown(words: string): string {
  let out = "";
  for (const character of words) {
    if (/[\n\r\t\u00ad]/.test(character)) out += character;
    else if (!unseen.test(character)) out += isShown(character) ? character : replacement;
  }
  return out;
}

/** Several pieces one after the other. */
export function join(...parts: readonly Code[]): Code {
  const some = parts.filter((part) => part !== "");
  const [only] = some;
  return some.length === 1 && only !== undefined ? only : some.length === 0 ? "[]" : `{${some.join(";")}}`;
}

type Value = Code | number | boolean | undefined;

/** A call of a function of the template: what stands in order, and what has names; what is undefined is left out. */
export function call(name: string, ordered: readonly Code[], named: Record<string, Value> = {}): Code {
  const given = Object.entries(named).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value}`],
  );
  return `${name}(${[...given, ...ordered].join(", ")})`;
}

/** An array. */
export const array = (items: readonly Code[]): Code => `(${items.map((item) => `${item},`).join("")})`;

/** A piece that can be led to. */
export const labelled = (name: string, content: Code): Code => `[#${wrapped(content)}#label(${text(name)})]`;

/** In markup, a string or a call may be followed by what would belong to it. */
const wrapped = (content: Code): Code => `{${content}}`;
