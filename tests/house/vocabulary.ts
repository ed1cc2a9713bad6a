import { SaxesParser } from "saxes";
import ts from "typescript";
import { nodesOf, parse, partsOf, placeOf, type Source } from "./sources.ts";

/** What only this study says: no code may know it. */
export interface Vocabulary {
  /** Codes of questions, items and answers, and ids of groupings and groups. */
  codes: string[];
  /** Wordings of items, answers, groupings and groups. */
  labels: string[];
  lands: string[];
}

const lands = [
  "Baden-Württemberg",
  "Bayern",
  "Berlin",
  "Brandenburg",
  "Bremen",
  "Hamburg",
  "Hessen",
  "Mecklenburg-Vorpommern",
  "Niedersachsen",
  "Nordrhein-Westfalen",
  "Rheinland-Pfalz",
  "Saarland",
  "Sachsen",
  "Sachsen-Anhalt",
  "Schleswig-Holstein",
  "Thüringen",
];

interface Row {
  [field: string]: string;
}

/** Rows of every table of a LimeSurvey structure file, by table. */
function tablesOf(lss: string): Record<string, Row[]> {
  const tables: Record<string, Row[]> = {};
  const path: string[] = [];
  let row: Row = {};
  let text = "";
  const parser = new SaxesParser();
  parser.on("opentag", ({ name }) => {
    path.push(name);
    text = "";
    if (name === "row") row = {};
  });
  const add = (more: string) => {
    text += more;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", ({ name }) => {
    path.pop();
    const table = path.at(-2);
    if (name === "row" && table !== undefined) {
      tables[table] ??= [];
      tables[table].push(row);
    } else if (path.at(-1) === "row") {
      row[name] = text;
    }
  });
  parser.write(lss).close();
  return tables;
}

/** The vocabulary of a study from its structure file and its parsed `study.yaml`. */
export function vocabularyOf(lss: string, study: unknown): Vocabulary {
  const tables = tablesOf(lss);
  const column = (table: string, field: string) => (tables[table] ?? []).map((row) => row[field] ?? "");
  const items = new Set(column("subquestions", "qid"));
  const itemTexts = (tables.question_l10ns ?? []).filter(({ qid }) => qid !== undefined && items.has(qid));
  const { groupings = {} } = (study ?? {}) as {
    groupings?: Record<
      string,
      { label?: string; groups?: Record<string, { label?: string; short?: string }> }
    >;
  };
  const all = Object.values(groupings);
  const groups = all.flatMap(({ groups = {} }) => Object.entries(groups));
  const clean = (words: readonly (string | undefined)[]) =>
    [...new Set(words.map((word) => (word ?? "").replace(/<[^>]*>/g, "").trim()))].filter(Boolean);
  return {
    codes: clean([
      ...column("questions", "title"),
      // One or two letters, or a number, name nothing: every survey has SQ1, Y, N and 1.
      ...[...column("subquestions", "title"), ...column("answers", "code")].filter((code) =>
        /^(?=.*[A-Za-z]{3}).{3,}$/.test(code),
      ),
      ...Object.keys(groupings),
      ...groups.map(([id]) => id),
    ]),
    labels: clean([
      ...itemTexts.map(({ question }) => question),
      ...column("answer_l10ns", "answer"),
      ...all.map(({ label }) => label),
      ...groups.flatMap(([, { label, short }]) => [label, short]),
    ]).filter((label) => /\p{L}{3}/u.test(label)),
    lands,
  };
}

/**
 * Where a file speaks of the study, as "place: word". Looked at are literals, names of members and markup, not
 * comments, which may explain with an example. What counts there, so that ordinary words stay free:
 * a code of four characters or more, a label of two words or more, and a Land as whole words anywhere;
 * a shorter code ("D1" is also a cell of a spreadsheet) or a label of one word only as the whole literal.
 */
export function mentions(source: Source, { codes, labels, lands }: Vocabulary): string[] {
  const isLong = (code: string) => code.length >= 4;
  const isPhrase = (label: string) => /\s/.test(label);
  const anywhere = wholeWords([...codes.filter(isLong), ...labels.filter(isPhrase), ...lands]);
  const whole = new Set([...codes, ...labels]);
  return textsOf(source).flatMap(({ text, place }) => {
    const trimmed = text.trim();
    if (whole.has(trimmed)) return [`${place}: ${trimmed}`];
    const freed = text.replaceAll("Europe/Berlin", "");
    return [...freed.matchAll(anywhere)].map(([word]) => `${place}: ${word}`);
  });
}

function wholeWords(words: readonly string[]): RegExp {
  const escaped = words.toSorted((a, b) => b.length - a.length).map((word) => RegExp.escape(word));
  return escaped.length === 0
    ? /(?!)/g
    : new RegExp(`(?<![\\p{L}\\d])(?:${escaped.join("|")})(?![\\p{L}\\d])`, "gu");
}

function textsOf(source: Source): { text: string; place: string }[] {
  const file = parse(source);
  const code = [...nodesOf(file)].flatMap((node) => {
    const text = textOf(node);
    return text === undefined ? [] : [{ text, place: placeOf(source, file, node) }];
  });
  const markup = partsOf(source)
    .markup.split("\n")
    .flatMap((line, index) => (line.trim() ? [{ text: line, place: `${source.path}:${index + 1}` }] : []));
  return [...code, ...markup];
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
    return node.text;
  if (ts.isRegularExpressionLiteral(node)) return node.text.replace(/^\/|\/\w*$/g, "");
  if (!ts.isIdentifier(node)) return undefined;
  const { parent } = node;
  const isMember =
    (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
  return isMember ? node.text : undefined;
}
