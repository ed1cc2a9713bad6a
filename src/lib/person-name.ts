/** A person's name as reference managers want it, without academic titles. */
export interface PersonName {
  /** With its particle ("von der Aue"). */
  family: string;
  /** Empty where there is only one name. */
  given: string;
}

const titles =
  /^(?:(?:Prof|Dr|apl|Jun|PD|Dipl|Univ)\b\.?(?:-\p{L}+\.?)*|(?:\p{L}+\. ?)*h\. ?c\.|\p{Ll}+\.)\s*/u;
const particles = new Set([
  "von",
  "van",
  "de",
  "der",
  "den",
  "zu",
  "zur",
  "zum",
  "vom",
  "ten",
  "ter",
  "la",
  "le",
]);

/** Splits a name as it stands on a title page: „Prof. Dr. Erika von der Aue“. */
export function personName(name: string): PersonName {
  let rest = name.trim();
  while (titles.test(rest)) rest = rest.replace(titles, "");
  const words = rest.split(/\s+/);
  let first = words.length - 1;
  while (first > 1 && particles.has(words[first - 1] ?? "")) first -= 1;
  return { family: words.slice(first).join(" "), given: words.slice(0, first).join(" ") };
}
