import type { Codebook } from "../src/model/codebook.ts";
import type { Study } from "../src/model/study.ts";
import type { Tables } from "../src/model/table.ts";
import type { Dataset } from "./dataset.ts";

/** Questions that are set apart so that the rest can be published. */
export type Apart = Pick<Study["policy"], "withhold" | "known">;

/**
 * What to do with questions whose answers would follow from the publication, whatever its groups. They are withheld; but
 * a single choice that leads on to others, as consent does, is taken for known, or nothing could be said of those.
 */
export function apart(codes: readonly string[], { codebook, asked = [] }: Dataset): Apart {
  const leadsOn = (code: string) =>
    asked.some(({ by }) => by?.source === code) &&
    codebook.questions.some((question) => question.code === code && question.kind === "single");
  return {
    withhold: codes.filter((code) => !leadsOn(code)),
    known: codes.filter(leadsOn),
  };
}

/** Codes of questions to which all who took part gave the same answer: their totals tell of each what it was. */
export function unanimousIn({ n, questions }: Tables, { questions: asked }: Codebook): string[] {
  return asked.flatMap(({ code, kind }) => {
    const isOfAll = (questions[code] ?? []).some(({ total }) => {
      if (total.kind !== "value" || total.n !== n) return false;
      return kind === "listed" || total.cells.some((cell) => cell.kind === "value" && cell.count === n);
    });
    return isOfAll ? [code] : [];
  });
}
