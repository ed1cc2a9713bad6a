import type { FigureRow } from "../model/figure.ts";
import type { FigureFile, FigureSpec } from "../model/figure-spec.ts";
import type { Derived } from "../model/report.ts";
import type { Lookup } from "./bound.ts";
import { suggestPath } from "./errors.ts";
import { count, decimal, percentText } from "./format.ts";
import { baseText } from "./i18n.ts";
import { hasSeveral } from "./measures.ts";
import { highestTwo, medianWords, orderedOf } from "./ordered.ts";
import { isPair, onScale, pairKeys } from "./pair.ts";
import { lookUpResult } from "./result-values.ts";
import {
  distributionIn,
  type Fault,
  named,
  type Selected,
  type Selection,
  same,
  select,
  shareOf,
} from "./selection.ts";

/** Figures by id, as paths name them. */
export type FigureSpecs = ReadonlyMap<string, FigureFile>;

const grammar = /^([a-z][a-z0-9-]*)((?:\.[A-Za-z0-9_-]+){1,3})(?:@([a-z][a-z0-9-]*))?$/;

/** Where in the released data a path leads, but for its last word. */
export interface Located {
  kind: "located";
  id: string;
  selection: Selection;
  measure: Selected;
  /** The category, or `n`, `mean`, `median`, `top2`. */
  last: string;
  /** Grouping and group after @; absent of the total. */
  at?: { grouping: string; group: string };
}

/**
 * Finds a bound value by its path: `figure.category[@group]`, `figure.item.category[@group]`, or `n`, `mean`,
 * `median`, `top2` (share of the two highest answers), `basis` (who is counted, in words) in the place of the category;
 * of a figure of two scales `figure.item.scale`, the share that is drawn, or `figure.item.scale.category`; of a result
 * see `lookUpResult`.
 * Nothing withheld can be quoted.
 */
export function lookUp(path: string, figures: FigureSpecs, derived: Derived): Lookup {
  const located = locate(path, figures, derived);
  return located.kind === "located" ? valueAt(path, located, derived) : located;
}

/** The row and the group that a path leads to; or, of a result, its value; or what is wrong with it. */
export function locate(path: string, figures: FigureSpecs, derived: Derived): Located | Lookup {
  const match = grammar.exec(path);
  if (!match) {
    return {
      kind: "problem",
      what: `kein gültiger Verweis auf einen Wert: ${path}`,
      hint: "So: figur.kategorie oder figur.kategorie@gruppe.",
    };
  }
  const [, id = "", rest = "", group] = match;
  const spec = figures.get(id);
  if (spec === undefined)
    return unknown(
      path,
      suggestPath(id, [...figures.keys()], (found) => path.replace(id, found)),
    );
  const parts = rest.slice(1).split(".");
  if ("result" in spec) return lookUpResult({ path, id, parts, group }, spec, derived);
  const isOfTwo = isPair(spec, derived);
  const scale = pairKeys.findIndex((key) => same(key, parts[1] ?? ""));
  if (isOfTwo && scale < 0) return whichScale(path, id, parts, spec, derived);
  if (!isOfTwo && parts.length > 2)
    return {
      kind: "problem",
      what: `kein gültiger Verweis auf einen Wert: ${path}`,
      hint: "So: figur.teilfrage.kategorie; drei Teile nach dem Namen gibt es nur bei zwei Skalen.",
    };
  const selection = isOfTwo ? select(onScale(spec, scale), derived) : selectionOf(spec, derived);
  // A faulty figure is reported with its own file; its values are then not looked at.
  if (Array.isArray(selection))
    return {
      kind: "problem",
      what: `${path}: die Abbildung ${id} ist fehlerhaft`,
      hint: `Zuerst content/figures/${id}.yaml berichtigen.`,
    };

  // Of two scales, the share that is drawn needs no name.
  const last = (isOfTwo ? (parts[2] ?? spec.share) : parts.at(-1)) ?? "";
  const keys = selection.measures.map((m) => m.key);
  const measure =
    parts.length > 1 ? named(selection.measures, (m) => m.key, parts[0] ?? "") : selection.measures[0];
  if (measure === undefined)
    return unknown(
      path,
      suggestPath(parts[0] ?? "", keys, (found) => path.replace(`.${parts[0]}`, `.${found}`)),
    );
  if (parts.length === 1 && selection.measures.length > 1) {
    return {
      kind: "problem",
      what: `${path}: welche Teilfrage?`,
      hint: `Die Abbildung zeigt mehrere; so: ${id}.${keys[0]}.${last}. Es gibt: ${keys.join(", ")}`,
    };
  }

  const grouping = group === undefined ? undefined : groupingOf(group, derived, spec.by);
  if (group !== undefined && grouping === undefined) {
    return unknown(
      path,
      suggestPath(group, allGroups(derived), (found) => path.replace(`@${group}`, `@${found}`)),
    );
  }
  const at = grouping === undefined || group === undefined ? {} : { at: { grouping, group } };
  return { kind: "located", id, selection, measure, last, ...at };
}

const selections = new WeakMap<Derived, Map<FigureSpec, Selection | Fault[]>>();

/** What `select` finds, once for the same figure and data: texts name hundreds of values of a few figures. */
function selectionOf(spec: FigureSpec, derived: Derived): Selection | Fault[] {
  const known = selections.get(derived) ?? new Map<FigureSpec, Selection | Fault[]>();
  selections.set(derived, known);
  const found = known.get(spec) ?? select(spec, derived);
  known.set(spec, found);
  return found;
}

/** A path into a figure of two scales that names none of them. */
function whichScale(
  path: string,
  id: string,
  parts: readonly string[],
  spec: FigureSpec,
  derived: Derived,
): Lookup {
  const selection = select(onScale(spec, 0), derived);
  const items = Array.isArray(selection) ? [] : selection.measures.map(({ key }) => key);
  const item = named(items, (key) => key, parts[0] ?? "") ?? items[0] ?? "teilfrage";
  const examples = pairKeys.map((key) => `${id}.${item}.${key}`).join(" oder ");
  return { kind: "problem", what: `${path}: welche der beiden Skalen?`, hint: `So: ${examples}.` };
}

function valueAt(path: string, located: Located, derived: Derived): Lookup {
  const { id, selection, measure, last, at } = located;
  const distribution = distributionIn(measure.row, at?.grouping, at?.group);
  if (distribution === undefined) {
    return {
      kind: "problem",
      what: `${path}: ${selection.question.code} wird nicht nach Gruppen veröffentlicht`,
      hint: "Den Wert ohne @gruppe nennen.",
    };
  }
  if (distribution.kind === "suppressed") return withheld(path);

  const { n, mean, median } = distribution;
  const ordered = orderedOf(selection.question, measure.measure, distribution);
  const isYear = selection.question.kind === "date";
  if (last === "n") return bound(n, count(n), "");
  if (last === "basis") return bound(n, baseOf(n, selection, derived), "");
  if (last === "mean" && mean !== undefined) return bound(mean, decimal(mean), "");
  if (last === "median" && median !== undefined) {
    return bound(median, isYear ? String(median) : decimal(median), "");
  }
  const category = named(selection.categories, (c) => c.key, last);
  if (category === undefined && last === "median" && ordered !== undefined) {
    const text = medianWords(ordered);
    return { kind: "value", value: { text, number: text, unit: "", value: ordered.position } };
  }
  const isTop = category === undefined && last === "top2" && ordered?.topTwo !== undefined;
  const members = isTop
    ? highestTwo(selection.question, measure.measure, distribution.cells.length)
    : category?.members;
  if (members === undefined) {
    const known = [
      ...selection.categories.map((c) => c.key),
      "n",
      ...(mean === undefined ? [] : ["mean"]),
      ...(median === undefined && ordered === undefined ? [] : ["median"]),
      ...(ordered?.topTwo === undefined ? [] : ["top2"]),
    ];
    return unknown(
      path,
      suggestPath(last, known, (found) => path.replace(`.${last}`, `.${found}`)),
    );
  }
  const share = shareOf(distribution, members);
  if (share.kind === "suppressed") return withheld(path);
  return {
    kind: "value",
    value: {
      text: percentText(share.percent),
      number: String(share.percent),
      unit: "Prozent",
      value: share.percent,
      share: {
        count: share.count,
        whole: distribution.whole ?? n,
        base: `${id}.${measure.key}@${at?.group ?? ""}${isTop ? ".top2" : ""}`,
        several: hasSeveral(selection.question),
      },
    },
  };
}

/** „n = 211; Befragte mit Angabe“ */
function baseOf(n: number, { question }: Selection, derived: Derived): string {
  const row: FigureRow = { key: "", label: "", total: true, result: { kind: "value", n, shares: [] } };
  return baseText([row], question, derived);
}

function bound(value: number, number: string, unit: string): Lookup {
  return { kind: "value", value: { text: number, number, unit, value } };
}

function unknown(path: string, hint: string): Lookup {
  return { kind: "problem", what: `unbekannter Wert: ${path}`, hint };
}

function withheld(path: string): Lookup {
  return {
    kind: "withheld",
    what: `der Wert ${path} ist zum Schutz der Befragten nicht veröffentlicht`,
    hint: 'Den Satz ohne diesen Wert schreiben, ihm mit [Satz]{sonst="anderer Satz"} einen Ausweg geben, oder die Gruppe in data/study.yaml mit einer anderen zusammenlegen.',
  };
}

/**
 * The paths that a value is ranked among, itself included: the same category of all items; of a multiple response all
 * options; else, of a value in a group, all groups; else all categories. Undefined where it has no like.
 */
export function alike(path: string, figures: FigureSpecs, derived: Derived): string[] | undefined {
  const [, id = "", rest = "", group] = grammar.exec(path) ?? [];
  const spec = figures.get(id);
  if (spec === undefined || "result" in spec) return undefined;
  const selection = isPair(spec, derived) ? select(onScale(spec, 0), derived) : selectionOf(spec, derived);
  if (Array.isArray(selection)) return undefined;
  const [, ...behind] = rest.slice(1).split(".");
  const at = group === undefined ? "" : `@${group}`;
  if (selection.measures.length > 1)
    return selection.measures.map(({ key }) => [id, key, ...behind].join(".") + at);
  const categories = () => selection.categories.map(({ key }) => `${id}.${key}${at}`);
  if (group === undefined || hasSeveral(selection.question)) return categories();
  const grouping = derived.study.groupings.find((g) => g.id === groupingOf(group, derived, spec.by));
  return grouping?.groups.map((g) => `${id}${rest}@${g.id}`);
}

/** The grouping variable that a group belongs to: the figure's own first. */
function groupingOf(group: string, { study }: Derived, preferred: string | undefined): string | undefined {
  const holding = study.groupings
    .filter(({ groups }) => groups.some(({ id }) => id === group))
    .map(({ id }) => id);
  return holding.find((id) => id === preferred) ?? holding[0];
}

function allGroups({ study }: Derived): string[] {
  return study.groupings.flatMap(({ groups }) => groups.map(({ id }) => id));
}
