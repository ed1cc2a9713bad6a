import { columnsOf, type Layout } from "./layout.ts";
import { type Block, noAnswer, notShown, type State, type Tie } from "./model.ts";

/** How the columns of an atom change when one of its persons answers differently. */
export interface Change {
  columns: number[];
  deltas: number[];
}

/** Another answer of one person to one part: before and after, of the states that `simpleStates` lists. */
interface Step {
  part: number;
  before: State | undefined;
  after: State | undefined;
}

/** At most this many ways to answer the questions behind a filter are tried for one change of the answer before it. */
const mostCombinations = 60;

/**
 * Ways in which one person can answer differently, as changes of counts: another category, one mark more or less,
 * another option at a rank, no answer; where that decides who is asked something else, with an answer to that.
 * They are proposals: whether the result is possible, the caller checks.
 */
export function changesOf(block: Block, layout: Layout): Change[] {
  const changes = block.parts.flatMap((_, part) => {
    const tied = block.ties.some(({ target }) => target === part);
    return stepsOf(block, part)
      .filter(({ before, after }) => !tied || (before !== notShown && after !== notShown))
      .flatMap((step) => completed(block, layout, step));
  });
  return [...changes, ...marksOf(block, layout)];
}

/** States that stand for all the ways to answer a part: of several marks or ranks, one is enough to begin with. */
function simpleStates({ parts }: Block, part: number): State[] {
  const own = parts[part];
  if (own === undefined) return [];
  const first = own.cells.map((_, cell): State => {
    if (own.kind === "choice") return cell;
    return own.kind === "multiple" ? [cell] : [cell, ...Array.from({ length: own.ranks - 1 }, () => -1)];
  });
  return [...first, ...(own.noAnswer ? [noAnswer] : []), ...(own.notShown ? [notShown] : [])];
}

function stepsOf(block: Block, part: number): Step[] {
  const states = simpleStates(block, part);
  return states.flatMap((before) =>
    states.filter((after) => after !== before).map((after): Step => ({ part, before, after })),
  );
}

/** Whether a person with this state is asked the target of a filter. */
function leadsOn({ cells }: Tie, state: State | undefined): boolean {
  if (state === undefined) return false;
  return typeof state === "number" ? cells.includes(state) : state.some((option) => cells.includes(option));
}

/** A step with what it entails behind filters; several where those questions can be answered in several ways. */
function completed(block: Block, layout: Layout, step: Step): Change[] {
  const behind = block.ties.flatMap((tie) => {
    if (tie.source !== step.part) return [];
    const [was, is] = [leadsOn(tie, step.before), leadsOn(tie, step.after)];
    return was === is ? [] : [{ target: tie.target, asked: is }];
  });
  let lists: Step[][] = [[step]];
  for (const { target, asked } of behind) {
    const answers = simpleStates(block, target).filter((state) => state !== notShown);
    const steps = answers.map(
      (answer): Step =>
        asked
          ? { part: target, before: notShown, after: answer }
          : { part: target, before: answer, after: notShown },
    );
    lists = thinned(lists.flatMap((list) => steps.map((next) => [...list, next])));
  }
  return lists.map((list) => changeOf(block, layout, list));
}

/** Evenly spread over the list, so that every answer keeps its turn. */
function thinned<T>(list: T[]): T[] {
  if (list.length <= mostCombinations) return list;
  const stride = list.length / mostCombinations;
  return list.filter((_, i) => Math.floor(i / stride) !== Math.floor((i - 1) / stride));
}

function changeOf({ parts }: Block, layout: Layout, steps: readonly Step[]): Change {
  const deltas = new Map<number, number>();
  const count = (part: number, state: State | undefined, by: number) => {
    const [own, at] = [parts[part], layout.parts[part]];
    if (own === undefined || at === undefined || state === undefined) return;
    for (const column of columnsOf(own, at, state)) deltas.set(column, (deltas.get(column) ?? 0) + by);
  };
  for (const { part, before, after } of steps) {
    count(part, before, -1);
    count(part, after, 1);
  }
  const kept = [...deltas].filter(([, delta]) => delta !== 0);
  return { columns: kept.map(([column]) => column), deltas: kept.map(([, delta]) => delta) };
}

/** One mark or one rank more or less, an option replaced at a rank, two options that change ranks. */
function marksOf({ parts }: Block, layout: Layout): Change[] {
  return parts.flatMap((part, p) => {
    const at = layout.parts[p];
    if (at === undefined || part.kind === "choice") return [];
    const cells = Array.from({ length: at.cells }, (_, i) => at.first + i);
    const single = cells.flatMap((cell): Change[] => [
      { columns: [cell], deltas: [1] },
      { columns: [cell], deltas: [-1] },
    ]);
    if (part.kind === "multiple") return single;
    const { ranks } = part;
    const rankOf = (cell: number) => (cell - at.first) % ranks;
    const optionOf = (cell: number) => Math.floor((cell - at.first) / ranks);
    const replaced = cells.flatMap((from) =>
      cells
        .filter((to) => to !== from && rankOf(to) === rankOf(from))
        .map((to): Change => ({ columns: [from, to], deltas: [-1, 1] })),
    );
    const swapped = cells.flatMap((a) =>
      cells
        .filter((b) => optionOf(b) > optionOf(a) && rankOf(b) !== rankOf(a))
        .map((b): Change => {
          const [c, d] = [a - rankOf(a) + rankOf(b), b - rankOf(b) + rankOf(a)];
          return { columns: [a, b, c, d], deltas: [-1, -1, 1, 1] };
        }),
    );
    return [...single, ...replaced, ...swapped];
  });
}
