import { AuthorError } from "../src/lib/errors.ts";
import type { LedgerEntry } from "../src/model/ledger.ts";
import type { Problem } from "../src/model/problem.ts";
import type { Correction, Study } from "../src/model/study.ts";
import type { Tables } from "../src/model/table.ts";
import { partitionsOf } from "./groupings.ts";
import { frozenProblems } from "./protect/frozen.ts";
import { type Earlier, type Release, releasedFrom, tablesText, tallyOf } from "./release.ts";
import { type Tally, tabulate } from "./tabulate/index.ts";

/**
 * The releases before this one. Throws `AuthorError` where this one, beside one of them, would give few persons away:
 * responses were added or left out, or a table changed that is no correction. A version that was released stays as it is.
 */
export function earlierReleases(
  entries: readonly LedgerEntry[],
  { release, tables, file }: { release: Release; tables: Tables; file: string },
): Earlier[] {
  const { version } = release.study.release;
  const problems: Problem[] = [];
  const found = entries.map((entry) => {
    const own = underRulesOf(entry, release);
    const tally = recounted(own);
    const again = releasedFrom(tally, own);
    const corrected = correctionsSince(entry.version, release.study.release).map(({ question }) => question);
    problems.push(...frozenProblems({ entry, again, corrected, file }));
    return earlierOf(entry, own, tally, again, corrected);
  });
  const twin = entries.find((entry) => entry.version === version);
  if (problems.length === 0 && twin && bare(twin.tables) !== bare(tables)) {
    problems.push({
      file,
      what: `release.version: Fassung ${version} ist schon veröffentlicht, und ihre Tabellen waren andere`,
      hint: `Die Nummer erhöhen. Wurde die Fassung nie aus der Hand gegeben: data/ledger/${version}.json löschen.`,
    });
  }
  if (problems.length > 0) throw new AuthorError(problems);
  return found;
}

/** Corrections of this release, and of those between it and a version. */
function correctionsSince(version: string, { corrections, earlier }: Study["release"]): Correction[] {
  const at = earlier.findIndex((each) => each.version === version);
  const since = at < 0 ? earlier : earlier.slice(0, at);
  return [...corrections, ...since.flatMap((each) => each.corrections)];
}

/** Today's answers under the rules of an earlier release: who counts, in which groups, and what is withheld. */
function underRulesOf({ study: { groupings, policy, responses } }: LedgerEntry, release: Release): Release {
  const study = { ...release.study, groupings, policy };
  const { include, weights } = release.study.responses;
  if (include !== responses.include || weights !== responses.weights) {
    const what = "responses: include oder weights ist anders als in einer früheren Fassung";
    const hint = "Wer mitzählt, ist mit der ersten Fassung festgelegt.";
    throw new AuthorError([{ file: release.file, what, hint }]);
  }
  return {
    ...release,
    study,
    partitions: partitionsOf(study, release.dataset, release.file),
    frame: undefined,
  };
}

function recounted({ study, dataset, partitions }: Release): Tally {
  const { include, weights } = study.responses;
  return tabulate(dataset, partitions, include, weights !== undefined);
}

function earlierOf(
  entry: LedgerEntry,
  release: Release,
  tally: Tally,
  again: Tables,
  corrected: readonly string[],
): Earlier {
  const gone = Object.keys(entry.tables.questions).filter((code) => again.questions[code] === undefined);
  const withheld = [...entry.withheld, ...corrected, ...gone];
  const codes = Object.keys(entry.tables.questions).filter((code) => !withheld.includes(code));
  const { partitions, study } = release;
  return {
    version: entry.version,
    told: {
      partitions,
      threshold: study.policy.threshold,
      exceptions: study.policy.exceptions,
      tables: only(again, codes),
      withheld,
    },
    render: (answers, weights) =>
      bare(only(releasedFrom(tallyOf(release, answers, tally, weights), release), codes)),
  };
}

function only(tables: Tables, codes: readonly string[]): Tables {
  const questions = Object.entries(tables.questions).filter(([code]) => codes.includes(code));
  return { ...tables, questions: Object.fromEntries(questions) };
}

/** Tables as text, without what is not made from single answers: mark, frame, agreement, equal responses. */
function bare({ mark: _, frame: _f, agreements: _a, duplicates: _d, ...tables }: Tables): string {
  const participation = Object.entries(tables.participation).map(([grouping, groups]) => [
    grouping,
    Object.fromEntries(
      Object.entries(groups).map(([group, size]) => [
        group,
        size.kind === "value" ? { kind: size.kind, n: size.n } : size,
      ]),
    ),
  ]);
  return tablesText({ ...tables, mark: "", participation: Object.fromEntries(participation) });
}
