const letters: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

/** Makes ids for the sections of one page: what an address may hold, German letters spelt out, each id once. */
export function slugger(): (title: string) => string {
  const used = new Map<string, number>();
  return (title) => {
    const plain = title
      .toLowerCase()
      .replace(/[äöüß]/g, (letter) => letters[letter] ?? letter)
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "");
    const slug = `abschnitt-${plain}`;
    const n = (used.get(slug) ?? 0) + 1;
    used.set(slug, n);
    return n === 1 ? slug : `${slug}-${n}`;
  };
}
