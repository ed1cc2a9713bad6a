import type { Names, Reference } from "./relevance-names.ts";
import { valuesOf } from "./relevance-names.ts";
import type { Expression, Operator, Term } from "./relevance-parse.ts";

/** Something that has to hold: a clause, or several of them. */
type Clause =
  /** `head` and one of several `tails`; clauses of the same head and `joins` are told as one. */
  | { head: string; tails: string[]; joins: "und" | "oder" | undefined }
  | { word: "und" | "oder"; parts: Clause[] };

/** Clauses that always hold, or never do. */
type Settled = Clause | boolean;

const opposites: Readonly<Record<Operator, Operator>> = {
  ...{ "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">" },
};
const mirrored: Readonly<Record<Operator, Operator>> = {
  ...{ "==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<=" },
};
const signs: Readonly<Record<Operator, string>> = {
  ...{ "==": "=", "!=": "≠", "<": "unter", "<=": "höchstens", ">": "über", ">=": "mindestens" },
};

/** Labels of items and answers are shortened: a filter is read in passing. */
const longestLabel = 80;

/** An expression that cannot be told in a few words. */
class Wordless extends Error {}

/**
 * Who is asked, in German, with question codes and the labels of answers ("B4 = Ja und C1 genannt: Vereine"): true for
 * everybody, "niemand" for nobody, undefined where it cannot be told in words.
 */
export function wordsFor(expression: Expression, names: Names): string | true | undefined {
  try {
    const clause = clauseOf(expression, false, names);
    if (typeof clause === "boolean") return clause || "niemand";
    return told(clause);
  } catch (error) {
    if (error instanceof Wordless) return undefined;
    throw error;
  }
}

function clauseOf(expression: Expression, not: boolean, names: Names): Settled {
  switch (expression.kind) {
    case "all":
    case "any": {
      const word = (expression.kind === "all") === not ? "oder" : "und";
      return joined(
        word,
        expression.parts.map((part) => clauseOf(part, not, names)),
      );
    }
    case "not":
      return clauseOf(expression.part, !not, names);
    case "empty":
      return blank(expression.of, not, names);
    case "given": {
      const { of } = expression;
      if (of.kind === "literal") return (of.value !== "" && of.value !== "0") !== not;
      if (of.kind === "count") return compared(not ? "==" : ">=", of, not ? "0" : "1", names);
      return blank(of, !not, names);
    }
    case "compare": {
      const { left, right } = expression;
      const operator = not ? opposites[expression.operator] : expression.operator;
      if (right.kind === "literal") return compared(operator, left, right.value, names);
      if (left.kind === "literal") return compared(mirrored[operator], right, left.value, names);
      const [a, b] = [left, right].map((term) =>
        term.kind === "name" ? subject(one(term.name, names)) : "",
      );
      if (!a || !b) throw new Wordless();
      return { head: `${a} ${signs[operator]}`, tails: [b], joins: undefined };
    }
  }
}

/** Clauses side by side; those of the same kind within are opened, and settled ones decide or go. */
function joined(word: "und" | "oder", clauses: Settled[]): Settled {
  const decides = word === "oder";
  if (clauses.includes(decides)) return decides;
  const open = clauses.filter((clause) => typeof clause !== "boolean");
  const parts = open.flatMap((clause) =>
    "word" in clause && clause.word === word ? clause.parts : [clause],
  );
  const merged: Clause[] = [];
  for (const part of parts) {
    const same = merged.find(
      (other) => "head" in part && "head" in other && other.head === part.head && other.joins === word,
    );
    if (same !== undefined && "head" in same && "head" in part) {
      for (const tail of part.tails) if (!same.tails.includes(tail)) same.tails.push(tail);
    } else if (!merged.some((other) => told(other) === told(part))) {
      // A clause that could be joined with either word is joined with this one.
      const isFree = "head" in part && (part.joins === undefined || part.tails.length === 1);
      merged.push(isFree && part.joins !== undefined ? { ...part, joins: fits(part.head, word) } : part);
    }
  }
  const [first] = merged;
  if (first === undefined) return !decides;
  return merged.length === 1 ? first : { word, parts: merged };
}

/** Of one question, one answer can be this or that; options can be chosen together. */
function fits(head: string, word: "und" | "oder"): "und" | "oder" | undefined {
  return word === "oder" || head.endsWith("genannt:") ? word : undefined;
}

function told(clause: Clause, isInner = false): string {
  if ("word" in clause) {
    const text = clause.parts.map((part) => told(part, true)).join(` ${clause.word} `);
    return isInner ? `(${text})` : text;
  }
  const { head, tails, joins } = clause;
  const text = `${head} ${listed(tails, joins ?? "oder")}`.trim();
  return isInner && tails.length > 1 ? `(${text})` : text;
}

function listed(labels: readonly string[], word: "und" | "oder"): string {
  const last = labels.at(-1) ?? "";
  if (labels.length < 2) return last;
  const separator = labels.some((label) => label.includes(",")) ? "; " : ", ";
  return `${labels.slice(0, -1).join(separator)} ${word} ${last}`;
}

/** Something entered, or nothing. */
function blank(term: Term, isGiven: boolean, names: Names): Clause {
  if (term.kind !== "name") throw new Wordless();
  const reference = one(term.name, names);
  if (reference.variable.coding === "mark") return mark(reference, isGiven);
  const word = isGiven ? "beantwortet" : "ohne Antwort";
  return { head: `${subject(reference)} ${word}`, tails: [], joins: undefined };
}

function mark(reference: Reference, isChosen: boolean): Clause {
  const { question, variable } = reference;
  const { items, scales, kind, code } = question;
  const label =
    kind === "grid" ? scales[0]?.categories[variable.option ?? 0]?.label : items[variable.part]?.label;
  const head = kind === "grid" ? subject(reference) : code;
  return { head: `${head} ${isChosen ? "" : "nicht "}genannt:`, tails: [short(label ?? "")], joins: "oder" };
}

function compared(operator: Operator, term: Term, value: string, names: Names): Settled {
  if (term.kind === "literal") throw new Wordless();
  if (term.kind === "count") return counted(operator, term.names, value, names);
  const reference = one(term.name, names);
  const { variable, question } = reference;
  const isEquality = operator === "==" || operator === "!=";
  if (value === "" && isEquality) return blank(term, operator === "!=", names);
  if (variable.coding === "mark") {
    if (!isEquality || !valuesOf(reference)?.includes(value)) throw new Wordless();
    return mark(reference, operator === "==");
  }
  const category = question.scales[variable.scale]?.categories.find(({ code }) => code === value);
  const label = category?.label ?? (variable.coding === "number" ? value.replace(".", ",") : value);
  const shown = isEquality || label === value || category === undefined ? label : `${value} (${label})`;
  return {
    head: `${subject(reference)} ${signs[operator]}`,
    tails: [short(shown)],
    joins: operator === "==" ? "oder" : undefined,
  };
}

/** How many options of a question are chosen, or how many of its parts have an answer. */
function counted(operator: Operator, of: readonly string[], value: string, names: Names): Clause {
  const references = of.flatMap((name) => names(name) ?? []);
  const [first] = references;
  if (first === undefined || references.some(({ question }) => question !== first.question))
    throw new Wordless();
  if (operator === "!=" || !/^\d+$/.test(value)) throw new Wordless();
  const isAll = references.length >= first.question.items.length;
  const among = isAll ? "" : ` unter ${listed(references.map(itemOf), "und")}`;
  const nouns = first.variable.coding === "mark" ? ["Nennung", "Nennungen"] : ["Antwort", "Antworten"];
  const told = howMany(operator, Number(value), nouns as [string, string]);
  return { head: `${first.question.code}: ${told}${among}`, tails: [], joins: undefined };
}

/** A number of answers in words: "mindestens eine Nennung". */
function howMany(operator: Operator, number: number, [one, many]: [one: string, many: string]): string {
  const isNone = number === 0 && (operator === "==" || operator === "<=");
  if (isNone || (number === 1 && operator === "<")) return `keine ${many}`;
  if (number === 0 && operator === ">") return `mindestens eine ${one}`;
  const word = operator === "==" ? "genau" : signs[operator];
  return number === 1 && operator !== ">" ? `${word} eine ${one}` : `${word} ${number} ${many}`;
}

function itemOf({ question, variable }: Reference): string {
  return short(question.items[variable.part]?.label ?? "");
}

/** A column by its question's code and, where it has several, its row. */
function subject(reference: Reference): string {
  const { question, variable } = reference;
  const { code, items, scales } = question;
  if (variable.coding === "rank") return `${code}, Rang ${variable.part + 1}`;
  if (items.length === 0) return code;
  const scale = scales.length > 1 ? scales[variable.scale]?.label || `Skala ${variable.scale + 1}` : "";
  return `${code} (${itemOf(reference)}${scale === "" ? "" : `, ${scale}`})`;
}

function one(name: string, names: Names): Reference {
  const [reference, second] = names(name) ?? [];
  if (reference === undefined || second !== undefined) throw new Wordless();
  return reference;
}

function short(label: string): string {
  return label.length > longestLabel ? `${label.slice(0, longestLabel - 1).trimEnd()}…` : label;
}
