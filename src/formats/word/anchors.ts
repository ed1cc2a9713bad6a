import type { Token } from "markdown-it";
import { textsInOrder } from "../../lib/paragraphs.ts";
import type { Report, Text } from "../../model/report.ts";

/**
 * Everything in the document that its texts can lead to: figures and tables by their ids, sections, works and terms by the
 * anchors that they have on their pages, and the texts themselves.
 */
export function anchorsOf(report: Report): ReadonlySet<string> {
  const texts = textsInOrder(report);
  return new Set([
    ...texts.flatMap((text) => [
      textAnchor(pathOf(text)),
      ...text.blocks.flatMap((block) => {
        if (block.kind === "figure") return [block.figure.id];
        if (block.kind === "table") return [block.table.id];
        return block.tokens.flatMap((token) => idOf(token) ?? []);
      }),
    ]),
    ...report.works.map(({ id }) => `quelle-${id}`),
    ...report.glossary.map(({ id }) => `begriff-${id}`),
    textAnchor("glossar"),
    textAnchor("literatur"),
  ]);
}

/** The anchor of a section on its page, from its `heading_open`. */
export function idOf(token: Token): string | undefined {
  const id = token.attrGet("id");
  return id === null ? undefined : String(id);
}

/** The path of a chapter or page on the site, which may have the same slug. */
export function pathOf(text: Text): string {
  return "number" in text ? `kapitel/${text.slug}` : text.slug;
}

/** The anchor of what stands at a path, a chapter or page; a figure may have the same name. */
export function textAnchor(path: string): string {
  return `text ${path}`;
}
