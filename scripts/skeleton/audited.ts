import { type Apart, apart } from "../apart.ts";
import { type Audited, audited, auditOf, orRefused } from "../audit.ts";
import { type Failure, questionsIn } from "../audit-remedy.ts";
import type { Place } from "../files.ts";
import { AuditRefusal } from "../protect/audit/index.ts";
import type { Derived } from "../release.ts";
import { type Proposals, withoutLast } from "./groupings.ts";

/** Rounds in which the publication is made smaller until nobody's answers follow from it. */
const mostRounds = 8;

/**
 * The study with as many of the proposals as pass the audit. What follows without any groups is set apart; else the
 * last grouping goes. Throws `AuthorError` where nothing helps.
 */
export async function auditedWith(
  place: Place,
  wanted: Proposals,
  derive: (proposals: Proposals) => Derived,
  reserve: Apart,
): Promise<{ audited: Audited; proposals: Proposals }> {
  let proposals = wanted;
  for (let round = 0; round < mostRounds; round++) {
    const derived = derive(proposals);
    const leaks = await orRefused(() => leaksOf(() => auditOf(place, derived)));
    if (!Array.isArray(leaks)) return { audited: leaks, proposals };
    if (proposals.taken.length === 0) {
      setApart(leaks, derived.material, reserve);
      continue;
    }
    const plain = derive({ taken: [], left: [] });
    const bare = await orRefused(() => leaksOf(() => auditOf(place, plain)));
    if (Array.isArray(bare)) setApart(bare, derived.material, reserve);
    else proposals = withoutLast(proposals);
  }
  const last = { ...proposals, taken: [] };
  return { audited: await audited(place, derive(last)), proposals: last };
}

/** What an audit gave, or the codes of the questions that keep it from passing. */
async function leaksOf(run: () => Promise<Audited | Failure>): Promise<Audited | string[]> {
  try {
    const done = await run();
    return "files" in done ? done : questionsIn(done);
  } catch (error) {
    if (error instanceof AuditRefusal && error.questions.length > 0) return [...error.questions];
    throw error;
  }
}

/** Sets questions apart, as `study.yaml` will say, for the author to confirm; what is known and leaks still, is withheld. */
export function setApart(codes: readonly string[], { release }: Derived["material"], reserve: Apart): void {
  const { withhold, known } = apart(codes, release.dataset);
  const again = known.filter((code) => reserve.known.includes(code));
  reserve.known.push(...known.filter((code) => !again.includes(code)));
  for (const code of [...withhold, ...again])
    if (!reserve.withhold.includes(code)) reserve.withhold.push(code);
}
