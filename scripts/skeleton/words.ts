import { list } from "../../src/lib/i18n.ts";

export { quoted, short, spoken } from "../../src/lib/wording.ts";

const letters: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", æ: "ae", ø: "o", ł: "l" };
/** File names that Windows keeps for itself. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A name for an address, a file or a group: lower case, digits and hyphens, a letter first; at most 40 characters,
 * cut between words. `fallback` where nothing is left of the text.
 */
export function nameOf(text: string, fallback: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[äöüßæøł]/g, (letter) => letters[letter] ?? letter)
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const cut =
    plain.length <= 40
      ? plain
      : plain
          .slice(0, 41)
          .replace(/-[^-]*$/, "")
          .slice(0, 40);
  if (cut === "") return fallback;
  return /^[a-z]/.test(cut) && !reserved.test(cut) ? cut : `${fallback}-${cut}`;
}

/** The first of a name and its variants with a number that is not taken; takes it. */
export function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name}-${n}`;
  taken.add(free);
  return free;
}

/** A text of the survey as Markdown shows it word for word. */
export function literal(text: string): string {
  return text.replace(/[\\`*_[\]<>#&~]/g, "\\$&").replace(/\((?=(?:c|r|tm|p)\))/gi, "\\(");
}

/** Sentences may name this many values one after the other. */
const most = 4;

/** A list of at most four parts, with „unter anderem“ before it where there are more. */
export function some(parts: readonly string[]): { among: string; parts: string } {
  const shown = parts.length > most ? parts.slice(0, most - 1) : parts;
  return { among: parts.length > most ? "unter anderem " : "", parts: list(shown) };
}
