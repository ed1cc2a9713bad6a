const letters: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

/** A text as an address may hold it: small letters, digits and hyphens, German letters spelt out. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => letters[letter] ?? letter)
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** Makes ids for the sections of one page: what an address may hold, each id once. */
export function slugger(): (title: string) => string {
  const used = new Map<string, number>();
  return (title) => {
    const slug = `abschnitt-${slugOf(title)}`;
    const n = (used.get(slug) ?? 0) + 1;
    used.set(slug, n);
    return n === 1 ? slug : `${slug}-${n}`;
  };
}
