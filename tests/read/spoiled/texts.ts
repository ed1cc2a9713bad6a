import type { Answered, Stored } from "../random/answers.ts";
import type { Column } from "../random/columns.ts";
import { rowsOf } from "../random/written.ts";
import type { MadeQuestion } from "../survey.ts";

const headings = ["Antwort ID", "Datum Abgeschickt", "Letzte Seite"];
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Y: { Y: "Ja", N: "Nein" },
  C: { Y: "Ja", U: "Unsicher", N: "Nein" },
  E: { I: "Zunahme", S: "Gleichbleibend", D: "Abnahme" },
  G: { F: "Weiblich", M: "Männlich" },
};

/** Headings and rows of an export with full texts instead of codes, in the base language. */
export function withTexts({ survey, columns, persons }: Answered): Stored[][] {
  const questionOf = ({ question }: Column) => survey.questions[question] as MadeQuestion;
  const texts = columns.map((column) => headingOf(column, questionOf(column)));
  const rows = rowsOf(persons).map((row) => [
    ...row.slice(0, headings.length),
    ...columns.map((column, at) => wordOf(row[headings.length + at] ?? null, column, questionOf(column))),
  ]);
  return [[...headings, ...texts], ...rows];
}

/** The question, then its row, scale, rank or column, each in brackets. */
function headingOf(
  { heading, holds }: Column,
  { text, items = {}, columns = {}, answers2 }: MadeQuestion,
): string {
  const parts = [...heading.matchAll(/\[([^\]]*)\]/g)].map(([, part = ""]) => part);
  const worded = parts.flatMap((part, at) => {
    if (at === 1 && answers2) return [`Skala ${part}`];
    if (holds === "rank") return [`Rang ${part}`];
    if (part === "other") return ["Sonstiges"];
    if (part.endsWith("comment")) return [items[part.slice(0, -7)] ?? "", "Kommentar"].filter(Boolean);
    const [row = "", column] = part.split("_");
    return [items[row] ?? part, ...(column === undefined ? [] : [columns[column] ?? ""])];
  });
  return `${text}${worded.map((part) => ` [${part}]`).join("")}`;
}

function wordOf(cell: Stored, { holds, heading }: Column, question: MadeQuestion): Stored {
  if (holds === "mark") return cell === null ? "N/A" : cell === "Y" ? "Ja" : "Nein";
  if (!cell || (holds !== "code" && holds !== "rank")) return cell;
  if (cell === "-oth-") return "Sonstiges";
  const { type, answers = {}, answers2 = {} } = question;
  const labels = heading.endsWith("][2]") ? answers2 : answers;
  return words[type]?.[cell] ?? (labels[cell] as string | undefined) ?? cell;
}
