import { beforeAll, describe, expect, test } from "vitest";
import { deriveData } from "../../scripts/data.ts";
import { certify } from "../../scripts/protect/audit/certificate.ts";
import { load } from "../../scripts/protect/audit/engine.ts";
import { type Audit, auditHere } from "../../scripts/protect/audit/index.ts";
import type { Block, Publication, State, Statistic } from "../../scripts/protect/audit/model.ts";
import { planOf } from "../../scripts/protect/audit/survey.ts";
import { countedIn, surveyOf } from "../../scripts/release.ts";
import { demonstration } from "../demonstration.ts";
import { temporaryPlace } from "../studies/derive.ts";

/** The pipeline has no tables by two groupings at once; here they are added to what it publishes. */
const { material } = deriveData(temporaryPlace(demonstration));
const { release, tables } = material;
const answers = (countedIn(release, 1000) ?? []).map((response) => response.answers);
const { publication } = planOf(surveyOf(release, tables, answers));
const least = 5;

/** Pairs of groups of two groupings, as groups of their own. */
function crossed({ groups }: Publication): { label: string; atoms: number[] }[] {
  const own = groups.slice(1);
  return own.flatMap((a, i) =>
    own.slice(i + 1).flatMap((b) => {
      const atoms = a.atoms.filter((atom) => b.atoms.includes(atom));
      return atoms.length > 0 ? [{ label: `${a.label} × ${b.label}`, atoms }] : [];
    }),
  );
}

/** What a table by two groupings says of one question: base and counts of each pair with enough answers. */
function statistics(
  { records, parts }: Block,
  pairs: ReturnType<typeof crossed>,
  first: number,
): Statistic[] {
  const [part] = parts;
  if (part?.kind !== "choice") return [];
  return pairs.flatMap(({ label, atoms }, i): Statistic[] => {
    const states = records.flatMap((own, person): State[] =>
      atoms.includes(publication.atomOf[person] ?? -1) ? [own[0] ?? -1] : [],
    );
    const valid = states.filter((state) => typeof state === "number" && state >= 0);
    if (valid.length < least) return [];
    const at = { part: 0, group: first + i, table: `${part.label} nach ${label}` };
    const counts = part.cells.map((_, cell): Statistic => {
      return { kind: "count", cells: [cell], count: valid.filter((state) => state === cell).length, ...at };
    });
    return [{ kind: "base", n: valid.length, ...at }, ...counts];
  });
}

const pairs = crossed(publication);
// One item of each of some arrays is enough, and keeps the test short.
const blocks = publication.blocks.filter(({ id }) => /^(B1|C3|F1) [0-3]$/.test(id));
const twoway: Publication = {
  ...publication,
  groups: [...publication.groups, ...pairs],
  blocks: blocks.map((block) => ({
    ...block,
    statistics: [...block.statistics, ...statistics(block, pairs, publication.groups.length)],
  })),
};

describe("all two-way tables of the demonstration with at least five answers", () => {
  let found: Audit;
  beforeAll(async () => {
    found = await auditHere(twoway, load, { explained: 1 });
  }, 120_000);

  test("are refused, with statements that name table, group and answer", () => {
    expect(found.passed).toBe(false);
    const [sentence = ""] = found.sentences;
    expect(sentence).toMatch(
      /^Aus Tabelle „.+ × .+“ .*folgt sicher: alle in „.+“ antworteten auf „.+“: „.+“\.$/,
    );
    expect(sentence).not.toContain("undefined");
  });

  test("never get a certificate", () => {
    expect(() => certify(twoway, found, () => "")).toThrow("verrät Antworten");
  });

  test("tell what the one-way tables of the same questions do not", async () => {
    const oneway = await auditHere({ ...publication, blocks }, load, { explained: 0 });
    expect(blocks.length).toBeGreaterThan(5);
    expect(oneway.passed).toBe(true);
  }, 60_000);
});
