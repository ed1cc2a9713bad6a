import CSL from "citeproc";
import type { Reference } from "../../model/reference.ts";
import { locale } from "./locale.ts";
import { style } from "./style.ts";

/** One work that a citation names. */
export interface Cited {
  key: string;
  /** Words before it ("vgl."). */
  prefix?: string;
  /** Place in the work, and what kind of place ("590", "page"). */
  locator?: string;
  label?: string;
  /** Words after it. */
  suffix?: string;
}

/** A piece of an entry of the bibliography: text, which may be set in italics, or an address. */
export type EntryPart = { kind: "text" | "italic" | "address"; text: string };

/** Puts citations and the bibliography into words. */
export interface Citations {
  /** „(vgl. Schiefer und van der Noll 2017, S. 590)“ */
  inBrackets(works: readonly Cited[]): string;
  /** „Schiefer und van der Noll (2017, S. 590)“ */
  inSentence(work: Cited): string;
  /** What is cited, in alphabetical order, and nothing else. */
  bibliography(): { id: string; parts: EntryPart[] }[];
}

// Signs that no text holds, around what the style sets in italics.
const [italic, upright] = ["\ue000", "\ue001"];
const marks = "report-marks";

/** Citations by name and year for a report that cites these records: years get letters where they must. */
export function citations(references: readonly Reference[], cited: readonly string[]): Citations {
  CSL.Output.Formats[marks] ??= {
    ...CSL.Output.Formats.text,
    "@font-style/italic": `${italic}%%STRING%%${upright}`,
    "@bibliography/entry": (_state: unknown, text: string) => text,
  };
  const byKey = new Map(references.map((record) => [record.id, cslOf(record)]));
  const system = { retrieveLocale: () => locale, retrieveItem: (id: string) => byKey.get(id) };
  const engine = new CSL.Engine(system, style, "de-DE", true);
  engine.updateItems([...new Set(cited)].filter((key) => byKey.has(key)).sort());
  engine.setOutputFormat("text");
  const itemOf = ({ key, ...rest }: Cited) => ({ id: key, ...spaced(rest) });
  return {
    inBrackets: (works) => kept(engine.makeCitationCluster(works.map(itemOf))),
    inSentence(work) {
      const who = engine.makeCitationCluster([{ id: work.key, "author-only": true }]);
      const when = engine.makeCitationCluster([{ ...itemOf(work), "suppress-author": true }]);
      return kept(`${who} ${when}`);
    },
    bibliography() {
      engine.setOutputFormat(marks);
      const [{ entry_ids: ids }, entries] = engine.makeBibliography();
      engine.setOutputFormat("text");
      return entries.map((entry, i) => ({ id: ids[i]?.[0] ?? "", parts: partsOf(entry.trim()) }));
    },
  };
}

/**
 * The record without what is ours. The processor puts English labels before volumes and issues, whatever the style
 * says; the style takes both together from a variable that it leaves alone. A first edition is not told.
 */
function cslOf({ custom: _, volume, issue, edition, ...record }: Reference): unknown {
  const source = [volume, issue === undefined ? undefined : `(${issue})`].filter(Boolean).join("\u00a0");
  return { ...record, ...(source ? { source } : {}), ...(String(edition) === "1" ? {} : { edition }) };
}

function spaced({ prefix, suffix, ...rest }: Omit<Cited, "key">) {
  return {
    ...rest,
    ...(prefix ? { prefix: `${prefix} ` } : {}),
    ...(suffix ? { suffix: `, ${suffix}` } : {}),
  };
}

/** Abbreviations keep to their numbers: „S. 590“, „u. a.“ */
function kept(text: string): string {
  return text
    .replace(/\b(S|Kap|Abschn|Abb|Anm|Abs)\. (?=\d)/g, "$1.\u00a0")
    .replace(/\bu\. a\./g, "u.\u00a0a.");
}

function partsOf(entry: string): EntryPart[] {
  const pieces = entry.split(new RegExp(`(${italic}[^${upright}]*${upright})|(https?://[^\\s]+[^\\s.,;])`));
  return pieces.flatMap((piece): EntryPart[] => {
    if (!piece) return [];
    if (piece.startsWith(italic)) return [{ kind: "italic", text: piece.slice(1, -1) }];
    return [{ kind: /^https?:/.test(piece) ? "address" : "text", text: kept(piece) }];
  });
}
