import type { Theme } from "../../../charts/theme.ts";
import { text } from "../typst.ts";
import { figure } from "./figure.ts";
import { front } from "./front.ts";
import { page } from "./page.ts";
import { parts } from "./parts.ts";

/** What every page of a document says of it, and what its file says without being opened. */
export interface DocumentFacts {
  title: string;
  /** Title of the publication. */
  shortTitle: string;
  authors: readonly string[];
  keywords: readonly string[];
  description: string;
  /** ISO 8601. */
  date: string | undefined;
  lang: string;
  region: string | undefined;
  mark: string;
  /** At the foot of every page, beside its number. */
  foot: string;
}

/** The design of documents in Typst, in the colours of the theme, for a document of which these facts hold. */
export function templateOf({ theme, facts }: { theme: Theme; facts: DocumentFacts }): string {
  const colour = (name: string, hex: string) => `#let ${name} = rgb("${hex}")`;
  const list = (items: readonly string[]) => `(${items.map((item) => `${text(item)},`).join("")})`;
  const [year, month, day] = (facts.date ?? "").split("-").map(Number);
  const date = facts.date === undefined ? "none" : `datetime(year: ${year}, month: ${month}, day: ${day})`;
  const region = facts.region === undefined ? "none" : text(facts.region);
  return [
    colour("ink", theme.text),
    colour("muted", theme.muted),
    colour("accent", theme.accent),
    colour("link-ink", theme.accent),
    colour("hair", "#bdbab2"),
    colour("faint", "#f4f3f0"),
    `#let facts = (title: ${text(facts.title)}, short-title: ${text(facts.shortTitle)}, authors: ${list(facts.authors)}, keywords: ${list(facts.keywords)}, description: ${text(facts.description)}, date: ${date}, lang: ${text(facts.lang)}, region: ${region}, mark: ${text(facts.mark)}, foot: ${text(facts.foot)})`,
    ordered,
  ].join("\n");
}

const ordered = [page, parts, figure, front].join("\n");
