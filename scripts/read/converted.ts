import type { Question } from "../../src/model/codebook.ts";
import type { Note, Variable } from "../dataset.ts";
import type { Decoder } from "./cells.ts";
import type { Columns } from "./columns.ts";
import { holdsText } from "./options.ts";
import type { Table } from "./table.ts";

/**
 * What stands for "no" where the export dialog converted it ("Convert N to 2", `transformResponseValue`): it stands
 * wherever a question was shown and nothing chosen or written too. Undefined where nothing was converted.
 */
export function convertedNo(
  { variables, sources }: Columns,
  { sample }: Table,
  questions: readonly Question[],
): string | undefined {
  const told = variables.flatMap((variable, at) => {
    const question = questions[variable.question];
    return question && isYesNo(variable, question) ? [sources[at] ?? -1] : [];
  });
  return ["2", "0"].find((no) => sample.some((row) => told.some((at) => row[at] === no)));
}

function isYesNo({ coding, part }: Variable, question: Question): boolean {
  return (
    question.type === "Y" || (coding === "mark" && question.kind === "multiple" && !holdsText(question, part))
  );
}

/** The decoder of a text beside the options, in which the converted "no" is no text. */
export function withConverted(decoder: Decoder, no: string): Decoder {
  const known = new Map(decoder.known);
  known.set(no, known.get("") ?? 0);
  return { known, read: decoder.read };
}

/** What cannot be told any more after "no" was converted. */
export function notesOnConverted({ variables }: Columns, questions: readonly Question[]): Note[] {
  const asked = new Set(
    variables.map(({ question }) => questions[question]).filter((of) => of?.type === "Y"),
  );
  if (asked.size === 0) return [];
  const codes = [...asked].map((question) => question?.code).join(", ");
  return [
    `Y und N wurden beim Export umgewandelt: Wo nichts geantwortet wurde, steht das Gleiche wie für Nein bei ${codes}.`,
  ];
}
