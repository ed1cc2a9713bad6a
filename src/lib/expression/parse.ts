import {
  type Comparator,
  type Expression,
  type FunctionName,
  functionNames,
  type Misread,
} from "../../model/expression.ts";
import { suggest } from "../errors.ts";
import { Fault, minus, type Token, tokensOf, words } from "./tokens.ts";

const comparators: Record<string, Comparator> = {
  "<": "<",
  "<=": "<=",
  "≤": "<=",
  ">": ">",
  ">=": ">=",
  "≥": ">=",
  "=": "=",
  "==": "=",
  "!=": "!=",
  "<>": "!=",
  "≠": "!=",
};
const deepest = 50;

/** Reads a condition or calculation; or says what is wrong with it. Nothing is ever run as code. */
export function parseExpression(source: string): Expression | Misread {
  try {
    return new Parser(tokensOf(source)).whole();
  } catch (error) {
    if (error instanceof Fault) return { what: error.message, hint: error.hint };
    throw error;
  }
}

/** True where an expression was not understood. */
export function isMisread(read: Expression | Misread): read is Misread {
  return "what" in read;
}

/** One method a level of precedence, from „oder“ down to a single value. */
class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    if (this.#tokens.length === 1) throw new Fault("die Bedingung ist leer", "So: figur.kategorie > 50");
    const read = this.#or();
    const { kind, text } = this.#next;
    if (kind === "end") return read;
    if (kind === "sign" && text === ")")
      throw new Fault("eine Klammer ) ohne Anfang", "Die Klammer löschen oder vorn eine ( ergänzen.");
    const hint =
      kind === "word"
        ? suggest(text, words)
        : "Zwischen zwei Werten steht < > = + - oder ein Wort: und, oder. Vor und nach - gehört ein Leerzeichen.";
    throw new Fault(`unerwartet: ${text}`, hint);
  }

  get #next(): Token {
    return this.#tokens[this.#at] as Token;
  }

  #take(...texts: readonly string[]): string | undefined {
    const { kind, text } = this.#next;
    if ((kind !== "sign" && kind !== "word") || !texts.includes(text)) return undefined;
    this.#at++;
    return text;
  }

  #or(): Expression {
    let left = this.#and();
    while (this.#take("oder")) left = { kind: "logic", operator: "oder", left, right: this.#and() };
    return left;
  }

  #and(): Expression {
    let left = this.#not();
    while (this.#take("und")) left = { kind: "logic", operator: "und", left, right: this.#not() };
    return left;
  }

  #not(): Expression {
    return this.#take("nicht") ? { kind: "not", of: this.#deeper(() => this.#not()) } : this.#comparison();
  }

  /** Comparisons may follow each other: `40 < a.x < 60` holds where both do. */
  #comparison(): Expression {
    let left = this.#sum();
    let all: Expression | undefined;
    for (;;) {
      const sign = this.#take(...Object.keys(comparators));
      const operator = comparators[sign ?? ""];
      if (operator === undefined) return all ?? left;
      const right = this.#sum();
      const one: Expression = { kind: "comparison", operator, left, right };
      all = all === undefined ? one : { kind: "logic", operator: "und", left: all, right: one };
      left = right;
    }
  }

  #sum(): Expression {
    let left = this.#product();
    for (;;) {
      const sign = this.#take("+", ...minus);
      if (sign === undefined) return left;
      left = { kind: "arithmetic", operator: sign === "+" ? "+" : "-", left, right: this.#product() };
    }
  }

  #product(): Expression {
    let left = this.#single();
    for (;;) {
      const operator = this.#take("*", "/") as "*" | "/" | undefined;
      if (operator === undefined) return left;
      left = { kind: "arithmetic", operator, left, right: this.#single() };
    }
  }

  #single(): Expression {
    const { kind, text } = this.#next;
    if (kind === "number" || kind === "path") {
      this.#at++;
      return kind === "path" ? { kind, path: text } : { kind, value: numberOf(text) };
    }
    if (this.#take(...minus)) {
      const of = this.#deeper(() => this.#single());
      return { kind: "arithmetic", operator: "-", left: { kind: "number", value: 0 }, right: of };
    }
    if (this.#take("(")) {
      const inner = this.#deeper(() => this.#or());
      this.#close();
      return inner;
    }
    const name = this.#take(...functionNames) as FunctionName | undefined;
    if (name !== undefined) return this.#call(name);
    if (kind === "end")
      throw new Fault("die Bedingung hört zu früh auf", "Nach dem letzten Zeichen fehlt ein Wert.");
    throw new Fault(
      kind === "word" ? `unbekanntes Wort: ${text}` : `hier fehlt ein Wert: vor ${text}`,
      kind === "word" ? wordHint(text) : "So: figur.kategorie > 50",
    );
  }

  #call(name: FunctionName): Expression {
    if (!this.#take("(")) throw new Fault(`${name} ohne Klammer`, `So: ${name}(figur.kategorie)`);
    const of = [this.#deeper(() => this.#or())];
    while (this.#take(";", ",")) of.push(this.#deeper(() => this.#or()));
    this.#close();
    const many = name === "min" || name === "max";
    if (many ? of.length < 2 : of.length > 1) {
      const example = many ? `${name}(a.x; b.x)` : `${name}(a.x)`;
      throw new Fault(`${name}: ${many ? "mindestens zwei Werte" : "nur ein Wert"}`, `So: ${example}`);
    }
    return { kind: "call", name, of };
  }

  #close(): void {
    if (!this.#take(")")) throw new Fault("eine Klammer ( wird nicht geschlossen", "Am Ende ) ergänzen.");
  }

  #deeper<T>(read: () => T): T {
    this.#depth++;
    if (this.#depth > deepest) throw new Fault("zu tief verschachtelt", "In mehrere Aussagen aufteilen.");
    const inner = read();
    this.#depth--;
    return inner;
  }
}

function numberOf(text: string): number {
  return Number(text.replace(",", ".").replace(/\s?%$/, ""));
}

/** A word alone names a figure whose category was forgotten, or one of the few words that there are. */
function wordHint(text: string): string {
  const hint = suggest(text, words);
  return hint.startsWith("meinten") ? hint : `Ein Wert hat zwei Teile: ${text}.kategorie`;
}
