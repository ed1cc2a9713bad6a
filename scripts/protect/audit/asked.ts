import { sourcesOf } from "../../partition.ts";
import type { Binding } from "./binding.ts";
import { type Filter, partitionsIn, type Survey, withheldAlways } from "./given.ts";
import { type Block, noAnswer, notShown, type State, type Tie } from "./model.ts";
import { refuse } from "./refusal.ts";

/** Questions whose answers everybody knows of everybody who took part: those of the groups, and those named as known. */
export function rosterOf(survey: Survey): string[] {
  return [...sourcesOf(partitionsIn(survey)), ...(survey.known ?? [])];
}

/** Filters on what is published, or on what leads on to it. */
export function filtersThatMatter(survey: Survey): readonly Filter[] {
  const { filters } = survey;
  const withheld = withheldAlways(survey);
  const matters = ({ target }: Filter): boolean =>
    !withheld.includes(target) || filters.some((next) => next.source === target && matters(next));
  return filters.filter(matters);
}

/**
 * A filter whose rule is not known may tell an answer: what it tells cannot be checked. The same holds where answers are
 * missing as if they had not been asked for, and of a question of the roster that is not asked of all.
 */
export function refuseUnknownFilters(
  survey: Survey,
  filters: readonly Filter[],
  bindings: readonly Binding[],
): void {
  const { codebook, known = [] } = survey;
  const sources = sourcesOf(partitionsIn(survey));
  const isExplained = (code: string) => filters.some(({ target }) => target === code);
  const open = bindings.filter(({ part, question }) => {
    const { code = "", filtered = false } = codebook.questions[question] ?? {};
    return (filtered || part.notShown) && !isExplained(code);
  });
  const roster = codebook.questions.filter(({ code, filtered }) => {
    const isGrouping = sources.includes(code);
    const decides = filters.find(({ target }) => target === code);
    return (isGrouping || known.includes(code)) && filtered && !known.includes(decides?.source ?? "");
  });
  const codes = [
    ...open.map(({ question }) => codebook.questions[question]?.code ?? ""),
    ...roster.map((q) => q.code),
  ];
  if (codes.length === 0) return;
  const list = [...new Set(codes)].join(", ");
  throw refuse(
    codes.length === 1
      ? `${list} wird nicht allen gestellt, und wem, ist nicht bekannt`
      : `${list} werden nicht allen gestellt, und wem, ist nicht bekannt`,
    [...new Set(codes)],
  );
}

type Unasked = NonNullable<Block["unasked"]>;

/** Where an export does not tell "not shown" from "no answer", the filter does. */
export function withoutUnasked(
  states: State[],
  ties: readonly Tie[],
  unasked: Unasked,
  atom: number,
): State[] {
  const known = [...states];
  for (const { part, atoms } of unasked)
    if (known[part] === noAnswer && atoms.includes(atom)) known[part] = notShown;
  for (const tie of ties)
    if (known[tie.target] === noAnswer && !isAsked(known, tie)) known[tie.target] = notShown;
  return known;
}

function isAsked(states: readonly State[], { source, cells }: Tie): boolean {
  const before = states[source] ?? noAnswer;
  return typeof before === "number" ? cells.includes(before) : before.some((cell) => cells.includes(cell));
}

/** Parts that were answered though their filter excludes it, or not shown though it does not. */
export function contraryParts(
  states: readonly State[],
  ties: readonly Tie[],
  unasked: Unasked,
  atom: number,
): number[] {
  const tied = ties.filter((tie) => isAsked(states, tie) === (states[tie.target] === notShown));
  const known = unasked.filter(({ part, atoms }) => atoms.includes(atom) !== (states[part] === notShown));
  return [...tied.map(({ target }) => target), ...known.map(({ part }) => part)];
}
