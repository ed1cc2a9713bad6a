import type { Derived } from "../model/report.ts";
import { groupPairs, releasedGroups } from "./groups.ts";
import { askedQuestions, questionPath } from "./question-address.ts";

/** Addresses below the base of the pages that every question, every released group and every pair of groups has. */
export function resultPaths(known: Pick<Derived, "study" | "codebook" | "tables">): string[] {
  const { codebook } = known;
  return [
    ...askedQuestions(codebook).map(({ code }) => questionPath(code, codebook)),
    ...releasedGroups(known).map(({ path }) => path),
    ...groupPairs(known).map(({ path }) => path),
  ];
}
