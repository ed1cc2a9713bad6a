import type { Codebook } from "../../../src/model/codebook.ts";
import type { Tables } from "../../../src/model/table.ts";
import type { Answer, Variable } from "../../dataset.ts";
import { membership, type Partition } from "../../groupings.ts";
import { type Binding, bindingsOf } from "./binding.ts";
import {
  type Atom,
  type Block,
  type Group,
  noAnswer,
  notShown,
  type Publication,
  type State,
  type Statistic,
  type Tie,
} from "./model.ts";
import { refuse } from "./refusal.ts";
import { type Places, statisticsOf } from "./released.ts";

/** Who is asked a question: those who gave one of these answers (or chose one of these options) to an earlier one. */
export interface Filter {
  /** Code of the question that not all are asked. */
  target: string;
  /** Code of the question that decides. */
  source: string;
  /** Codes of the answers, or of the options of a multiple response, that lead on. */
  answers: string[];
}

/** A survey with what was released of it. */
export interface Survey {
  codebook: Codebook;
  variables: readonly Variable[];
  tellsNotShown: boolean;
  absent: readonly string[];
  partitions: readonly Partition[];
  threshold: number;
  /** The responses that were counted, in a fixed order. */
  responses: readonly (readonly Answer[])[];
  /** What is released of them. */
  tables: Tables;
  filters: readonly Filter[];
  /** Persons in the frame with these groups (ids, undefined outside all), where that is known. */
  frameOf?: (groups: readonly (string | undefined)[]) => number | undefined;
}

/** A publication, and how its worlds are written back as responses. */
export interface Plan {
  publication: Publication;
  /** Per block, per part. */
  bindings: Binding[][];
}

/**
 * The publication of a survey as an attacker sees it. Questions that make up groups are part of the roster, and no
 * block of their own. Throws a refusal where something that is released, or a filter, is not modelled.
 */
export function planOf(survey: Survey): Plan {
  const { codebook, variables, absent, partitions, responses, tables, threshold } = survey;
  const { atoms, groups, places, atomOf } = atomsOf(survey);
  const sources = partitions.map(({ source }) => source);
  const bindings = codebook.questions.flatMap((question, index) => {
    if (sources.includes(question.code) || absent.includes(question.code)) return [];
    return bindingsOf(question, index, variables, responses);
  });
  const codeOf = ({ question }: Binding) => codebook.questions[question]?.code ?? "";
  refuseUnknownFilters(survey, bindings.map(codeOf));

  const made = blocksOf(survey, bindings).map(({ members, ties }): { block: Block; own: Binding[] } => {
    const own = members.flatMap((member) => bindings[member] ?? []);
    const records = responses.map((answers) =>
      withoutUnasked(
        own.map((binding) => binding.read(answers)),
        ties,
      ),
    );
    const statistics = own.flatMap((binding, part) =>
      statisticsOf({
        code: codeOf(binding),
        binding,
        part,
        states: records.flatMap((states) => states[part] ?? []),
        places,
        tables,
        threshold,
      }),
    );
    const id = [...new Set(own.map(codeOf))].join("+");
    return {
      block: {
        id: own.length === 1 ? `${id} ${own[0]?.rows[0] ?? 0}` : id,
        parts: own.map(({ part }) => part),
        ties,
        statistics,
        records,
      },
      own,
    };
  });
  return {
    publication: {
      atoms,
      groups,
      atomOf,
      participation: participationOf(tables, places),
      blocks: made.map(({ block }) => block),
    },
    bindings: made.map(({ own }) => own),
  };
}

/** Who is in which atom: the groups of all partitions together, with "outside" and "unanswered" as groups. */
function atomsOf({ codebook, variables, partitions, responses, frameOf }: Survey) {
  const groups: Group[] = [{ label: "alle Befragten", atoms: [] }];
  const add = (label: string) => groups.push({ label, atoms: [] }) - 1;
  const places = partitions.map(
    (partition): Places => ({
      partition,
      groups: partition.groups.map(({ label }) => add(label)),
      outside: add(`${partition.label}: keine der Gruppen`),
      unanswered: add(`${partition.label}: keine Angabe`),
    }),
  );
  const groupOf = partitions.map((p) =>
    membership(p, codebook.questions[p.question]?.scales[0]?.categories ?? []),
  );
  const column = partitions.map(({ question }) => variables.findIndex((v) => v.question === question));
  const atoms: Atom[] = [];
  const index = new Map<string, number>();
  const atomOf = responses.map((answers) => {
    const key = places.map(({ groups, outside, unanswered }, p) => {
      const answer = answers[column[p] ?? -1];
      return answer == null ? unanswered : (groups[groupOf[p]?.(answer) ?? -1] ?? outside);
    });
    const known = index.get(key.join());
    if (known !== undefined) {
      const atom = atoms[known];
      if (atom) atom.persons++;
      return known;
    }
    const ids = key.map((group, p) => partitions[p]?.groups[places[p]?.groups.indexOf(group) ?? -1]?.id);
    const frame = frameOf?.(ids);
    const label = key.map((group) => groups[group]?.label ?? "").join(", ") || "alle Befragten";
    const atom = atoms.push({ label, persons: 1, ...(frame === undefined ? {} : { frame }) }) - 1;
    index.set(key.join(), atom);
    for (const group of [0, ...key]) groups[group]?.atoms.push(atom);
    return atom;
  });
  return { atoms, groups, places, atomOf };
}

function participationOf(tables: Tables, places: readonly Places[]): Statistic[] {
  const total: Statistic = { kind: "persons", n: tables.n, group: 0, table: "Teilnahme" };
  const own = places.flatMap(({ partition, groups }) =>
    partition.groups.flatMap(({ id }, i): Statistic[] => {
      const released = tables.participation[partition.id]?.[id];
      const table = `Teilnahme nach ${partition.label}`;
      return released?.kind === "value"
        ? [{ kind: "persons", n: released.n, group: groups[i] ?? 0, table }]
        : [];
    }),
  );
  return [total, ...own];
}

/** A filter whose rule is not known may tell an answer: what it tells cannot be checked. */
function refuseUnknownFilters({ codebook, filters }: Survey, codes: readonly string[]): void {
  for (const { code, filtered } of codebook.questions) {
    if (!filtered || !codes.includes(code) || filters.some(({ target }) => target === code)) continue;
    throw refuse(`${code} wird nicht allen gestellt, und wem, ist nicht bekannt`);
  }
}

/** Parts that are tied directly or through others, with their ties as indices within the block. */
function blocksOf(
  { codebook, filters }: Survey,
  bindings: readonly Binding[],
): { members: number[]; ties: Tie[] }[] {
  const of = (code: string) =>
    bindings.flatMap(({ question }, i) => (codebook.questions[question]?.code === code ? [i] : []));
  const ties = filters.flatMap(({ source, target, answers }) => {
    const [from, ...more] = of(source);
    const question = codebook.questions.find(({ code }) => code === source);
    if (from === undefined || more.length > 0 || question === undefined) {
      throw refuse(`${target}: der Filter auf ${source} ist nicht modelliert`);
    }
    const known = question.kind === "multiple" ? question.items : (question.scales[0]?.categories ?? []);
    const cells = answers.map((answer) => known.findIndex(({ code }) => code === answer));
    if (cells.includes(-1)) throw refuse(`${target}: der Filter nennt eine unbekannte Antwort von ${source}`);
    return of(target).map((to): Tie => ({ source: from, target: to, cells }));
  });
  const block = bindings.map((_, i) => i);
  for (const { source, target } of ties) {
    const [from, to] = [block[source] ?? source, block[target] ?? target];
    for (const [i, b] of block.entries()) if (b === to) block[i] = from;
  }
  return [...Map.groupBy(block.keys(), (i) => block[i] ?? i).values()].map((members) => ({
    members,
    ties: ties.flatMap((tie) =>
      members.includes(tie.target)
        ? [{ ...tie, source: members.indexOf(tie.source), target: members.indexOf(tie.target) }]
        : [],
    ),
  }));
}

/** Where an export does not tell "not shown" from "no answer", the filter does. */
function withoutUnasked(states: State[], ties: readonly Tie[]): State[] {
  const known = [...states];
  for (const { source, target, cells } of ties) {
    if (known[target] !== noAnswer) continue;
    const before = known[source] ?? noAnswer;
    const asked =
      typeof before === "number" ? cells.includes(before) : before.some((cell) => cells.includes(cell));
    if (!asked) known[target] = notShown;
  }
  return known;
}
