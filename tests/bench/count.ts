import { readDataset } from "../../scripts/read/index.ts";
import type { SourceFile } from "../../scripts/read/source.ts";
import { tabulate } from "../../scripts/tabulate/index.ts";
import type { Counts } from "./array.ts";

/** The counts of the one question in these files, read and tabulated as a build does it. */
export function countsOf(files: readonly SourceFile[]): Counts {
  const { persons, questions } = tabulate(readDataset(files), [], "completed");
  const [measures = []] = questions;
  return {
    completed: persons[0] ?? 0,
    items: measures.map(({ counts, noAnswer, notShown }) => ({
      answers: [...counts],
      empty: noAnswer[0] ?? 0,
      notShown: notShown[0] ?? 0,
    })),
  };
}
