import { readDerived } from "../src/lib/content.ts";
import { AuthorError, collector } from "../src/lib/errors.ts";
import type { Problem } from "../src/model/problem.ts";
import type { Certified } from "../src/model/report.ts";
import type { PublicStudy, Study } from "../src/model/study.ts";
import { isCertified } from "./audit-memory.ts";
import { type Derived, deriveData, exportsIn, writtenStudy } from "./data.ts";
import type { Place } from "./files.ts";
import { stableJson } from "./json.ts";
import type { Solver } from "./protect/audit/solver.ts";
import { hasResponses } from "./read/index.ts";
import { studyFile } from "./study.ts";

/** What is derived from the responses; undefined where there are none, and data derived earlier stand in for them. */
export function derivedWhereAnswered(place: Place, solver: Solver | undefined): Derived | undefined {
  try {
    return deriveData(place, solver);
  } catch (error) {
    // To ask first would read the survey twice.
    if (error instanceof AuthorError && !hasSurvey(place)) return undefined;
    throw error;
  }
}

/** True where responses are there, or something that was meant as such, or nothing was derived before. */
function hasSurvey(place: Place): boolean {
  if (hasResponses(exportsIn(place, writtenStudy(place)))) return true;
  const { attempt, problems } = collector();
  attempt(() => readDerived(place.derived));
  return problems.length > 0;
}

/** Derived data of an earlier run that were audited as they are, whatever `study.yaml` says by now. */
export function auditedBefore(place: Place): Certified {
  const derived = readDerived(place.derived);
  if (isCertified(place, derived.certificate)) return derived;
  throw new AuthorError([uncertified]);
}

const uncertified: Problem = {
  file: "data/derived/certificate.json",
  what: "ist nicht das Zertifikat dieser Daten: Etwas wurde nach der Prüfung der Anonymität geändert",
  hint: "npm run data ausführen, mit den Antworten in data/.",
};

/** Derived data of an earlier run; refused where `study.yaml` says something else by now, or they were not audited. */
export function earlierData(place: Place): Certified {
  const derived = readDerived(place.derived);
  const written = writtenStudy(place);
  const hint = "npm run data ausführen, mit den Antworten in data/.";
  if (written && !isOf(written, derived.study)) {
    throw new AuthorError([{ file: studyFile, what: "passt nicht zu den Daten in data/derived", hint }]);
  }
  const { certificate, study } = derived;
  if (!isCertified(place, certificate) || (study.status === "final" && certificate.kind !== "passed"))
    throw new AuthorError([uncertified]);
  return derived;
}

/** True where derived data have status, title and policy that the study has by now, and nothing that nobody approves of. */
function isOf({ status, title, results, policy }: Study, derived: PublicStudy): boolean {
  const same = (a: unknown, b: unknown) => stableJson(a) === stableJson(b);
  const approved = same(results, derived.results) && same(policy, derived.policy);
  return approved && status === derived.status && title === derived.title;
}
