import type { Question } from "../../src/model/codebook.ts";
import type { Note, Variable } from "../dataset.ts";
import type { Columns } from "./columns.ts";
import { holdsText } from "./options.ts";
import type { Table } from "./table.ts";

/** Cells that mean yes, and cells that mean no. */
export interface YesNo {
  yes: string[];
  no: string[];
}

/** How the data file of an R export numbers yes and no: of options, and of yes-no questions. */
export interface RCoding {
  mark: YesNo;
  yesNo: YesNo;
}

/** The first line of a syntax file from the writers that number options 1 and 0, yes and no 1 and 2. */
const recent = /^data <- read\.csv\(.*fileEncoding=/;

/**
 * The coding of an R export, and the columns that can be read with it. LimeSurvey's `RDataWriter` changed its numbers
 * several times (chosen and not: 2 and 1, later 1 and 0; yes and no: 2 and 1, 1 and 0, later 1 and 2), while the
 * labels in the syntax file said "1 = yes" throughout. So the numbers that occur decide. Where they do not, as where
 * options hold nothing but 1, the question is left out, and a note says so: half the time the answer would be wrong.
 * @param syntax beginning of the syntax file
 */
export function withRCoding(
  syntax: string,
  table: Table,
  columns: Columns,
  questions: Question[],
): { columns: Columns; coding: RCoding } {
  const { marks, yesNos } = numbersIn(table, columns, questions);
  const isRecent = recent.test(syntax) || marks.has("0");
  const isOld = !isRecent && marks.has("2");
  const coding: RCoding = {
    mark: isOld ? { yes: ["2"], no: ["1"] } : { yes: ["1"], no: ["0"] },
    yesNo: yesNos.has("0")
      ? { yes: ["1"], no: ["0"] }
      : isOld
        ? { yes: ["2"], no: ["1"] }
        : { yes: ["1"], no: ["2"] },
  };
  const unclear = new Set<number>();
  if (!isRecent && !isOld) {
    for (const variable of columns.variables) {
      const { type, kind } = questions[variable.question] ?? {};
      if (variable.coding === "mark" && kind === "multiple" && marks.has("1")) unclear.add(variable.question);
      if (type === "Y" && yesNos.size > 0 && !yesNos.has("0")) unclear.add(variable.question);
    }
  }
  const read = without(unclear, columns, questions);
  return { columns: { ...read, notes: [...read.notes, ...silent(read, table, questions)] }, coding };
}

/** R exports write a yes-no question that was not shown like one without answer, whatever they do with others. */
function silent({ variables }: Columns, table: Table, questions: Question[]): Note[] {
  if (!table.nullIsNotShown || !table.sample.some((row) => row.includes(null))) return [];
  const codes = variables.flatMap(({ question }) => {
    const { type, code } = questions[question] ?? {};
    return type === "Y" && code !== undefined ? [code] : [];
  });
  if (codes.length === 0) return [];
  const which =
    codes.length === 1 ? `Bei der Ja-Nein-Frage ${codes[0]}` : `Bei den Ja-Nein-Fragen ${codes.join(", ")}`;
  return [`${which} ist im R-Export „nicht gezeigt“ von „keine Angabe“ nicht zu unterscheiden.`];
}

/** The one-letter cells of options and of yes-no questions. */
function numbersIn(table: Table, { variables, sources }: Columns, questions: Question[]) {
  const marks = new Set<string>();
  const yesNos = new Set<string>();
  const wanted = variables.flatMap((variable, at) => {
    const question = questions[variable.question];
    const into = isOption(variable, question) ? marks : question?.type === "Y" ? yesNos : undefined;
    return into ? [{ source: sources[at] ?? -1, into }] : [];
  });
  if (wanted.length === 0) return { marks, yesNos };
  for (const { rows } of table.batches(() => {})) {
    for (const row of rows) {
      for (const { source, into } of wanted) {
        const cell = row[source];
        if (cell?.length === 1) into.add(cell);
      }
    }
  }
  return { marks, yesNos };
}

/** "other" of a multiple choice holds a text; checkboxes of an array are numbers in every export. */
function isOption({ coding, part }: Variable, question: Question | undefined): boolean {
  return coding === "mark" && question?.kind === "multiple" && !holdsText(question, part);
}

function without(unclear: ReadonlySet<number>, columns: Columns, questions: Question[]): Columns {
  if (unclear.size === 0) return columns;
  const kept = columns.variables.map(({ question }) => !unclear.has(question));
  const codes = [...unclear].map((index) => questions[index]?.code ?? "");
  const which = codes.length === 1 ? `Frage ${codes[0]} fehlt` : `Die Fragen ${codes.join(", ")} fehlen`;
  return {
    ...columns,
    variables: columns.variables.filter((_, at) => kept[at]),
    sources: columns.sources.filter((_, at) => kept[at]),
    absent: questions
      .map(({ code }) => code)
      .filter((code) => codes.includes(code) || columns.absent.includes(code)),
    notes: [
      ...columns.notes,
      `${which}: Dem R-Export ist nicht anzusehen, welche Zahl Ja bedeutet. Ein Export als CSV mit „Antworten: Antwortcodes“ sagt es.`,
    ],
  };
}
