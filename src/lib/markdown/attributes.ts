/** What stands in braces after a mark: `{wenn="a.x > 50" deutlich}`. */
export interface Attributes {
  /** Name → text; empty for a name that stands alone. */
  entries: [name: string, text: string][];
  /** Where the text goes on. */
  end: number;
}

/** Opening quotation mark → the one that closes it; text editors turn straight ones into these. */
const quotes: Record<string, string> = { '"': '"', "'": "'", "„": "“", "“": "”", "‚": "‘", "»": "«" };

/** Reads `{…}` at a place of a text; undefined where it is not closed or not made of names and quoted texts. */
export function readAttributes(source: string, start: number, max: number): Attributes | undefined {
  if (source[start] !== "{") return undefined;
  const entries: Attributes["entries"] = [];
  let at = start + 1;
  for (;;) {
    while (/\s/.test(source[at] ?? "")) at++;
    if (at >= max) return undefined;
    if (source[at] === "}") return { entries, end: at + 1 };
    const name = /^[\p{L}\d-]+/u.exec(source.slice(at, max))?.[0];
    if (name === undefined) return undefined;
    at += name.length;
    // Editors begin words with a capital where they take a full stop for the end of a sentence.
    const key = name.toLowerCase();
    if (source[at] !== "=") {
      entries.push([key, ""]);
      continue;
    }
    const quoted = readQuoted(source, at + 1, max);
    if (quoted === undefined) return undefined;
    entries.push([key, quoted.text]);
    at = quoted.end;
  }
}

function readQuoted(source: string, start: number, max: number): { text: string; end: number } | undefined {
  const closing = quotes[source[start] ?? ""];
  if (closing === undefined) return undefined;
  let text = "";
  for (let at = start + 1; at < max; at++) {
    const sign = source[at];
    if (sign === closing) return { text: text.replace(/\s+/g, " ").trim(), end: at + 1 };
    const escaped = sign === "\\" && source[at + 1] === closing;
    text += escaped ? closing : sign;
    if (escaped) at++;
  }
  return undefined;
}
