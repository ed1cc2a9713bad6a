import type { Codebook, Question } from "../../src/model/codebook.ts";
import type { Dataset, Variable } from "../dataset.ts";

/** What a name in `study.yaml` stands for: a question, and one or all of its columns. */
export interface Named {
  question: Question;
  /** The columns, with their places in a response's answers; none where the export lacks the question. */
  columns: { variable: Variable; at: number }[];
}

/** The question of a code with all its columns, or the one column of a name (`C2[SQ1]`); undefined for anything else. */
export function namedIn(dataset: Pick<Dataset, "codebook" | "variables">, name: string): Named | undefined {
  const { questions } = dataset.codebook;
  const columns = dataset.variables.map((variable, at) => ({ variable, at }));
  const whole = questions.findIndex(({ code }) => code === name);
  const own = columns.filter(({ variable }) =>
    whole < 0 ? variable.name === name : variable.question === whole,
  );
  const question = questions[whole < 0 ? (own[0]?.variable.question ?? -1) : whole];
  return question && { question, columns: own };
}

/** All names that a condition can use: question codes, and the columns of questions that have several. */
export function namesIn({ codebook, variables }: Pick<Dataset, "codebook" | "variables">): string[] {
  return [...new Set([...codesOf(codebook), ...variables.map(({ name }) => name)])];
}

function codesOf({ questions }: Codebook): string[] {
  return questions.filter(({ kind }) => kind !== "display").map(({ code }) => code);
}

/** What of a dataset a step may replace. */
type Changes = Pick<Partial<Dataset>, "codebook" | "variables" | "responses" | "asked"> & {
  /** Notes of the step, in addition; read when all responses have been. */
  notes?: readonly string[];
};

/** A dataset with some of it replaced; what is certain only once all responses are read is still asked of the original. */
export function changed(dataset: Dataset, { notes = [], ...changes }: Changes): Dataset {
  return {
    ...dataset,
    ...changes,
    get tellsNotShown() {
      return dataset.tellsNotShown;
    },
    get tellsNotReached() {
      return dataset.tellsNotReached;
    },
    get dropped() {
      return dataset.dropped;
    },
    get notes() {
      return [...dataset.notes, ...notes];
    },
  };
}
