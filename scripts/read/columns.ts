import { nearest } from "../../src/lib/errors.ts";
import type { Codebook } from "../../src/model/codebook.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { Note, Variable } from "../dataset.ts";
import { type Drops, droppedOf } from "./dropped.ts";
import { type Field, rName } from "./fields.ts";
import { formOf, systemKind } from "./headings.ts";
import { noNumberQuestion, unknownWeights } from "./weights.ts";

/** Which column of a table answers what. */
export interface Columns {
  /** Variables that the table has, in the order of the questionnaire. */
  variables: Variable[];
  /** Index of the column of each variable. */
  sources: number[];
  /** Index of the column `id`; -1 where the export has none. */
  id: number;
  /** Index of the column `submitdate`; -1 where the export has none. */
  submitdate: number;
  /** Index and name of the column with the weights; absent in an unweighted study. */
  weight?: { at: number; name: string };
  /** Codes of questions without any column. */
  absent: string[];
  problems: Problem[];
  notes: Note[];
}

/** What the columns are matched to. */
export interface Expected {
  /** File that names the columns: the table, or the R syntax. */
  file: string;
  codebook: Codebook;
  fields: Field[];
  /** Headings of columns to drop, and of the one with the weights, from `study.yaml`. */
  ignore: readonly string[];
  weights?: string | undefined;
  /** Columns without heading and cells, which are left out. */
  blank?: ReadonlySet<number>;
  /** Where columns are noted that are left out. */
  drops: Drops;
}

/** Unknown columns, and those that stand there twice, that are named one by one; the rest is counted, or left. */
const mostUnknown = 20;

/**
 * Matches the columns of a table to the variables of a survey: by headings with question codes in any of LimeSurvey's
 * spellings, or by the names of an R syntax file.
 * @param headings null for a text beside an answer, which is dropped
 * @param names name of each column by the R syntax; columns without one are dropped
 */
export function columnsOf(
  headings: readonly (string | null)[],
  expected: Expected,
  names?: ReadonlyMap<number, string>,
): Columns {
  const { file, codebook, fields, ignore, weights, drops, blank } = expected;
  const byR = names !== undefined;
  const given = headings.filter((heading) => heading !== null);
  const problems: Problem[] = byR ? [] : wrongForm(given, expected);
  const find = finderOf(fields, byR ? names.values() : given, byR);
  const codes = new Set(codebook.questions.map(({ code }) => code));
  const ignored = new Set(ignore);
  const place = new Map<Field, number>();
  const columns: Columns = {
    variables: [],
    sources: [],
    id: -1,
    submitdate: -1,
    absent: [],
    problems,
    notes: [],
  };
  const keyed = new Set<string>();
  const at = byR ? { file } : { file, line: 1 };
  const spared = problems.length > 0;
  let unknown = 0;
  const twice = new Set<string>();
  const strangers: string[] = [];

  for (const [index, heading] of headings.entries()) {
    if (heading === null) continue;
    const name = byR ? (names.get(index) ?? "") : heading;
    const isWeight = weights !== undefined && [name, heading].includes(weights);
    if (isWeight && columns.weight === undefined && find(name) === undefined) {
      columns.weight = { at: index, name: weights ?? name };
    } else if (ignored.has(name) || ignored.has(heading)) drops.add("ignored", name || heading);
    else if (byR && name === "") drops.add("unnamed", heading || `Spalte ${index + 1}`);
    else if ((name === "id" || name === "submitdate") && columns[name] < 0) {
      columns[name] = index;
      drops.add("own", name);
    } else {
      const field = find(name);
      if (field === undefined) {
        if (name === "" && blank?.has(index)) continue;
        const kind = systemKind(name, codes);
        if (kind !== undefined) drops.add(kind, name);
        if (kind !== undefined || spared) continue;
        strangers.push(name);
        unknown++;
        if (unknown <= mostUnknown) problems.push({ ...at, ...unknownColumn(name, index, fields) });
      } else if (place.has(field)) {
        if (twice.has(name) || twice.size >= mostUnknown) continue;
        twice.add(name);
        problems.push({
          ...at,
          what: `die Spalte ${name} kommt zweimal vor`,
          hint: "Fragencodes in LimeSurvey eindeutig machen oder eine der Spalten beim Export abwählen.",
        });
      } else {
        place.set(field, index);
        if (name === field.byKey && name !== field.name) keyed.add(name.slice(0, name.indexOf("[")));
      }
    }
  }

  if (unknown > mostUnknown) {
    const what = `${unknown - mostUnknown} weitere Spalten stehen nicht in der Struktur`;
    problems.push({ ...at, what, hint: "Struktur und Antworten aus derselben Umfrage exportieren." });
  }

  for (const field of fields) {
    const index = place.get(field);
    if (index === undefined) continue;
    const { variable } = field;
    const question = codebook.questions[field.question];
    const kind = question && droppedOf(field, question);
    if (kind !== undefined) drops.add(kind, field.name);
    if (variable === undefined) continue;
    columns.variables.push(variable);
    columns.sources.push(index);
  }
  if (weights !== undefined && columns.weight === undefined && !spared) {
    const found = weightsIn(weights, find, place);
    if (typeof found === "object") columns.weight = found;
    else {
      const numbers = columns.variables.filter(({ coding }) => coding === "number").map(({ name }) => name);
      problems.push(
        found === "text" ? noNumberQuestion(weights) : unknownWeights(weights, [...strangers, ...numbers]),
      );
    }
  }
  const { absent, notes } = missingOf(codebook, fields, place);
  if (!byR && blank?.size)
    notes.push(
      `${blank.size === 1 ? "Eine leere Spalte" : `${blank.size} leere Spalten`} ohne Überschrift in ${file} übergangen.`,
    );
  for (const code of keyed) {
    notes.push(
      `Die Ränge von Frage ${code} heißen im Export nach Antworten und wurden der Reihe nach gelesen.`,
    );
  }
  return { ...columns, absent, notes };
}

/** The column of a question that holds the weights; "text" where it holds no numbers, undefined where there is none. */
function weightsIn(
  name: string,
  find: (name: string) => Field | undefined,
  place: ReadonlyMap<Field, number>,
): { at: number; name: string } | "text" | undefined {
  const field = find(name);
  const at = field && place.get(field);
  if (at === undefined) return undefined;
  return field?.variable?.coding === "number" ? { at, name } : "text";
}

/** A function that finds the field of a column name: by its usual spelling, else by another one. */
function finderOf(
  fields: Field[],
  names: Iterable<string>,
  byR: boolean,
): (name: string) => Field | undefined {
  const given = new Set(names);
  const ranked = new Set(
    fields.filter(({ name }) => given.has(name)).map(({ variable }) => variable?.question),
  );
  const usual = new Map<string, Field | undefined>();
  const others = new Map<string, Field | undefined>();
  // Two columns of one spelling cannot be told apart: then neither is found, and the author is asked.
  const add = (to: typeof usual, name: string, field: Field) => {
    to.set(name, to.has(name) && to.get(name) !== field ? undefined : field);
  };
  for (const field of fields) {
    const { name, aliases, byKey, variable } = field;
    if (byR) {
      for (const alias of aliases.length > 0 ? aliases : [name]) add(usual, rName(alias), field);
      continue;
    }
    add(usual, name, field);
    for (const alias of aliases) add(others, alias, field);
    if (byKey !== undefined && !ranked.has(variable?.question)) add(others, byKey, field);
  }
  return (heading) => {
    const name = byR ? rName(heading) : heading;
    return usual.has(name) ? usual.get(name) : others.get(name);
  };
}

/** The one problem that explains all others: headings that are no question codes, or those of another survey. */
function wrongForm(headings: string[], { file, codebook, fields }: Expected): Problem[] {
  const { codes, codesWithText, texts } = formOf(headings, fields, codebook.questions);
  if (codes > 0 && codesWithText + texts <= codes) return [];
  const what =
    codesWithText > texts
      ? "die Überschriften sind Fragencodes mit Fragetext statt nur Fragencodes"
      : texts > 0
        ? "die Überschriften sind Fragetexte statt Fragencodes"
        : "keine einzige Spalte gehört zu einer Frage der Struktur";
  const hint =
    codesWithText + texts > 0
      ? "In LimeSurvey neu exportieren mit „Überschriften: Fragencode“ und „Antworten: Antwortcodes“."
      : "Struktur und Antworten aus derselben Umfrage exportieren, mit „Überschriften: Fragencode“.";
  return [{ file, line: 1, what, hint }];
}

function unknownColumn(name: string, index: number, fields: Field[]): Pick<Problem, "what" | "hint"> {
  if (name === "") {
    return {
      what: `Spalte ${index + 1} hat keine Überschrift`,
      hint: "Die Datei so ablegen, wie LimeSurvey sie exportiert hat.",
    };
  }
  const known = fields.flatMap((field) => [field.name, ...field.aliases]);
  const near = nearest(name, known);
  const ask = near === undefined ? "Gehört sie zu keiner Frage," : `meinten Sie ${near}? Sonst`;
  return {
    what: `die Spalte ${name.length > 60 ? `${name.slice(0, 60)}…` : name} steht nicht in der Struktur`,
    hint: `${ask} in study.yaml unter responses.ignore nennen.`,
  };
}

/** Questions without any column, and a note on those that lack some. */
function missingOf(
  { questions }: Codebook,
  fields: Field[],
  place: ReadonlyMap<Field, number>,
): { absent: string[]; notes: Note[] } {
  const answering = Map.groupBy(
    fields.filter(({ variable }) => variable !== undefined),
    ({ variable }) => variable?.question,
  );
  const absent: string[] = [];
  const notes: Note[] = [];
  for (const [index, { code }] of questions.entries()) {
    const own = answering.get(index) ?? [];
    const lacking = own.filter((field) => !place.has(field)).map(({ name }) => name);
    if (lacking.length === 0) continue;
    if (lacking.length === own.length) absent.push(code);
    else notes.push(`Im Export fehlen von Frage ${code} die Spalten ${lacking.join(", ")}.`);
  }
  return { absent, notes };
}
