import type { Token } from "markdown-it";
import type { Statement, UsedValue } from "../model/report.ts";

/** What a piece of text states, as its margin shows it while it is written. */
export interface MarginNote {
  line: number;
  /** What the author wrote: path or condition. */
  mark: string;
  /** What the data say to it. */
  found: string;
  state: Statement["state"];
}

/** A block at top level with what it states. */
export interface MarginPiece {
  tokens: Token[];
  statements: MarginNote[];
}

/** Cuts tokens at their top level, and tells of each piece which values and claims it holds. */
export function marginOf(tokens: readonly Token[]): MarginPiece[] {
  const pieces: MarginPiece[] = [];
  let piece: Token[] = [];
  for (const token of tokens) {
    piece.push(token);
    if (token.level !== 0 || token.nesting === 1) continue;
    pieces.push({ tokens: piece, statements: piece.flatMap(statementsIn) });
    piece = [];
  }
  return pieces;
}

function statementsIn({ children, type, meta, content }: Token): MarginNote[] {
  const inner = (children ?? []).flatMap(statementsIn);
  if (type !== "value" && type !== "claim_open") return inner;
  const { line, state, used, source, condition } = meta as unknown as {
    line: number;
    state: Statement["state"];
    used: UsedValue[];
    source?: string;
    condition?: string;
  };
  const values = used.map(({ path, text }) => `${path} = ${text}`).join(", ");
  const isValue = type === "value";
  const mark = isValue ? `{{${source}}}` : `wenn ${condition ?? "veröffentlicht"}`;
  const words: Record<Statement["state"], string> = {
    holds: isValue ? content : `gilt: ${values}`,
    other: `weicht aus: ${values}`,
    broken: `gilt nicht: ${values}`,
    withheld: "zurückgehalten",
    faulty: "unbekannt",
  };
  return [{ line, mark, found: words[state], state }, ...inner];
}
