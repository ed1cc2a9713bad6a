import type { Token } from "markdown-it";
import Markdown from "markdown-it";
import type { Figure } from "../model/figure.ts";
import type { Problem } from "../model/problem.ts";
import type { Block, PlacedTable, Text } from "../model/report.ts";
import { plainText } from "./markdown/index.ts";
import { type Numbering, tableId } from "./numbering.ts";
import { slugger } from "./slug.ts";

/** Takes the texts of notes out of a body: what remains, and the notes by id. A second note of a name is a problem. */
export function takeNotes(
  body: readonly Token[],
  file: string,
  problems: Problem[],
): { body: Token[]; notes: Map<string, Token[]> } {
  const notes = new Map<string, Token[]>();
  const rest: Token[] = [];
  for (let at = 0; at < body.length; at++) {
    const token = body[at] as Token;
    if (token.type !== "note_open") {
      rest.push(token);
      continue;
    }
    const id = String(token.meta?.id);
    if (notes.has(id)) {
      const hint = "Jede Anmerkung hat einen eigenen Namen.";
      problems.push({
        file,
        line: Number(token.meta?.line ?? 1),
        what: `die Anmerkung ${id} steht zweimal`,
        hint,
      });
    }
    notes.set(id, [body[at + 1] as Token]);
    at += 2;
  }
  return { body: rest, notes };
}

const known = new WeakMap<readonly Figure[], ReadonlyMap<string, Figure>>();

/** Figures by their ids; made once for the texts of a report. */
function figuresById(figures: readonly Figure[]): ReadonlyMap<string, Figure> {
  const found = known.get(figures) ?? new Map(figures.map((figure) => [figure.id, figure]));
  known.set(figures, found);
  return found;
}

/** Cuts a text at its figures and tables, and gives its sections addresses. */
export function cut(
  body: readonly Token[],
  { figures, tables }: Numbering,
  file: string,
  problems: Problem[],
): Pick<Text, "blocks" | "sections"> {
  const byId = figuresById(figures);
  const blocks: Block[] = [];
  const sections: Text["sections"] = [];
  const slugOf = slugger();
  let prose: Token[] = [];
  const flush = () => {
    if (prose.length > 0) blocks.push({ kind: "prose", tokens: prose });
    prose = [];
  };
  for (let at = 0; at < body.length; at++) {
    const token = body[at] as Token;
    if (token.type === "heading_open") nameSection(token, body[at + 1], slugOf, sections);
    const isPlaced = token.level === 0 && (token.type === "figure" || token.type === "table_title");
    if (!isPlaced) {
      prose.push(token);
      continue;
    }
    const id = String(token.meta?.id);
    if (token.type === "figure") {
      const figure = byId.get(id);
      flush();
      blocks.push(figure ? { kind: "figure", figure } : { kind: "prose", tokens: missing(id, problems) });
      continue;
    }
    const end = endOfTable(body, at + 1);
    const table = tableAt(token, byId.get(id), body.slice(at + 1, end), tables.get(tableId(token)) ?? 0);
    if (table === undefined) {
      // That a figure is unknown was told when it was to be numbered.
      if (token.meta?.title === undefined) continue;
      const hint = 'Nach ::tabelle{… titel="…"} und einer leeren Zeile folgt eine Tabelle mit |.';
      problems.push({
        file,
        line: Number(token.meta?.line ?? 1),
        what: `nach ${token.content} steht keine Tabelle`,
        hint,
      });
      continue;
    }
    flush();
    blocks.push({ kind: "table", table });
    if (Array.isArray(table.content)) at = end - 1;
  }
  flush();
  return { blocks, sections };
}

/** What a draft shows in the place of a figure that cannot be drawn: a paragraph that says why. */
function missing(id: string, problems: readonly Problem[]): Token[] {
  const fault = problems.find(({ file }) => file === `content/figures/${id}.yaml`);
  const [open, inline, close, why] = [
    new Markdown.Token("paragraph_open", "p", 1),
    new Markdown.Token("inline", "", 0),
    new Markdown.Token("paragraph_close", "p", -1),
    new Markdown.Token("fault", "", 0),
  ];
  why.meta = { what: `Abbildung ${id}: ${fault?.what ?? "gibt es nicht"}` };
  inline.children = [why];
  return [open, inline, close];
}

/** The address of a section must not change with the data: of its heading only the words count, not the values. */
function nameSection(
  open: Token,
  inline: Token | undefined,
  slugOf: (title: string) => string,
  sections: Text["sections"],
): void {
  const parts = inline?.children ?? [];
  const given = open.meta?.id as string | undefined;
  const id = given ?? slugOf(plainText(fixed(parts)));
  open.attrSet("id", id);
  if (open.tag === "h2") sections.push({ id, title: plainText(parts) });
}

/** Tokens that stay whatever the data say. */
function fixed(tokens: readonly Token[]): Token[] {
  let depth = 0;
  return tokens.filter(({ type }) => {
    if (type === "claim_open") depth++;
    const isFree = depth === 0 && type !== "value";
    if (type === "claim_close") depth--;
    return isFree;
  });
}

/** Where a table that begins at `start` ends; `start` itself where none begins there. */
function endOfTable(body: readonly Token[], start: number): number {
  if (body[start]?.type !== "table_open") return start;
  return body.findIndex((token, i) => i >= start && token.type === "table_close") + 1;
}

function tableAt(
  token: Token,
  figure: Figure | undefined,
  own: Token[],
  number: number,
): PlacedTable | undefined {
  const title = token.meta?.title as string | undefined;
  const id = tableId(token);
  if (title !== undefined) return own.length > 0 ? { id, number, title, content: own } : undefined;
  return figure && { id, number, title: figure.title, content: figure };
}
