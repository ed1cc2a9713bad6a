export type Operator = "==" | "!=" | "<" | "<=" | ">" | ">=";

/** A value in an equation. */
export type Term =
  | { kind: "name"; name: string }
  /** `quoted` texts are compared as texts, even where they are numbers. */
  | { kind: "literal"; value: string; quoted: boolean }
  /** How many of these are not empty; `that.X` stands for all columns of a question. */
  | { kind: "count"; names: string[] };

/** A relevance equation, as far as it is understood. */
export type Expression =
  | { kind: "all" | "any"; parts: Expression[] }
  | { kind: "not"; part: Expression }
  | { kind: "compare"; operator: Operator; left: Term; right: Term }
  | { kind: "empty"; of: Term }
  | { kind: "given"; of: Term };

/** An equation that is understood, and how it asks for what it names. */
export interface Equation {
  expression: Expression;
  /** Names without NAOK: where one of these questions was not shown, the whole equation does not hold. */
  strict: string[];
  /** Names whose value is asked for: where a survey has assessments that is points, not the code. */
  valued: string[];
}

/** Words and signs of LimeSurvey's ExpressionScript (`em_core_helper.php`); names may begin with a survey's number. */
const token =
  /\s*(?:(\d+X\d+X\d+\w*(?:#\d)?(?:\.\w+)*|[A-Za-z_]\w*(?:\.\w+)*)|(\d+(?:\.\d+)?|\.\d+)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(==|!=|<=|>=|&&|\|\||[<>!(),-]))/y;

const operators: Readonly<Record<string, Operator>> = {
  ...{ "==": "==", eq: "==", "!=": "!=", ne: "!=" },
  ...{ "<": "<", lt: "<", "<=": "<=", le: "<=", ">": ">", gt: ">", ">=": ">=", ge: ">=" },
};

/** Longer or deeper equations are nobody's. */
const longest = 20_000;
const deepest = 100;

interface Token {
  kind: "name" | "number" | "text" | "sign";
  text: string;
}

/** An equation that is none of those understood. */
class Unreadable extends Error {}

/** What an equation says; undefined where it uses more of ExpressionScript than is understood. */
export function parse(equation: string): Equation | undefined {
  if (equation.length > longest) return undefined;
  try {
    return new Parser(tokensOf(equation)).whole();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function tokensOf(equation: string): Token[] {
  const text = equation.trim();
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const found = token.exec(text);
    if (found === null) throw new Unreadable();
    const [, name, number, double, single, sign] = found;
    const quoted = double ?? single;
    if (quoted !== undefined) tokens.push({ kind: "text", text: quoted.replace(/\\(.)/g, "$1") });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign });
    else tokens.push(wordOf(name ?? ""));
  }
  return tokens;
}

/** Some words are signs, in capitals too. */
function wordOf(name: string): Token {
  const word = name.toLowerCase();
  if (word === "and") return { kind: "sign", text: "&&" };
  if (word === "or") return { kind: "sign", text: "||" };
  const operator = Object.hasOwn(operators, word) ? operators[word] : undefined;
  return operator === undefined ? { kind: "name", text: name } : { kind: "sign", text: operator };
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;
  readonly #strict = new Set<string>();
  readonly #valued = new Set<string>();

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Equation {
    const expression = this.#any();
    if (this.#at < this.#tokens.length) throw new Unreadable();
    return { expression, strict: [...this.#strict], valued: [...this.#valued] };
  }

  #any(): Expression {
    return this.#list("any", "||", () => this.#list("all", "&&", () => this.#comparison()));
  }

  #list(kind: "all" | "any", sign: string, part: () => Expression): Expression {
    const first = part();
    const parts = [first];
    while (this.#takes(sign)) parts.push(part());
    return parts.length === 1 ? first : { kind, parts };
  }

  /** A comparison, or what can stand alone: a value, its negation, an equation in brackets. */
  #comparison(): Expression {
    if (++this.#depth > deepest) throw new Unreadable();
    try {
      if (this.#takes("!")) return { kind: "not", part: this.#alone() };
      const left = this.#alone();
      const operator = this.#operator();
      if (operator === undefined) return left;
      const right = this.#alone();
      // Brackets around a value are brackets around nothing; an equation has no value to compare.
      if (left.kind !== "given" || right.kind !== "given") throw new Unreadable();
      if (this.#operator() !== undefined) throw new Unreadable();
      return { kind: "compare", operator, left: left.of, right: right.of };
    } finally {
      this.#depth--;
    }
  }

  #alone(): Expression {
    if (this.#takes("(")) {
      const inner = this.#any();
      this.#needs(")");
      return inner;
    }
    if (this.#takes("!")) {
      if (++this.#depth > deepest) throw new Unreadable();
      const part = this.#alone();
      this.#depth--;
      return { kind: "not", part };
    }
    const minus = this.#takes("-");
    const next = this.#tokens[this.#at++];
    if (next === undefined || (minus && next.kind !== "number")) throw new Unreadable();
    if (next.kind === "number")
      return {
        kind: "given",
        of: { kind: "literal", value: String(Number(minus ? `-${next.text}` : next.text)), quoted: false },
      };
    if (next.kind === "text")
      return { kind: "given", of: { kind: "literal", value: next.text, quoted: true } };
    if (next.kind === "sign") throw new Unreadable();
    if (!this.#takes("(")) return { kind: "given", of: { kind: "name", name: this.#bare(next.text) } };
    const names = this.#names();
    if (next.text === "is_empty" && names.length === 1)
      return { kind: "empty", of: { kind: "name", name: names[0] as string } };
    if (next.text === "count") return { kind: "given", of: { kind: "count", names } };
    throw new Unreadable();
  }

  /** Names between brackets, of which the first is already taken. */
  #names(): string[] {
    const names: string[] = [];
    do {
      const next = this.#tokens[this.#at++];
      if (next?.kind !== "name") throw new Unreadable();
      names.push(this.#bare(next.text));
    } while (this.#takes(","));
    this.#needs(")");
    return names;
  }

  #operator(): Operator | undefined {
    const { kind, text } = this.#tokens[this.#at] ?? { kind: "name", text: "" };
    if (kind !== "sign" || !Object.hasOwn(operators, text)) return undefined;
    this.#at++;
    return operators[text];
  }

  #takes(sign: string): boolean {
    const next = this.#tokens[this.#at];
    if (next?.kind !== "sign" || next.text !== sign) return false;
    this.#at++;
    return true;
  }

  #needs(sign: string): void {
    if (!this.#takes(sign)) throw new Unreadable();
  }

  /** A name without the suffix that asks for its value; any other suffix asks for something else. */
  #bare(text: string): string {
    const found = /^(that\.)?([^.]+)(?:\.(NAOK|value|valueNAOK|code))?$/.exec(text);
    if (found === null) throw new Unreadable();
    const [, that = "", own, suffix = ""] = found;
    const name = `${that}${own}`;
    if (!suffix.endsWith("NAOK")) this.#strict.add(name);
    if (suffix.startsWith("value")) this.#valued.add(name);
    return name;
  }
}
