import { AuthorError } from "../src/lib/errors.ts";
import type { Problem } from "../src/model/problem.ts";
import type { Study } from "../src/model/study.ts";
import { type Apart, apart } from "./apart.ts";
import { partitionsOf } from "./groupings.ts";
import { isTwoWay } from "./partition.ts";
import { type Audit, AuditRefusal, audit, type Options, type Publication } from "./protect/audit/index.ts";
import { layoutOf } from "./protect/audit/layout.ts";
import type { Disclosure } from "./protect/audit/model.ts";
import { type Redesign, type Regrouping, redesigns } from "./protect/audit/redesign.ts";
import { type Plan, planOf, type Survey } from "./protect/audit/survey.ts";
import type { Material } from "./release.ts";
import { type Release, releasedFrom, surveyOf, tallyOf } from "./release.ts";
import { studyFile } from "./study.ts";

/** An audit that failed, with what is needed to find a publication that passes. */
export interface Failure {
  material: Material;
  survey: Survey;
  plan: Plan;
  found: Audit;
  how: Options;
  /** Redesigns that are tried. */
  tries: number;
}

/** Disclosures that are told; whoever mends these is told the next. */
const mostTold = 8;

/**
 * What a failed audit tells its author: each disclosure in a sentence, and the cheapest changes that pass. No number
 * of persons stands in any of it.
 */
export async function disclosureProblems(failure: Failure): Promise<Problem[]> {
  const { sentences } = failure.found;
  const hint = await remedies(failure);
  const told = sentences.slice(0, mostTold);
  const more = sentences.length > told.length ? " Das ist nicht alles." : "";
  return told.map((sentence, i) => {
    const isLast = i === told.length - 1;
    const what = `die Anonymität ist verletzt. ${sentence}${isLast ? more : ""}`.replace(/\.$/, "");
    return { file: studyFile, what, hint: isLast ? hint : "Was dagegen hilft, steht beim letzten Hinweis." };
  });
}

/** Questions that a disclosure is about, by code. */
export function questionsIn({ plan, found, survey }: Pick<Failure, "plan" | "found" | "survey">): string[] {
  const codes = found.disclosures.map((disclosure) => questionOf(disclosure, plan, survey));
  return [...new Set(codes)];
}

function questionOf(
  { block: id, statement }: Disclosure,
  { publication, bindings }: Plan,
  survey: Survey,
): string {
  const at = publication.blocks.findIndex((block) => block.id === id);
  const block = publication.blocks[at];
  const part = block
    ? layoutOf(block).parts.findIndex(
        ({ first, notShown }) => first <= statement.column && statement.column <= notShown,
      )
    : -1;
  return survey.codebook.questions[bindings[at]?.[part]?.question ?? -1]?.code ?? "";
}

async function remedies(failure: Failure): Promise<string> {
  const { found, material, tries } = failure;
  const { partitions } = material.release;
  const guilty = found.disclosures.map(({ block }) => block);
  const groupings = partitions.map((partition, p): Regrouping => {
    const { id, label, groups } = partition;
    const slots = material.tally.slots[p]?.groups ?? [];
    const persons = (i: number) => material.tally.persons[slots[i] ?? 0] ?? 0;
    return {
      id,
      label,
      twoWay: isTwoWay(partition),
      groups: groups.map((group, i) => ({ id: group.id, label: group.label, persons: persons(i) })),
    };
  });
  // What follows without any groups follows with all of them: no grouping has to do with it.
  const bare = await outcomeOf(failure, guilty, { drop: groupings.map(({ id }) => id) });
  if (bare === undefined) return without;
  const reserve = apart(questionsIn(bare), material.release.dataset);
  const { withhold, known } = reserve;
  const isAny = withhold.length + known.length > 0;
  const alone = isAny && (await passes(failure, guilty, [], reserve));
  const named = [
    ...(withhold.length > 0 ? [`Unter policy.withhold nennen: ${withhold.join(", ")}.`] : []),
    ...(known.length > 0
      ? [`Unter policy.known nennen, wenn die Antwort kein Geheimnis ist: ${known.join(", ")}.`]
      : []),
  ];
  if (alone) return named.join(" ");
  const total = isAny ? undefined : await inTotal(failure, guilty);
  const designs = await redesigns(groupings, (changes) => passes(failure, guilty, changes, reserve), {
    tries,
  });
  const texts = designs.map((changes) => [...named, ...changes.map(({ sentence }) => sentence)].join(" "));
  if (total !== undefined)
    texts.unshift(
      `Unter policy.totalOnly nennen, was dann nicht nach Gruppen erscheint: ${total.join(", ")}.`,
    );
  if (texts.length === 0) return without;
  const [first = "", ...others] = texts;
  return `Eine dieser Änderungen genügt: ${[first, ...others.map((text) => `Oder: ${text}`)].join(" ")}`;
}

/** More questions that lose their breakdown are not a small change any more. */
const mostInTotal = 3;

/** A few questions that would only have to appear in total: those that are told of, or what is asked because of them. */
async function inTotal(failure: Failure, guilty: readonly string[]): Promise<string[] | undefined> {
  const { plan, survey } = failure;
  const told = questionsIn(failure);
  const last = plan.publication.blocks.flatMap(({ id }, b) => {
    const question = plan.bindings[b]?.at(-1)?.question ?? -1;
    return guilty.includes(id) ? (survey.codebook.questions[question]?.code ?? []) : [];
  });
  for (const codes of [[...new Set(last)], told]) {
    if (codes.length > mostInTotal) continue;
    if (await passes(failure, guilty, [], { withhold: [], known: [], totalOnly: codes })) return codes;
  }
  return undefined;
}

const without =
  "Eine Gruppierung weglassen, Gruppen zusammenlegen, oder die genannten Fragen unter policy.withhold oder policy.totalOnly nennen.";

/** Questions that are treated in another way. */
type Reserve = Apart & { totalOnly?: readonly string[] };

/** A change of the study: groupings that are left out, groups that are merged, questions that are withheld. */
interface Changed {
  drop?: readonly string[];
  merges?: readonly Extract<Redesign, { kind: "merge" }>[];
  reserve?: Reserve;
}

/** True where the publication with these changes passes in full; those blocks are looked at first that failed. */
async function passes(
  failure: Failure,
  guilty: readonly string[],
  changes: readonly Redesign[],
  reserve: Reserve,
): Promise<boolean> {
  const drop = changes.flatMap((change) => (change.kind === "drop" ? [change.grouping] : []));
  const merges = changes.flatMap((change) => (change.kind === "merge" ? [change] : []));
  const first = await outcomeOf(failure, guilty, { drop, merges, reserve });
  if (!first?.found.passed) return false;
  const whole = await outcomeOf(failure, undefined, { drop, merges, reserve });
  return whole?.found.passed ?? false;
}

/** The audit of a changed study, made anew from the answers; undefined where it cannot be published or audited. */
async function outcomeOf(
  { material, survey: { responses, weights }, how }: Failure,
  only: readonly string[] | undefined,
  changed: Changed,
) {
  try {
    const release = changedRelease(material.release, changed);
    const tables = releasedFrom(tallyOf(release, responses, material.tally, weights), release);
    const survey = surveyOf(release, tables, responses, material.earlier, weights);
    const plan = planOf(survey);
    const found = await audit(onlyOf(plan.publication, only), { ...how, explained: 0 });
    return { survey, plan, found };
  } catch (error) {
    if (error instanceof AuthorError || error instanceof AuditRefusal) return undefined;
    throw error;
  }
}

function onlyOf(publication: Publication, ids: readonly string[] | undefined): Publication {
  if (ids === undefined) return publication;
  return { ...publication, blocks: publication.blocks.filter(({ id }) => ids.includes(id)) };
}

function changedRelease(release: Release, { drop = [], merges = [], reserve }: Changed): Release {
  const { study, partitions, dataset, file } = release;
  const isLeft = ({ id }: { id: string }) => !drop.includes(id);
  const kept = partitions.filter(
    (partition) => isLeft(partition) && (!isTwoWay(partition) || partition.of.every(isLeft)),
  );
  const groupings = Object.fromEntries(
    kept.map((partition): [string, Study["groupings"][string]] => {
      const { id, label, groups } = partition;
      if (isTwoWay(partition)) return [id, { label, cross: [partition.of[0].id, partition.of[1].id] }];
      const own = merges.filter(({ grouping }) => grouping === id).map((merge) => merge.groups);
      return [id, { label, question: partition.source, groups: Object.fromEntries(merged(groups, own)) }];
    }),
  );
  const policy = {
    ...study.policy,
    withhold: [...study.policy.withhold, ...(reserve?.withhold ?? [])],
    known: [...study.policy.known, ...(reserve?.known ?? [])],
    totalOnly: [...study.policy.totalOnly, ...(reserve?.totalOnly ?? [])],
  };
  // Pages that set groups side by side may name what is dropped; they and the frame, which is counted by groups of the
  // study as it is, have no part in what the audit looks at.
  const changed: Study = { ...study, policy, groupings, pages: { ...study.pages, pairs: [] } };
  return { ...release, study: changed, partitions: partitionsOf(changed, dataset, file), frame: undefined };
}

type Groups = Release["partitions"][number]["groups"];
type Written = NonNullable<Study["groupings"][string]["groups"]>[string];

/** Groups in display order, pairs of neighbours merged, one after the other. */
function merged(groups: Groups, pairs: readonly [string, string][]): [id: string, group: Written][] {
  const lists = groups.map((group) => [group]);
  for (const [one, other] of pairs) {
    const at = lists.findIndex((list) => list.some(({ id }) => id === one));
    const next = lists.findIndex((list) => list.some(({ id }) => id === other));
    if (at < 0 || next < 0 || at === next) continue;
    lists[at]?.push(...(lists[next] ?? []));
    lists.splice(next, 1);
  }
  return lists.map((list) => {
    const [first] = list;
    const codes = list.flatMap((group) => group.codes);
    const [from, below] = [list[0]?.from, list.at(-1)?.below];
    const label = list.map((group) => group.label).join(", ");
    const bounds = { ...(from === undefined ? {} : { from }), ...(below === undefined ? {} : { below }) };
    return [first?.id ?? "", { label, ...(codes.length > 0 ? { codes } : bounds) }];
  });
}
