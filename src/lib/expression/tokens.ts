import { functionNames } from "../../model/expression.ts";

/** What a condition is made of: one piece of its text. */
export type Token = { kind: "number" | "path" | "word" | "sign" | "end"; text: string };

const lexicon = new RegExp(
  [
    /(?<space>\s+)/u,
    /(?<path>[A-Za-z][\w-]*(?:\.[\p{L}\d_-]+)+(?:@[\p{L}\d_-]+)?)/u,
    /(?<number>\d+(?:[.,]\d+)?(?:\s?%)?)/u,
    /(?<word>\p{L}[\p{L}\d_]*)/u,
    /(?<sign><=|>=|==|!=|<>|&&|\|\||[<>=≤≥≠()+*/;,−–-])/u,
  ]
    .map(({ source }) => source)
    .join("|"),
  "uy",
);

/** Signs that are read as minus: editors write the one for the other. */
export const minus = ["-", "−", "–"];
/** Words that a condition knows. */
export const words = ["und", "oder", "nicht", ...functionNames];
/** What people write who know other languages. */
const aliases: Record<string, string> = { "&&": "und", and: "und", "||": "oder", or: "oder", not: "nicht" };
/** An expression that cannot be read: what is wrong, and what to do. */
export class Fault extends Error {
  readonly hint: string;
  constructor(what: string, hint: string) {
    super(what);
    this.hint = hint;
  }
}

/** The pieces of an expression, ended by one of kind `end`; throws `Fault`. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  lexicon.lastIndex = 0;
  while (lexicon.lastIndex < source.length) {
    const at = lexicon.lastIndex;
    const groups = lexicon.exec(source)?.groups;
    if (groups === undefined) {
      const sign = String.fromCodePoint(source.codePointAt(at) ?? 32);
      const hint =
        "Vor und hinter - gehört ein Leerzeichen. Erlaubt sind Werte, Zahlen, < > <= >= = !=, + - * /, Klammern, und, oder, nicht, abs(…).";
      throw new Fault(`„${sign}“ gehört nicht in eine Bedingung`, hint);
    }
    const found = Object.entries(groups).find(([, text]) => text !== undefined);
    const [kind, text] = (found ?? ["space", ""]) as [Token["kind"] | "space", string];
    const word = aliases[text.toLowerCase()] ?? (kind === "word" ? text.toLowerCase() : undefined);
    if (word !== undefined) tokens.push({ kind: "word", text: word });
    else if (kind !== "space") tokens.push({ kind, text });
  }
  return [...tokens, { kind: "end", text: "" }];
}
