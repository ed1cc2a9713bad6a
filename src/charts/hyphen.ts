const vowel = "aeiouyäöüáàâéèêíìóòôúùœæąęó";
/** Consonants that stand for one sound and are never parted. */
const sound = `sch|ch|ck|ph|th|qu|ß|[^${vowel}]`;
/** Endings after which German compounds have their seam: „Quartiersentwicklungs|konzept“. */
const seam = /(?:ungs?|heits?|keits?|schafts?|ions?|täts?|ments?|tums|lings)$/i;
const syllable = new RegExp(`^(?:${sound})[${vowel}]`, "i");

/**
 * Where to cut a word so that its head and a hyphen fit: at the last soft hyphen of the author, else at the last seam
 * of a compound, else at the last syllable, else after the last letter that fits. A plausible place, not a dictionary's.
 */
export function breakWord(word: string, fits: (head: string) => boolean): number {
  let cuts = [...word].length > 1 ? Array.from({ length: word.trimEnd().length - 1 }, (_, i) => i + 1) : [];
  cuts = cuts.filter((cut) => fits(`${word.slice(0, cut)}-`));
  const last = (test: (cut: number) => boolean): number | undefined => cuts.findLast(test);
  const soft = last((cut) => word[cut - 1] === "\u00ad");
  if (soft !== undefined) return soft;
  const atSyllable = last((cut) => isSyllable(word, cut));
  const atSeam = last((cut) => isSyllable(word, cut) && seam.test(word.slice(0, cut)));
  // A seam far to the left would leave the line half empty.
  if (atSeam !== undefined && atSyllable !== undefined && atSeam * 2 >= atSyllable) return atSeam;
  return atSyllable ?? cuts.at(-1) ?? 1;
}

/** True where a new syllable begins: after a vowel, before one consonant sound and a vowel, three letters from the ends. */
function isSyllable(word: string, cut: number): boolean {
  const [head, tail] = [word.slice(0, cut), word.slice(cut).trimEnd()];
  if (head.length < 3 || tail.length < 3 || !/^[\p{L}]+$/u.test(head.slice(-2) + tail.slice(0, 2)))
    return false;
  if (seam.test(head) && !/^[nk]/i.test(tail)) return true;
  // The cut must not fall inside a sound („Ma-sc|hine“), and the head needs a vowel of its own.
  const inside = /(?:s|sc)$/i.test(head) && /^c?h/i.test(tail);
  const parted = /[cpt]$/i.test(head) && /^[hk]/i.test(tail);
  return !inside && !parted && new RegExp(`[${vowel}]`, "i").test(head) && syllable.test(tail);
}
