import type { Category, Question } from "../model/codebook.ts";
import type { FigureCategory, Share } from "../model/figure.ts";
import type { FigureSpec } from "../model/figure-spec.ts";
import type { Derived } from "../model/report.ts";
import type { Distribution, Released, TableRow } from "../model/table.ts";
import { suggest } from "./errors.ts";
import { wholePercent } from "./format.ts";
import { hasSeveral, type Measure, measuresOf } from "./measures.ts";

/** What is wrong with a figure's file or with a path in the text: the field it stands in, what, and a hint. */
export interface Fault {
  field: string;
  what: string;
  hint: string;
}

/** One selected measure with its released row. */
export interface Selected {
  /** Key in paths: item or option code; empty for a question without. */
  key: string;
  label: string;
  measure: Measure;
  row: TableRow;
}

/** The part of a question that a figure shows, with its categories as the figure names them. */
export interface Selection {
  question: Question;
  measures: Selected[];
  /** Categories of every measure; of a multiple response, its options. */
  categories: (FigureCategory & { members: number[] })[];
}

/** Finds what a figure's file names: question, items, scale, categories; or every fault in it. */
export function select(spec: FigureSpec, derived: Derived): Selection | Fault[] {
  const { codebook, tables } = derived;
  const question = codebook.questions.find((q) => q.code === spec.question);
  if (question === undefined) {
    return [
      {
        field: "question",
        what: `unbekannte Frage: ${spec.question}`,
        hint: suggest(
          spec.question,
          codebook.questions.map((q) => q.code),
        ),
      },
    ];
  }
  if (question.kind === "listed" || question.kind === "display") {
    return [
      {
        field: "question",
        what: `${question.code} hat keine auswertbaren Antworten`,
        hint: "Offene Texte erscheinen nur als zugeordnete Kategorien: codings in study.yaml.",
      },
    ];
  }
  const faults: Fault[] = [];
  const rows = tables.questions[question.code] ?? [];
  if (rows.length === 0) {
    return [
      {
        field: "question",
        what: `${question.code} kommt im Export nicht vor`,
        hint: "Die Frage in LimeSurvey mit ausgeben.",
      },
    ];
  }
  const scales = question.scales.length;
  if (scales > 1 && spec.scale === undefined) {
    faults.push({
      field: "question",
      what: `${question.code} hat zwei Skalen`,
      hint: "Mit scale: 1 oder scale: 2 eine auswählen.",
    });
  }
  const all = measuresOf(question).map(
    (measure, i): Selected => ({
      key: measure.item ?? "",
      label: labelOf(spec, measure.item ?? "", measure.label),
      measure,
      row: rows[i] as TableRow,
    }),
  );
  const inScale = scales > 1 ? all.filter(({ measure }) => measure.scale === (spec.scale ?? 1) - 1) : all;
  const options = question.kind === "multiple" ? question.items : undefined;

  const known = options ? options.map((o) => o.code) : inScale.map((m) => m.key);
  for (const wanted of spec.items ?? []) {
    if (known.every((code) => code === "")) {
      faults.push({
        field: "items",
        what: `${question.code} hat keine Teilfragen`,
        hint: "items weglassen.",
      });
      break;
    }
    if (named(known, (code) => code, wanted) === undefined) {
      faults.push({ field: "items", what: `unbekannte Teilfrage: ${wanted}`, hint: suggest(wanted, known) });
    }
  }
  const pick = <T>(list: readonly T[], code: (entry: T) => string): T[] =>
    spec.items ? spec.items.flatMap((wanted) => named(list, code, wanted) ?? []) : [...list];
  const measures = options ? inScale : pick(inScale, (m) => m.key);
  const categories = haveOneScale(measures)
    ? categoriesOf(spec, question, measures[0], faults)
    : withoutScale(spec, question, faults);
  const chosen = options ? pick(categories, (c) => c.key) : categories;
  faults.push(...uselessFields(spec, question, [...known, ...categories.map((c) => c.key)], derived));
  return faults.length > 0 ? faults : { question, measures, categories: chosen };
}

/** False where the items of a number are cut into different classes: their shares have no common heading. */
function haveOneScale([first, ...others]: readonly Selected[]): boolean {
  const classes = first?.row.classes?.join();
  return others.every(({ row }) => row.classes?.join() === classes);
}

/** No categories: means can be shown together all the same. */
function withoutScale(spec: FigureSpec, { code }: Question, faults: Fault[]): Selection["categories"] {
  if (spec.range === undefined) {
    faults.push({
      field: "question",
      what: `die Teilfragen von ${code} haben verschiedene Klassen`,
      hint: "Mit items: [..] eine davon auswählen, oder mit range: [von, bis] die Mittelwerte zeigen.",
    });
  }
  return [];
}

/** Fields that would be read over in silence: a scale where there is one, a label of something that is not shown. */
function uselessFields(
  spec: FigureSpec,
  question: Question,
  keys: readonly string[],
  { study }: Derived,
): Fault[] {
  const faults: Fault[] = [];
  if (spec.scale !== undefined && question.scales.length < 2) {
    faults.push({ field: "scale", what: `${question.code} hat nur eine Skala`, hint: "scale weglassen." });
  }
  const answers = question.scales.flatMap((scale) => scale.categories.map((c) => c.code));
  const groups = study.groupings.flatMap((grouping) => grouping.groups.map((g) => g.id));
  const known = [...new Set([...keys, ...answers, ...groups, "total", question.code])].filter(
    (key) => key !== "",
  );
  for (const key of Object.keys(spec.labels)) {
    if (known.some((other) => same(other, key))) continue;
    faults.push({ field: "labels", what: `labels: nichts heißt ${key}`, hint: suggest(key, known) });
  }
  return faults;
}

function categoriesOf(
  spec: FigureSpec,
  question: Question,
  first: Selected | undefined,
  faults: Fault[],
): Selection["categories"] {
  const own: readonly Category[] =
    question.kind === "numeric" || question.kind === "date"
      ? (first?.row.classes ?? []).map((label) => ({ code: label, label }))
      : (first?.measure.categories ?? []);
  if (spec.recode === undefined) {
    return own.map(({ code, label }, i) => ({
      key: code,
      label: labelOf(spec, code, label),
      members: [i],
    }));
  }
  const used = new Set<number>();
  return Object.entries(spec.recode).map(([key, codes]) => {
    const members = codes.flatMap((code) => {
      const answer = named(own, (c) => c.code, code);
      const at = answer === undefined ? -1 : own.indexOf(answer);
      if (at < 0) {
        faults.push({
          field: "recode",
          what: `${key}: unbekannter Antwortcode: ${code}`,
          hint: suggest(
            code,
            own.map((c) => c.code),
          ),
        });
      } else if (used.has(at)) {
        faults.push({
          field: "recode",
          what: `${key}: ${code} steht in zwei Kategorien`,
          hint: "Jeder Antwortcode gehört in höchstens eine Kategorie.",
        });
      }
      used.add(at);
      return at < 0 ? [] : [at];
    });
    if (hasSeveral(question) && members.length > 1) {
      faults.push({
        field: "recode",
        what: `${key}: Nennungen lassen sich nicht zusammenzählen`,
        hint: "Wer mehreres nennt, zählte doppelt; jede Antwort für sich zeigen.",
      });
    }
    return { key, label: labelOf(spec, key, key.charAt(0).toUpperCase() + key.slice(1)), members };
  });
}

/**
 * The entry that a name means: the one of exactly that code, else the only one that differs by case alone. Authors
 * write `@landkreis` and `SQ1` as they come, but a survey may have both `a` and `A`.
 */
export function named<T>(entries: readonly T[], code: (entry: T) => string, name: string): T | undefined {
  const exact = entries.find((entry) => code(entry) === name);
  if (exact !== undefined) return exact;
  const alike = entries.filter((entry) => same(code(entry), name));
  return alike.length === 1 ? alike[0] : undefined;
}

/** The figure's own label for a key, else the survey's. */
export function labelOf(spec: Pick<FigureSpec, "labels">, key: string, label: string): string {
  return named(Object.entries(spec.labels), ([name]) => name, key)?.[1] ?? label;
}

/** Codes and keys are compared without regard to case: authors write `@landkreis` and `SQ1` as they come. */
export function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The released distribution of a measure in the total or in one group; undefined where there is no such table. */
export function distributionIn(row: TableRow, grouping?: string, group?: string): Distribution | undefined {
  return grouping === undefined || group === undefined ? row.total : row.groups[grouping]?.[group];
}

/** Released share of some categories together; suppressed as soon as one of them is. */
export function shareOf(
  { cells, n, whole }: Pick<Released, "cells" | "n" | "whole">,
  members: readonly number[],
): Share {
  let count = 0;
  for (const member of members) {
    const cell = cells[member];
    if (cell?.kind === "suppressed") return cell;
    count += cell?.count ?? 0;
  }
  return { kind: "value", count, percent: wholePercent(count, whole ?? n) };
}
