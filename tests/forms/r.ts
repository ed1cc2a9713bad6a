import { inR } from "./cells.ts";
import { csv } from "./csv.ts";
import { r, text } from "./headings.ts";
import { type Column, columns, isBeside, type Option, sid } from "./questionnaire.ts";

/** Answers whose numbers get labels. */
function labelsOf(column: Column): Option[] {
  const { question, scale = 0 } = column;
  if (question === undefined || isBeside(column)) return [];
  if (question.type === "Y") {
    return [
      { code: "1", text: "Ja" },
      { code: "2", text: "Nein" },
    ];
  }
  if (question.type === "M" || question.type === "P") {
    return [
      { code: "1", text: "Ja" },
      { code: "0", text: "Nicht ausgewählt" },
    ];
  }
  return question.scales[scale];
}

/** The lines of the syntax file on one column, which they name by its index. */
function linesOn(column: Column, index: number): string[] {
  const slashed = (words: string) => words.replace(/["'\\]/g, "\\$&");
  const options = labelsOf(column);
  const isNumber = (value: string) => /^\d+$/.test(value);
  const numeric = options.length > 0 && options.every(({ code }) => isNumber(code));
  const levels = options.map(({ code }) => (numeric ? code : `"${code}"`)).join(",");
  const labels = options.map((option) => `"${slashed(option.text)}"`).join(", ");
  return [
    `# LimeSurvey Field type: ${numeric ? "F" : "A"}`,
    `data[, ${index}] <- as.${numeric ? "numeric" : "character"}(data[, ${index}])`,
    `attributes(data)$variable.labels[${index}] <- "${slashed(text(column))}"`,
    ...(options.length > 0
      ? [`data[, ${index}] <- factor(data[, ${index}], levels=c(${levels}),labels=c(${labels}))`]
      : []),
    `names(data)[${index}] <- "${r(column)}"`,
  ];
}

/** The syntax file of an R export (`RSyntaxWriter`). */
export function rSyntax(): string {
  const data = `responses_${sid}_R_data_file.csv`;
  return [
    `data <- read.csv("${data}", quote = "'\\"", na.strings=c("", "\\"\\""), stringsAsFactors=FALSE, fileEncoding="UTF-8-BOM")`,
    "",
    "",
    ...columns.flatMap((column, at) => linesOn(column, at + 1)),
    "",
  ].join("\n");
}

/** The data file of an R export, with the full texts above the columns that the dialog proposes. */
export function rData(hidesNull: boolean): string {
  return csv({ heading: text, separator: ",", recode: inR, masks: false, hidesNull });
}
