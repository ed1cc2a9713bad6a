import { same, select } from "../../src/lib/selection.ts";
import { type FigureSpecs, lookUp } from "../../src/lib/values.ts";
import type { Derived } from "../../src/model/report.ts";
import type { Draft } from "./figures.ts";
import { literal, quoted, short, some } from "./words.ts";

/** A share that a sentence may quote: its path, and what it is the share of. */
export interface Quotable {
  path: string;
  /** Label of the answer. */
  answer: string;
  /** Label of the subquestion; empty for a question without. */
  item: string;
}

/** What is released of a figure, by paths that can be quoted. */
interface Released {
  n: string | undefined;
  mean: string | undefined;
  median: string | undefined;
  shares: Quotable[];
  /** Means of the fields of a numeric question. */
  means: Quotable[];
}

/**
 * What the stub of a chapter says of a figure: values bound by their paths, in words that are true whatever the data.
 * What is withheld is left out; where nothing is released, the sentence only points to the figure.
 */
export function sentenceOn(draft: Draft, derived: Derived): string {
  const { id, question } = draft;
  const { n, mean, median, shares, means } = releasedOf(draft, derived);
  const wording = words(question.text || question.code, 90);
  const asked = `die Frage ${wording}`;
  const at = `[#${id}]`;
  const counted = n === undefined ? "" : `{{${n}}} Befragte`;
  const named = namesIn(shares.length > 0 ? shares : means);
  const only = `Wie ${asked} beantwortet wurde, zeigt ${at}.`;
  if (means.length > 0) {
    const { parts } = some(means.map(({ path, item }) => `für ${named(item)} bei {{${path}}}`));
    return `Welche Mittelwerte sich für ${asked} ergeben, zeigt ${at}. Der Mittelwert liegt ${parts}.`;
  }
  if (question.kind === "numeric" && n !== undefined && mean !== undefined && median !== undefined) {
    return `Auf ${asked} haben ${counted} eine Zahl genannt (${at}). Der Mittelwert liegt bei {{${mean}}}, der Median bei {{${median}}}.`;
  }
  if (shares.length === 0) return only;
  const [first] = shares;
  if (question.kind === "ranking") {
    const { among, parts } = some(shares.map(({ path, item }) => `${named(item)} {{${path}}}`));
    return `Was bei der Frage ${wording} auf dem ersten Rang steht, zeigt ${at}. Auf Rang 1 setzen ${among}${parts}.`;
  }
  if (question.kind === "array") {
    const { among, parts } = some(shares.map(({ path, item }) => `bei ${named(item)} {{${path}}}`));
    return `${only} Die Antwort ${words(first?.answer ?? "", 60)} geben ${among}${parts}.`;
  }
  if (n === undefined) return only;
  const { among, parts } = some(shares.map(({ path, answer }) => `${words(answer, 50)} {{${path}}}`));
  if (question.kind === "multiple")
    return `Auf ${asked} waren mehrere Antworten möglich; ${counted} haben mindestens eine gewählt (${at}). Gewählt haben ${among}${parts}.`;
  return `Auf ${asked} haben ${counted} geantwortet (${at}). Es antworteten ${among}${parts}.`;
}

/** A share for the start page: of one question, the first answer that is released. */
export function quotableOf(draft: Draft, derived: Derived): Quotable | undefined {
  return releasedOf(draft, derived).shares[0];
}

/** How subquestions are called in a sentence: shortened, unless two of them would then be called the same. */
function namesIn(quotables: readonly Quotable[]): (item: string) => string {
  const items = [...new Set(quotables.map(({ item }) => item))];
  const most =
    [50, 100].find((most) => new Set(items.map((item) => short(item, most))).size === items.length) ?? 300;
  return (item) => words(item, most);
}

function words(text: string, most: number): string {
  return literal(quoted(short(text, most)));
}

function releasedOf({ id, question, spec }: Draft, derived: Derived): Released {
  const none: Released = { n: undefined, mean: undefined, median: undefined, shares: [], means: [] };
  const selection = select(spec, derived);
  if (Array.isArray(selection)) return none;
  const { measures, categories } = selection;
  const specs: FigureSpecs = new Map([[id, spec]]);
  const released = (path: string) => (lookUp(path, specs, derived).kind === "value" ? path : undefined);
  // Paths do not tell upper from lower case: of two codes that differ in nothing else, neither is quoted.
  const keys = categories.map(({ key }) => key);
  const quotable = categories.filter(({ key }) => keys.filter((other) => other === key).length === 1);
  const items = measures.map(({ key }) => key.toLowerCase());
  const rows = measures.filter((_, i) => items.filter((other) => other === items[i]).length === 1);

  const shares = (row: string, item: string, chosen: typeof quotable) =>
    chosen.flatMap(({ key, label }): Quotable[] => {
      const path = released(`${id}${row && `.${row}`}.${segmentOf(key)}`);
      return path === undefined ? [] : [{ path, answer: label, item }];
    });
  if (measures.length === 1 && question.kind !== "array" && question.kind !== "ranking") {
    const n = released(`${id}.n`);
    const isNumber = question.kind === "numeric";
    return {
      ...none,
      n,
      mean: isNumber ? released(`${id}.mean`) : undefined,
      median: isNumber ? released(`${id}.median`) : undefined,
      shares: shares("", "", quotable),
    };
  }
  if (question.kind === "numeric") {
    const means = rows.flatMap(({ key, label }): Quotable[] => {
      const path = released(`${id}.${key}.mean`);
      return path === undefined ? [] : [{ path, answer: "", item: label }];
    });
    return { ...none, means };
  }
  const end = spec.favourable === "first" ? quotable.slice(0, 1) : quotable.slice(-1);
  const wanted = spec.share === undefined ? end : quotable.filter(({ key }) => same(key, spec.share ?? ""));
  return { ...none, shares: rows.flatMap(({ key, label }) => shares(key, label, wanted)) };
}

/** How a category is named in a path: `n` is the base, so the answer N is written large. */
function segmentOf(key: string): string {
  return key === "n" ? "N" : key;
}
