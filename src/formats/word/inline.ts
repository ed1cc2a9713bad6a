import type { Token } from "markdown-it";
import { plainText } from "../../lib/markdown/index.ts";
import type { Writer } from "./writer.ts";
import { field, paragraph, type RunFormat, run } from "./xml.ts";

/** Character style of what does not hold on these data, or cannot be read; only a draft has it. */
const broken = "Fehler";

/** Formats that pairs of tokens switch on and off. */
const switches: Readonly<Record<string, keyof RunFormat>> = { strong: "bold", em: "italic", s: "strike" };

/** Inline tokens as runs; what they say is resolved, and values and claims are nothing but their words. */
export function runs(all: readonly Token[], writer: Writer, given: RunFormat = {}): string {
  // A text of one line is a block that holds them.
  const tokens = all.flatMap((token) => (token.type === "inline" ? (token.children ?? []) : [token]));
  let format = given;
  let xml = "";
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const [, kind = "", end] = /^(\w+)_(open|close)$/.exec(token.type) ?? [];
    const setting = switches[kind];
    if (setting !== undefined) format = { ...format, [setting]: end === "open" };
    else if (token.type === "link_open") {
      const close = closing(tokens, at);
      const words = runs(tokens.slice(at + 1, close), writer, { ...format, style: "Hyperlink" });
      xml += writer.link(String(token.attrGet("href") ?? ""), words);
      at = close;
    } else if (kind === "claim") {
      const why = token.meta?.why as string | undefined;
      if (why === undefined) continue;
      if (end === "close") xml += run(` [${why}]`, { ...format, style: broken });
      format = { ...format, style: end === "open" ? broken : given.style };
    } else xml += single(token, writer, format);
  }
  return xml;
}

function closing(tokens: readonly Token[], open: number): number {
  const end = tokens.findIndex(({ type }, i) => i > open && type === "link_close");
  return end < 0 ? tokens.length : end;
}

function single(token: Token, writer: Writer, format: RunFormat): string {
  const { type, content, meta } = token;
  const why = meta?.why as string | undefined;
  const inRed = { ...format, style: broken };
  switch (type) {
    case "softbreak":
      return run(" ", format);
    case "hardbreak":
      return "<w:r><w:br/></w:r>";
    case "code_inline":
      return run(content, { ...format, style: "Code" });
    case "value":
      return why === undefined ? run(content, format) : run(`${content} [${why}]`, inRed);
    case "reference":
    case "citation":
      if (why !== undefined) return run(why, inRed);
      return writer.link(String(meta?.href ?? ""), run(content, format));
    case "note_reference":
      return why === undefined ? noteReference(token, writer, format) : run(why, inRed);
    case "fault":
      return run(String(meta?.what ?? ""), inRed);
    case "image":
      return run(`[Bild: ${plainText(token.children ?? [])}]`, inRed);
    default:
      return run(content, format);
  }
}

const noteStyle = "FootnoteReference";

/** The mark of a note, with its text at the foot of the page; where a note refers to another, that one's text. */
function noteReference({ meta }: Token, writer: Writer, format: RunFormat): string {
  const { note, number } = writer.note(String(meta?.id));
  if (note === undefined) return "";
  if (writer.inNote) {
    // Notes may refer to each other in a circle.
    const words = inlineOf(note.tokens).filter(({ type }) => type !== "note_reference");
    return run(" [", format) + runs(words, writer, format) + run("]", format);
  }
  const mark = (inside: string) => `<w:r><w:rPr><w:rStyle w:val="${noteStyle}"/></w:rPr>${inside}</w:r>`;
  const anchor = `note ${meta?.id}`;
  if (number !== undefined)
    return field(
      `NOTEREF ${writer.nameOf(`${anchor} ${number}`)} \\f \\h`,
      run(String(number), { style: noteStyle }),
    );
  const own = writer.addNote(note, () =>
    paragraph("FootnoteText", mark("<w:footnoteRef/>") + run(" ") + runs(inlineOf(note.tokens), writer)),
  );
  return writer.bookmark(`${anchor} ${own}`, mark(`<w:footnoteReference w:id="${own}"/>`));
}

/** The inline tokens of tokens that hold them in blocks. */
export function inlineOf(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => token.children ?? [token]);
}
