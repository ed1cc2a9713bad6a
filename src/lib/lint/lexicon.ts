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
  "(?:ein(?:e[mnrs]?)?|(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?(?:zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)|(?:drei|vier|fünf|sech|sieb|acht|neun)?zehn|zwei|drei|vier|fünf|sechs|sieben|acht|neun|elf|zwölf|(?:ein|zwei|drei|vier|fünf)?hundert|tausend|\\d+)";
