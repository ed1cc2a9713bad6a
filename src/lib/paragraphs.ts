import { createHash } from "node:crypto";
import type { Token } from "markdown-it";
import type { Content } from "../model/content.ts";
import type { Assembled, Text } from "../model/report.ts";
import { plainText } from "./markdown/index.ts";

/** A paragraph of the report by its running number, and where its author finds it. */
export interface Paragraph {
  /** From 1, in reading order. */
  number: number;
  file: string;
  line: number;
  /** Its text as a reader sees it. */
  text: string;
}

/** All paragraphs of a report: the same numbers for the same content, whatever the data say. */
export interface Paragraphs {
  list: Paragraph[];
  /** Number of what is a paragraph: tokens of a lead, an inline token, a finding, a figure, a table, a term. */
  numbers: ReadonlyMap<object, number>;
  /** Short name of this state of the texts: where it differs, numbers may have moved. */
  state: string;
}

/** What a document in one piece holds of texts, in reading order; pages whose files have a number stand before the chapters. */
export function textsInOrder({ pages, chapters }: Pick<Assembled, "pages" | "chapters">): Text[] {
  const { start, ...others } = pages;
  const rest = Object.values(others);
  const isNumbered = ({ file }: Text) => /\/\d+-[^/]*$/.test(file);
  const [front, back] = [rest.filter(isNumbered), rest.filter((page) => !isNumbered(page))];
  return [...(start ? [start] : []), ...front, ...chapters, ...back];
}

/** Numbers leads, paragraphs, findings, figures, tables and terms of a report; headings and notes have their own numbers. */
export function paragraphsOf(report: Assembled, content: Content): Paragraphs {
  const list: Paragraph[] = [];
  const numbers = new Map<object, number>();
  const add = (key: object, file: string, line: number, text: string) => {
    if (text === "") return;
    numbers.set(key, list.length + 1);
    list.push({ number: list.length + 1, file, line, text });
  };
  const sources = [...content.chapters, ...content.pages];
  const figureFile = (id: string) => content.figures.find((source) => source.id === id);
  const title = (key: object, id: string, text: string) => {
    const source = figureFile(id);
    add(key, source?.file ?? "", source?.lineOf("title") ?? 1, text);
  };
  const prose = (tokens: readonly Token[], { file, bodyLine }: Text) => {
    for (const { at, line } of paragraphTokens(tokens))
      add(at, file, bodyLine + line, plainText(at.children ?? []));
  };

  for (const text of textsInOrder(report)) {
    const { file, lead, blocks } = text;
    const lineOf = sources.find((source) => source.file === file)?.lineOf;
    add(lead, file, lineOf?.("lead") ?? 1, plainText(lead));
    if (report.pages.start === text)
      for (const finding of report.findings)
        add(finding, file, lineOf?.("findings") ?? 1, plainText(finding.text));
    for (const block of blocks) {
      if (block.kind === "prose") prose(block.tokens, text);
      else if (block.kind === "figure") title(block.figure, block.figure.id, block.figure.title);
      else if (Array.isArray(block.table.content)) {
        // The title stands in the directive, which comes before the table with an empty line between.
        const before = sources.find((source) => source.file === file)?.body.split("\n") ?? [];
        const at = block.table.content[0]?.map?.[0] ?? 0;
        const directive = before.slice(0, at).findLastIndex((line) => line.trimStart().startsWith("::"));
        add(block.table, file, text.bodyLine + Math.max(directive, 0), block.table.title);
      } else title(block.table, block.table.content.id, block.table.title);
    }
  }
  for (const term of report.glossary) {
    const { file, line } = content.glossary.find(({ id }) => id === term.id) ?? { file: "", line: 1 };
    add(term, file, line, `${term.term}: ${plainText(term.tokens)}`);
  }
  const places = list.map(({ file, line }) => `${file}:${line}`);
  const bodies = sources.map(({ file, body }) => `${file}\n${body}`);
  const digest = createHash("sha256")
    .update(JSON.stringify([places, bodies]))
    .digest("hex");
  return { list, numbers, state: digest.slice(0, 6) };
}

/** Inline tokens that are paragraphs, not headings or cells, with the line of their body that they begin on, from 0. */
function paragraphTokens(tokens: readonly Token[]): { at: Token; line: number }[] {
  return tokens.flatMap((token, i) =>
    token.type === "inline" && tokens[i - 1]?.type === "paragraph_open"
      ? [{ at: token, line: token.map?.[0] ?? 0 }]
      : [],
  );
}
