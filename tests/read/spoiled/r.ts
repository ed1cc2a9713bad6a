import type { Answered, Stored } from "../random/answers.ts";
import { rowsOf } from "../random/written.ts";

const system = ["id", "submitdate", "lastpage"];
/** Letters as LimeSurvey's R export numbers them. */
const numbers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Y: { Y: "1", N: "2" },
  C: { Y: "1", N: "2", U: "3" },
  E: { I: "1", S: "2", D: "3" },
  G: { F: "1", M: "2" },
};

/** Headings and rows of the data file of an R export: texts above, numbers instead of letters, nothing for NULL. */
export function withNumbers({ survey, columns, persons }: Answered): Stored[][] {
  const numbered = (cell: Stored, at: number): string => {
    const column = columns[at];
    if (column?.holds === "mark") return cell === null ? "" : cell === "Y" ? "1" : "0";
    return numbers[survey.questions[column?.question ?? -1]?.type ?? ""]?.[cell ?? ""] ?? cell ?? "";
  };
  const rows = rowsOf(persons).map((row) => [
    ...row.slice(0, system.length).map((cell) => cell ?? ""),
    ...row.slice(system.length).map(numbered),
  ]);
  return [[...system, ...columns.map((_, at) => `Frage ${at}`)], ...rows];
}

/** The syntax file beside it, which names the columns. */
export function syntax({ columns }: Answered): string {
  const names = [...system, ...columns.map(({ script }) => script)];
  const lines = names.flatMap((name, at) => [
    `data[, ${at + 1}] <- as.character(data[, ${at + 1}])`,
    `attributes(data)$variable.labels[${at + 1}] <- "Frage ${at}"`,
    `names(data)[${at + 1}] <- "${name}"`,
  ]);
  return [
    'data <- read.csv("survey_7_R_data_file.csv", quote = "\'\\"", fileEncoding="UTF-8")',
    ...lines,
    "",
  ].join("\n");
}
