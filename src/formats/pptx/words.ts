import type { Token } from "markdown-it";
import { plainText } from "../../lib/markdown/index.ts";
import { wrap } from "./fit.ts";
import type { Box } from "./size.ts";
import type { Slide } from "./slide.ts";
import { paragraph, type RunFormat, run } from "./text.ts";

/** A paragraph of an author: its words as tokens, and whether it is a point of a list. */
interface Written {
  tokens: Token[];
  list?: "bullets" | "numbers" | undefined;
  /** Depth of the list, from 0. */
  depth: number;
}

/** What an author wrote as paragraphs, lists included. */
function writtenOf(tokens: readonly Token[]): Written[] {
  const lists: ("bullets" | "numbers")[] = [];
  let opens = false;
  return tokens.flatMap((token): Written[] => {
    if (token.type === "bullet_list_open") lists.push("bullets");
    if (token.type === "ordered_list_open") lists.push("numbers");
    if (/_list_close$/.test(token.type)) lists.pop();
    if (token.type === "list_item_open") opens = true;
    if (token.type !== "inline") return [];
    const list = opens ? lists.at(-1) : undefined;
    opens = false;
    return [{ tokens: token.children ?? [], list, depth: Math.max(0, lists.length - 1) }];
  });
}

/** Indentation of a point in points. */
const indent = { bullets: 20, numbers: 30 };
const gap = 9;

const marks = {
  bullets: `<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>`,
  numbers: `<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>`,
};

/** What an author wrote, in the largest of these sizes in which it has room; and how high it is then, in points. */
export function wordsXml(
  tokens: readonly Token[],
  { w, h }: Pick<Box, "w" | "h">,
  sizes: readonly number[],
  slide: Slide,
  format: RunFormat = {},
): { xml: string; height: number } {
  const all = writtenOf(tokens);
  const heightAt = (size: number) =>
    all.reduce((sum, { tokens: own, list, depth }) => {
      const room = w - 8 - (list === undefined ? 0 : indent[list] * (depth + 1));
      return sum + wrap(plainText(own), room, size).length * size * 1.2 + gap;
    }, 0);
  const size = sizes.find((each) => heightAt(each) <= h) ?? sizes.at(-1) ?? 12;
  const xml = all.map(({ tokens: own, list, depth }) => {
    const left = list === undefined ? 0 : indent[list] * (depth + 1) * 12_700;
    const hanging = list === undefined ? 0 : indent[list] * 12_700;
    const inside = `<a:spcAft><a:spcPts val="${gap * 100}"/></a:spcAft>${list === undefined ? "<a:buNone/>" : marks[list]}`;
    return paragraph(
      inlineXml(own, slide, { ...format, size }),
      ` marL="${left}" indent="${-hanging}"`,
      inside,
    );
  });
  return { xml: xml.join(""), height: heightAt(size) };
}

/** Inline tokens as runs: figures, works and terms are named, only addresses elsewhere lead on. */
export function inlineXml(tokens: readonly Token[], slide: Slide, given: RunFormat = {}): string {
  let format = given;
  return tokens
    .map((token): string => {
      const { type, content, children, meta } = token;
      if (children) return inlineXml(children, slide, format);
      const [, kind = "", end] = /^(\w+)_(open|close)$/.exec(type) ?? [];
      if (kind === "strong") format = { ...format, bold: end === "open" || given.bold };
      else if (kind === "em") format = { ...format, italic: end === "open" };
      else if (kind === "link") {
        const href = String(token.attrGet("href") ?? "");
        const leads = end === "open" && /^(https?|mailto):/.test(href);
        format = { ...format, link: leads ? slide.link(href) : undefined };
      } else if (type === "softbreak") return run(" ", format);
      else if (type === "hardbreak") return "<a:br/>";
      else if (type === "fault") return run(String(meta?.what ?? ""), { ...format, colour: "mark" });
      else return run(content, format);
      return "";
    })
    .join("");
}

/** Paragraphs as plain texts, for notes. */
export function textsOf(tokens: readonly Token[]): string[] {
  return writtenOf(tokens).map(({ tokens: own, list }) => (list === undefined ? "" : "– ") + plainText(own));
}
