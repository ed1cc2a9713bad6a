import type { z } from "zod";
import type { Problem } from "../../../src/model/problem.ts";
import type { WrittenType, writtenCodebook } from "../../../src/model/written-codebook.ts";
import { labelsIn } from "../labels.ts";
import type { Nodes } from "./nodes.ts";
import { type Option, otherCode, type Part, type WrittenQuestion } from "./types.ts";

type Source = z.output<typeof writtenCodebook>["questions"][number];
type Field = keyof Source;

/** Fields that every question may have. */
const common: Field[] = ["code", "type", "text", "section", "missing"];

/** Fields of each type, in one of several forms: those it needs, and those it may have. */
const forms: Readonly<Record<WrittenType, readonly { needs: Field[]; may: Field[] }[]>> = {
  single: [{ needs: ["answers"], may: ["column", "direction"] }],
  array: [{ needs: ["items", "answers"], may: ["direction"] }],
  multiple: [
    { needs: ["items"], may: ["chosen", "unchosen"] },
    { needs: ["answers", "separator"], may: ["column"] },
  ],
  number: [
    { needs: [], may: ["column"] },
    { needs: ["items"], may: [] },
  ],
  ranking: [
    { needs: ["columns", "answers"], may: [] },
    { needs: ["items"], may: [] },
  ],
  date: [{ needs: [], may: ["column"] }],
  text: [
    { needs: [], may: ["column"] },
    { needs: ["items"], may: [] },
  ],
};

/** Names that the columns of a response have, whatever its questions are. */
const taken = new Set(["id", "submitdate"]);

/** The questions of a codebook, and what is wrong with them. */
export function questionsOf(
  sources: readonly Source[],
  nodes: Nodes,
  file: string,
  language: string,
): { questions: WrittenQuestion[]; problems: Problem[] } {
  const general = optionsAt(nodes, ["missing"]);
  const { other } = labelsIn(language);
  const problems: Problem[] = [];
  const questions: WrittenQuestion[] = [];
  const first = new Map<string, number>();
  let section = "";
  for (const [index, source] of sources.entries()) {
    const { code, type } = source;
    const at = ["questions", index] as const;
    const line = nodes.line([...at, "code"]);
    const report = (what: string, hint: string, where = line) =>
      problems.push({ file, line: where, what: `Frage ${code}: ${what}`, hint });
    section = source.section ?? section;
    const before = first.get(code.toLowerCase());
    first.set(code.toLowerCase(), before ?? line);
    if (before !== undefined)
      report(`der Code steht schon in Zeile ${before}`, "Jeder Frage einen eigenen Code geben.");
    if (taken.has(code)) report("der Code ist vergeben", "Einen anderen Code wählen, etwa F_id.");
    fitForm(source, (field) => nodes.line([...at, field]), report);

    const parts = partsOf(source, nodes, at);
    const own = optionsAt(nodes, [...at, "missing"]);
    const isNone = source.missing !== undefined && own.length === 0;
    const given = optionsAt(nodes, [...at, "answers"]);
    for (const [field, entries] of Object.entries({ items: parts, answers: given }))
      if (source[field as Field] !== undefined && entries.length === 0)
        report(`${field} ist leer`, "Mindestens einen Eintrag nennen.", nodes.line([...at, field]));
    const inherited = isNone ? [] : general.filter((one) => !own.some((other) => same(one, other)));
    // A code may stand among the answers for its label, and count as missing all the same.
    const missing = [...own, ...inherited].map(({ code, label }) => ({
      code,
      label: label || given.find((answer) => same(answer, { code }))?.label || code,
    }));
    const answers = given.filter((answer) => !missing.some((one) => same(one, answer)));
    for (const twice of repeated(answers.map((answer) => canonical(answer.code))))
      report(`der Antwortcode ${twice} steht zweimal`, "Eine der beiden Antworten löschen.");
    if (given.length > 0 && answers.length === 0)
      report("alle Antworten sind als fehlend genannt", "Mindestens eine Antwort muss zählen.");
    if ((source.columns?.length ?? 0) > answers.length && answers.length > 0)
      report(
        "mehr Ränge als Antworten",
        "Unter columns je Rang eine Spalte nennen, unter answers alles, was einen Rang bekam.",
      );
    questions.push({
      code,
      line,
      type,
      text: source.text ?? code,
      section,
      parts,
      hasItems: source.items !== undefined,
      answers: answers.map(({ code, label }) => ({
        code,
        label: label || (code === otherCode ? other : code),
      })),
      missing,
      inherited: new Set(inherited.map(({ code }) => code)),
      direction: source.direction,
      chosen: source.chosen,
      unchosen: source.unchosen,
      separator: source.separator,
    });
  }
  return { questions, problems: [...problems, ...sharedColumns(questions, file)] };
}

/** Reports fields that a type lacks, and fields that have no meaning in it. */
function fitForm(
  source: Source,
  lineOf: (field: Field) => number,
  report: (what: string, hint: string, line?: number) => void,
): void {
  const all = forms[source.type];
  const has = (field: Field) => source[field] !== undefined;
  const score = ({ needs }: { needs: Field[] }) =>
    needs.filter(has).length - needs.filter((field) => !has(field)).length;
  const form = all.reduce((best, next) => (score(next) > score(best) ? next : best));
  const others = all.filter((other) => other !== form && other.needs.length > 0);
  const or = others.map(({ needs }) => `, oder stattdessen ${needs.join(" und ")}`).join("");
  for (const field of form.needs)
    if (!has(field))
      report(`${field} fehlt`, `Zu type: ${source.type} gehört ${form.needs.join(" und ")}${or}.`);
  const known = [...common, ...form.needs, ...form.may];
  for (const field of Object.keys(source) as Field[]) {
    if (known.includes(field) || !has(field)) continue;
    const hint = `Dazu gehören: ${known.join(", ")}. Das Feld löschen oder type ändern.`;
    report(`${field} gehört hier nicht zu type: ${source.type}`, hint, lineOf(field));
  }
}

function partsOf(source: Source, nodes: Nodes, at: readonly (string | number)[]): Part[] {
  const { code, column = code, columns, items, text = code } = source;
  if (columns !== undefined)
    return nodes
      .entries([...at, "columns"])
      .map((column, rank) => ({ code: `${rank + 1}`, column, label: "" }));
  if (items === undefined) return [{ code, column, label: text }];
  return nodes.pairs([...at, "items"]).map(({ key, value }) => {
    const item = items[key];
    return typeof item === "object"
      ? { code: key, column: item.column, label: item.label || key }
      : { code: key, column: key, label: value || key };
  });
}

/** Codes below a path with their labels, as they are spelled; of a list, the labels are empty. */
function optionsAt(nodes: Nodes, path: readonly (string | number)[]): Option[] {
  const pairs = nodes.pairs(path);
  if (pairs.length > 0) return pairs.map(({ key, value }) => ({ code: key, label: value }));
  return nodes.entries(path).map((code) => ({ code, label: "" }));
}

/** A cell or code as it is compared: numbers without leading zeros and empty decimals. */
export function canonical(text: string): string {
  const trimmed = text.trim();
  const whole = /^([+-]?)0*(\d+?)(?:[.,]0+)?$/.exec(trimmed);
  return whole ? `${whole[1] === "-" && whole[2] !== "0" ? "-" : ""}${whole[2]}` : trimmed;
}

function same(one: { code: string }, other: { code: string }): boolean {
  return canonical(one.code) === canonical(other.code);
}

function repeated(texts: readonly string[]): Set<string> {
  return new Set(texts.filter((text, i) => texts.indexOf(text) !== i));
}

function sharedColumns(questions: readonly WrittenQuestion[], file: string): Problem[] {
  const owners = new Map<string, WrittenQuestion>();
  const problems: Problem[] = [];
  for (const question of questions) {
    for (const { column } of question.parts) {
      const owner = owners.get(column);
      owners.set(column, owner ?? question);
      if (owner === undefined) continue;
      const where =
        owner === question
          ? "zweimal in dieser Frage"
          : `schon bei Frage ${owner.code} (Zeile ${owner.line})`;
      const hint = "Jede Spalte gehört zu genau einer Frage; in einer der beiden berichtigen.";
      problems.push({
        file,
        line: question.line,
        what: `Frage ${question.code}: die Spalte ${column} steht ${where}`,
        hint,
      });
    }
  }
  return problems;
}
