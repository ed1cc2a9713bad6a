import type { Token } from "markdown-it";
import Markdown from "markdown-it";
import type { Reference } from "../model/reference.ts";
import type { Work } from "../model/report.ts";
import type { Citations, EntryPart } from "./cite/index.ts";

/** „Literatur“: what is cited, in alphabetical order, as tokens of text, emphasis and links. */
export function worksOf(cite: Citations, references: readonly Reference[]): Work[] {
  return cite.bibliography().map(({ id, parts }) => ({
    id,
    read: references.find((record) => record.id === id)?.custom.gelesen ?? false,
    tokens: parts.flatMap(tokensOf),
  }));
}

function tokensOf({ kind, text }: EntryPart): Token[] {
  const content = new Markdown.Token("text", "", 0);
  content.content = text;
  if (kind === "text") return [content];
  const [name, tag] = kind === "italic" ? ["em", "em"] : ["link", "a"];
  const open = new Markdown.Token(`${name}_open`, tag, 1);
  if (kind === "address") open.attrSet("href", text);
  return [open, content, new Markdown.Token(`${name}_close`, tag, -1)];
}
