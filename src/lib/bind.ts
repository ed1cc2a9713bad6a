import type { Token } from "markdown-it";
import type { Problem } from "../model/problem.ts";
import type { Statement } from "../model/report.ts";
import { type Clear, judgeClaim } from "./claims.ts";
import type { Values } from "./expression/evaluate.ts";
import { createMarkdown, plainText } from "./markdown/index.ts";
import { standingOf } from "./standing.ts";

/** Takes a mistake at a known place. */
export type Report = (what: string, hint: string) => void;

/** What inline tokens are bound to. */
export interface Binding {
  values: Values;
  clear: Clear;
  /** Resolves or checks any other token. */
  other: (token: Token, report: Report) => void;
}

/** What was found while binding; of words that give way only the mistakes are kept. */
interface Found {
  mistakes: Problem[];
  /** Withheld values that stand in the words, and claims that rest on some. */
  withheld: Problem[];
  broken: Problem[];
  statements: Statement[];
}

/** Bound inline tokens, everything that is wrong with them, and what they state. */
export interface Bounded {
  tokens: Token[];
  problems: Problem[];
  statements: Statement[];
}

const md = createMarkdown();
const nothing = (): Found => ({ mistakes: [], withheld: [], broken: [], statements: [] });

/** Binds the inline tokens of one block to the released data: values get their text, claims their verdict. */
export function bindInline(tokens: readonly Token[], file: string, line: number, binding: Binding): Bounded {
  const found = nothing();
  const bound = new Walk(file, line, binding).walk(tokens, found);
  const problems = [...found.mistakes, ...found.withheld, ...found.broken];
  return {
    tokens: bound,
    problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    statements: found.statements,
  };
}

/** A walk along tokens that counts lines. */
class Walk {
  readonly #file: string;
  readonly #binding: Binding;
  #line: number;

  constructor(file: string, line: number, binding: Binding) {
    this.#file = file;
    this.#line = line;
    this.#binding = binding;
  }

  walk(tokens: readonly Token[], found: Found): Token[] {
    const bound: Token[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      if (token.type === "claim_open") {
        const end = closing(tokens, at);
        bound.push(...this.#claim(token, tokens.slice(at + 1, end), tokens[end] as Token, found));
        at = end;
        continue;
      }
      if (token.type === "softbreak" || token.type === "hardbreak") this.#line++;
      else if (token.type === "value") this.#value(token, tokens.slice(0, at), found);
      else {
        // Marks that are resolved once everything is numbered report from here.
        if (token.type !== "text") token.meta = { ...token.meta, line: this.#line };
        this.#binding.other(token, this.#reporter(found.mistakes));
      }
      this.#line += breaksIn(token);
      bound.push(token);
    }
    return bound;
  }

  #reporter(into: Problem[], line = this.#line): Report {
    return (what, hint) => into.push({ file: this.#file, line, what, hint });
  }

  #value(token: Token, before: readonly Token[], found: Found): void {
    const mark = token.meta as { source: string; expression: string; form?: string };
    const { state, text, used, bound, fault } = standingOf(
      mark,
      this.#binding.values,
      startsSentence(before),
    );
    token.content = text;
    token.meta = { ...mark, ...bound, state, used, line: this.#line, ...(fault ? { why: fault.what } : {}) };
    const { source } = mark;
    found.statements.push({ file: this.#file, line: this.#line, kind: "value", source, text, used, state });
    const into = state === "withheld" ? found.withheld : state === "broken" ? found.broken : found.mistakes;
    if (fault) this.#reporter(into)(fault.what, fault.hint);
  }

  /** The words of a claim, or those that stand in for them; a claim that is broken keeps its words, marked. */
  #claim(open: Token, words: readonly Token[], close: Token, found: Found): Token[] {
    const { condition, otherwise, clear, label, misread } = open.meta as {
      condition?: string;
      otherwise?: string;
      clear: boolean;
      label: string;
      misread: boolean;
    };
    const line = this.#line;
    const inside = nothing();
    const bound = this.walk(words, inside);
    this.#line += breaksIn(close);
    const afterwards = this.#line;
    found.mistakes.push(...inside.mistakes);
    const report = (into: Problem[]) => this.#reporter(into, line);
    if (condition === undefined && otherwise === undefined && !misread)
      report(found.mistakes)(`Angaben ohne wenn: [${label}]`, 'So: [Wörter]{wenn="figur.kategorie > 50"}');
    const judged =
      condition === undefined
        ? undefined
        : judgeClaim(condition, this.#binding.values, clear ? this.#binding.clear : undefined);
    const outcome = judged?.outcome ?? { kind: "truth" as const, holds: true };
    const isWithheld = outcome.kind === "withheld" || inside.withheld.length > 0;
    const fails = outcome.kind === "truth" && !outcome.holds;
    const givesWay = otherwise !== undefined && outcome.kind !== "problem" && (isWithheld || fails);
    const state = givesWay
      ? "other"
      : outcome.kind === "problem"
        ? "faulty"
        : fails
          ? "broken"
          : isWithheld
            ? "withheld"
            : "holds";
    const why = judged?.why ?? "";
    const shown = givesWay ? this.#instead(otherwise, line, afterwards, found) : bound;
    const text = plainText(shown);
    if (!givesWay) {
      found.withheld.push(...inside.withheld);
      found.broken.push(...inside.broken);
      found.statements.push(...inside.statements);
    }
    if (outcome.kind === "problem") report(found.mistakes)(outcome.what, outcome.hint);
    else if (!givesWay && outcome.kind === "withheld") report(found.withheld)(outcome.what, outcome.hint);
    else if (!givesWay && fails)
      report(found.broken)(
        `die Aussage „${text}“ gilt nicht mehr: ${why}`,
        `Verlangt ist ${condition}${clear ? ", und zwar deutlich" : ""}. Die Wörter oder die Bedingung ändern.`,
      );
    const used = judged?.used ?? [];
    found.statements.push({
      file: this.#file,
      line,
      kind: "claim",
      source: condition ?? "",
      text,
      used,
      state,
    });
    open.meta = {
      ...open.meta,
      state,
      used,
      line,
      ...(state === "holds" || state === "other" ? {} : { why }),
    };
    close.meta = { ...close.meta, state, why: open.meta.why };
    return [open, ...shown, close];
  }

  #instead(otherwise: string, line: number, afterwards: number, found: Found): Token[] {
    this.#line = line;
    const children = md.parseInline(otherwise, {})[0]?.children ?? [];
    const bound = this.walk(children, found);
    this.#line = afterwards;
    return bound;
  }
}

function closing(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let i = at; i < tokens.length; i++) {
    if (tokens[i]?.type === "claim_open") depth++;
    if (tokens[i]?.type === "claim_close" && --depth === 0) return i;
  }
  return tokens.length - 1;
}

const breaksIn = ({ meta }: Token): number => (meta?.breaks as number | undefined) ?? 0;

/** A full stop that ends a sentence: not that of an abbreviation, of a single letter or of an ordinal number. */
const sentenceEnd = /(?:^|\p{L}{2}|[)“"\]])[.!?][)“"]?\s+$/u;
const abbreviated =
  /(?:^|[\s(])(?:bzw|ca|vgl|usw|etc|sog|rd|inkl|ggf|evtl|Abb|Nr|Art|Abs|Kap|insb|Tab)\.\s+$/;

/** True where the text before a place ends a sentence, or there is none. */
function startsSentence(before: readonly Token[]): boolean {
  const text = plainText(before.slice(-3));
  return text === "" ? before.length === 0 : sentenceEnd.test(text) && !abbreviated.test(text);
}
