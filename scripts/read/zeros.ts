import type { Question } from "../../src/model/codebook.ts";
import type { Note, Variable } from "../dataset.ts";
import type { Decoder } from "./cells.ts";

/**
 * The decoder of a column from a program that takes codes for numbers: "1" is read as the code "01" where that is the
 * only code with this number, and a note says so at the first cell.
 * @param notes where it is noted, once for every question
 */
export function withZeros(decoder: Decoder, variable: Variable, question: Question, notes: Note[]): Decoder {
  if (variable.coding !== "category" && variable.coding !== "rank") return decoder;
  const codes = question.scales[variable.scale]?.categories.map(({ code }) => code) ?? [];
  return {
    known: decoder.known,
    read(cell) {
      const same = codes.filter((code) => /^[\d.eE+-]+$/.test(code) && Number(code) === Number(cell));
      const [code] = same;
      if (same.length !== 1 || code === undefined || cell.trim() === "") return decoder.read(cell);
      const answer = decoder.known.get(code);
      decoder.known.set(cell, answer);
      const note = `Frage ${question.code}: Codes wie „${code}“ stehen in der Datei als Zahlen („${cell}“) und wurden zugeordnet.`;
      if (!notes.some((other) => other.startsWith(`Frage ${question.code}: Codes wie`))) notes.push(note);
      return answer;
    },
  };
}

/** A note on every question whose codes such a program cannot keep apart ("1" and "01"). */
export function alike(questions: readonly Question[]): Note[] {
  return questions.flatMap(({ code, scales }) =>
    scales.flatMap(({ categories }) => {
      const numbers = categories.filter((category) => /^\d+$/.test(category.code));
      const twins = numbers.filter(({ code }) =>
        numbers.some((b) => b.code !== code && Number(b.code) === Number(code)),
      );
      return twins.length === 0
        ? []
        : [
            `Frage ${code}: Excel hält die Codes ${twins.map((twin) => twin.code).join(", ")} nicht auseinander.`,
          ];
    }),
  );
}
