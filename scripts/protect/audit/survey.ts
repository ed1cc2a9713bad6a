import { contraryParts, filtersThatMatter, refuseUnknownFilters, rosterOf, withoutUnasked } from "./asked.ts";
import { atomsOf } from "./atoms.ts";
import { type Binding, bindingsOf } from "./binding.ts";
import { type Filter, publicationsOf, type Survey, shapeOf, withheldAlways } from "./given.ts";
import {
  type Block,
  noAnswer,
  notShown,
  type Publication,
  type State,
  type Statistic,
  type Tie,
} from "./model.ts";
import { participationOf } from "./participation.ts";
import { refuse } from "./refusal.ts";
import { statisticsOf } from "./released.ts";

export type { Filter, Publication as Release, Survey } from "./given.ts";

/** A publication, and how its worlds are written back as responses. */
export interface Plan {
  publication: Publication;
  /** Per block, per part. */
  bindings: Binding[][];
}

/**
 * The publication of a survey as an attacker sees it. Questions that make up groups, and those whose answers are known
 * anyway, are part of the roster, and no block of their own. Throws a refusal where something that is released, or a
 * filter, is not modelled, or where answers contradict a filter.
 */
export function planOf(survey: Survey): Plan {
  const { codebook, variables, absent, responses } = survey;
  const withheld = withheldAlways(survey);
  const filters = filtersThatMatter(survey);
  const roster = rosterOf(survey);
  const { atoms, groups, places, atomOf, unaskedBy } = atomsOf(survey, filters);
  const releases = publicationsOf(survey).map(({ partitions, ...release }) => {
    const shapes = partitions.map(shapeOf);
    return { ...release, places: places.filter(({ partition }) => shapes.includes(shapeOf(partition))) };
  });
  const bindings = codebook.questions.flatMap((question, index) => {
    const { code } = question;
    const leadsOn = filters.some(({ source }) => source === code);
    if (roster.includes(code) || absent.includes(code) || (withheld.includes(code) && !leadsOn)) return [];
    return bindingsOf(question, index, variables, responses);
  });
  const codeOf = ({ question }: Binding) => codebook.questions[question]?.code ?? "";
  refuseUnknownFilters(survey, filters, bindings);

  const contrary = new Set<string>();
  const made = blocksOf(survey, filters, bindings).map(
    ({ members, ties }): { block: Block; own: Binding[] } => {
      const own = members.flatMap((member) => bindings[member] ?? []);
      const unasked = own.flatMap((binding, part) => {
        const filter = filters.find(
          ({ target, source }) => target === codeOf(binding) && roster.includes(source),
        );
        return filter ? [{ part, atoms: unaskedBy(filter) }] : [];
      });
      const records = responses.map((answers, i) => {
        const read = own.map((binding) => binding.read(answers));
        const states = withoutUnasked(read, ties, unasked, atomOf[i] ?? 0);
        for (const part of contraryParts(states, ties, unasked, atomOf[i] ?? 0))
          contrary.add(codeOf(own[part] as Binding));
        return states;
      });
      const statistics = own.flatMap((binding, part) => {
        const code = codeOf(binding);
        const states = records.flatMap((states) => states[part] ?? []);
        const countIn = (group: number, cells: readonly number[]) =>
          records.filter(
            (states, i) =>
              groups[group]?.atoms.includes(atomOf[i] ?? -1) && isIn(binding, states[part], cells),
          ).length;
        return releases.flatMap(({ withheld = [], exceptions = [], ...release }) =>
          withheld.includes(code)
            ? []
            : statisticsOf({ code, binding, part, states, exceptions, countIn, ...release }),
        );
      });
      const id = [...new Set(own.map(codeOf))].join("+");
      return {
        block: {
          id: own.length === 1 ? `${id} ${own[0]?.rows[0] ?? 0}` : id,
          parts: own.map(({ part }) => part),
          ties,
          statistics: distinct(statistics),
          ...(unasked.length > 0 ? { unasked } : {}),
          records,
        },
        own,
      };
    },
  );
  if (contrary.size > 0) {
    const codes = [...contrary];
    throw refuse(`wer auf ${codes.join(", ")} geantwortet hat, widerspricht dem Filter der Frage`, codes);
  }
  return {
    publication: {
      atoms,
      groups,
      atomOf,
      participation: distinct(releases.flatMap(({ tables, places }) => participationOf(tables, places))),
      blocks: made.map(({ block }) => block),
    },
    bindings: made.map(({ own }) => own),
  };
}

/** True where a person with this state is counted in one of these cells. */
function isIn({ part }: Binding, state: State | undefined, cells: readonly number[]): boolean {
  if (state === undefined) return false;
  if (typeof state === "number") return cells.includes(state);
  const ranks = part.kind === "ranking" ? part.ranks : undefined;
  return state.some((option, rank) =>
    cells.includes(ranks === undefined ? option : option < 0 ? -1 : option * ranks + rank),
  );
}

/** Each statistic once, however many releases it stands in. */
function distinct(statistics: readonly Statistic[]): Statistic[] {
  return [...new Map(statistics.map((statistic) => [JSON.stringify(statistic), statistic])).values()];
}

/** Parts that are tied directly or through others, with their ties as indices within the block. */
function blocksOf(
  survey: Survey,
  filters: readonly Filter[],
  bindings: readonly Binding[],
): { members: number[]; ties: Tie[] }[] {
  const { codebook } = survey;
  const of = (code: string) =>
    bindings.flatMap(({ question }, i) => (codebook.questions[question]?.code === code ? [i] : []));
  const roster = rosterOf(survey);
  const ties = filters.flatMap(({ source, target, answers, part = 0, scale = 0, empty = false }) => {
    if (roster.includes(source)) return [];
    const question = codebook.questions.find(({ code }) => code === source);
    const from =
      of(source)[scale * (question?.items.length ?? 0) + (question?.kind === "multiple" ? 0 : part)];
    if (from === undefined || question === undefined) {
      throw refuse(`${target}: der Filter auf ${source} ist nicht modelliert`);
    }
    const known = question.kind === "multiple" ? question.items : (question.scales[scale]?.categories ?? []);
    const leading = answers.map((answer) => known.findIndex(({ code }) => code === answer));
    if (leading.includes(-1))
      throw refuse(`${target}: der Filter nennt eine unbekannte Antwort von ${source}`);
    const cells = [...leading, ...(empty ? [noAnswer, notShown] : [])];
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
