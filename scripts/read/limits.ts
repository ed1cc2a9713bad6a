import type { Problem } from "../../src/model/problem.ts";
import type { Structure, StructureQuestion } from "./structure.ts";

/** Ten times what a database holds of one response, and more than any table of another source. */
const mostColumns = 20_000;
/** Categories over all rows of all tables. */
const mostCells = 1_000_000;
/** LimeSurvey speaks about a hundred languages. */
const mostLanguages = 200;
/** Columns and answers, once for every language. */
const mostWordings = 500_000;

/** Columns and cells that a question has; a grid multiplies its rows with its columns before anybody looks at them. */
function sizeOf({ type, subquestions, answers }: StructureQuestion): { columns: number; cells: number } {
  const of = (scale: number) => subquestions.filter((sub) => sub.scale === scale).length;
  const rows = Math.max(1, of(0));
  if (type === "R") return { columns: answers.length, cells: answers.length ** 2 };
  const columns = rows * Math.max(1, of(1));
  return { columns, cells: columns * Math.max(1, answers.length) };
}

/** What is wrong with a questionnaire that is too large to be one; undefined for all others. */
export function tooLarge({ file, languages, questions }: Structure): Problem | undefined {
  const sizes = questions.map(sizeOf);
  const columns = sizes.reduce((sum, size) => sum + size.columns, 0);
  const cells = sizes.reduce((sum, size) => sum + size.cells, 0);
  const answers = questions.reduce((sum, question) => sum + question.answers.length, 0);
  const refuse = (what: string): Problem => ({
    file,
    what: `der Fragebogen hat mehr als ${what}`,
    hint: "So groß ist keine Umfrage: Die Datei prüfen und neu exportieren.",
  });
  if (columns > mostColumns) return refuse("20.000 Spalten");
  if (cells > mostCells) return refuse("eine Million Antwortmöglichkeiten");
  if (languages.length > mostLanguages) return refuse("200 Sprachen");
  return languages.length * (columns + answers) > mostWordings ? refuse("500.000 Texte") : undefined;
}
