/** Where a word begins and ends; letters of all alphabets count. */
export const start = "(?<![\\p{L}\\d])";
export const end = "(?![\\p{L}\\d])";

/** „a | b | c“, over several lines, as alternatives of a pattern. */
export const alternatives = (list: string): string =>
  list
    .trim()
    .split(/\s*\|\s*(?![^(]*\))/)
    .join("|");

/** Whole words of a list, whatever their case. */
export const words = (list: string): RegExp => new RegExp(`${start}(?:${alternatives(list)})${end}`, "giu");

/** Numbers, written out or in figures. */
export const numeral =
  "(?:ein(?:e[mnrs]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|hundert|\\d+)";
