import { noAnswer, notShown, type Part, type State } from "../../scripts/protect/audit/model.ts";
import { linesOf, type Person, peopleOf, type Small } from "./small.ts";

/**
 * An attacker who knows nothing of linear programmes: writes down every list of answers, publishes it, and keeps
 * those that give the very same publication. What holds in all of them is certain.
 */

/** "All members of atom `atom` (the insider aside) gave `answer`", for `insider` if there is one. */
export type Certain = string;

const subsets = (n: number): number[][] =>
  Array.from({ length: 2 ** n }, (_, bits) =>
    Array.from({ length: n }, (_, i) => i).filter((i) => bits & (1 << i)),
  );

/** Everything that one person can answer to a part. */
function possible(part: Part): State[] {
  const missing = [...(part.noAnswer ? [noAnswer] : []), ...(part.notShown ? [notShown] : [])];
  const options = part.cells.map((_, i) => i);
  if (part.kind === "choice") return [...options, ...missing];
  if (part.kind === "multiple")
    return [...subsets(options.length).filter((set) => set.length > 0), ...missing];
  let lists: number[][] = [[]];
  for (let rank = 0; rank < part.ranks; rank++) {
    lists = lists.flatMap((list) =>
      [-1, ...options.filter((o) => !list.includes(o))].map((o) => [...list, o]),
    );
  }
  return [...lists.filter((list) => list.some((o) => o >= 0)), ...missing];
}

/** Everything that one person can answer to all parts, filters kept. */
export function people({ parts, ties }: Pick<Small, "parts" | "ties">): State[][] {
  let lists: State[][] = [[]];
  for (const [p, part] of parts.entries()) {
    const tie = ties.find(({ target }) => target === p);
    lists = lists.flatMap((list) => {
      const before = tie && list[tie.source];
      const asked =
        tie === undefined ||
        (typeof before === "number"
          ? tie.cells.includes(before)
          : (before?.some((o) => tie.cells.includes(o)) ?? false));
      const states = possible(part).filter((state) => tie === undefined || asked === (state !== notShown));
      return states.map((state) => [...list, state]);
    });
  }
  return lists;
}

function said(parts: readonly Part[], states: State[] | undefined): string[] {
  return (states ?? []).flatMap((state, p) => {
    const part = parts[p];
    if (part === undefined) return [];
    if (state === noAnswer) return [`${part.label}: keine Angabe`];
    if (state === notShown) return [`${part.label}: nicht gefragt`];
    if (typeof state === "number") return [`${part.label}: ${part.cells[state]}`];
    if (part.kind === "multiple") return state.map((o) => `${part.label}: ${part.cells[o]}`);
    return state.flatMap((o, rank) =>
      o < 0 ? [] : [`${part.label}: ${part.cells[o]} auf Rang ${rank + 1}`],
    );
  });
}

/** Everything that is certain for the attacker, of what is true of all members of an atom. */
export function certain(small: Small, attacker: "roster" | "frame" | "insider"): Set<Certain> {
  const truth = peopleOf(small);
  const lines = linesOf(small);
  const published = lines.map((line) => line(truth));
  const choices = people(small);
  const keys = [...new Set(truth.map(({ groups }) => String(groups)))];
  const places =
    attacker === "frame"
      ? [
          ...truth,
          ...keys.flatMap((key) =>
            Array.from({ length: small.absent }, () => ({
              groups: key === "" ? [] : key.split(",").map(Number),
            })),
          ),
        ]
      : truth;
  const options: (State[] | undefined)[] = attacker === "frame" ? [undefined, ...choices] : choices;

  const worlds: Person[][] = [];
  const build = (done: Person[]) => {
    const place = places[done.length];
    if (place === undefined) {
      if (lines.every((line, i) => line(done) === published[i])) worlds.push([...done]);
      return;
    }
    for (const states of options) {
      done.push({ groups: place.groups, states });
      build(done);
      done.pop();
    }
  };
  build([]);

  const found = new Set<Certain>();
  const members = (world: readonly Person[], atom: string, but: number) =>
    world.filter(({ groups }, i) => String(groups) === atom && i !== but);
  const answers = [...new Set(choices.flatMap((states) => said(small.parts, states)))];
  for (const insider of attacker === "insider" ? [-1, ...truth.keys()] : [-1]) {
    const own = worlds.filter(
      (world) =>
        insider < 0 ||
        String(said(small.parts, world[insider]?.states)) ===
          String(said(small.parts, truth[insider]?.states)),
    );
    for (const [atom, key] of keys.entries()) {
      const real = members(truth, key, insider);
      for (const answer of answers) {
        const count = (people: readonly Person[]) =>
          people.filter(({ states }) => said(small.parts, states).includes(answer)).length;
        if (real.length === 0 || count(real) < real.length) continue;
        if (own.every((world) => count(members(world, key, insider)) >= real.length)) {
          const who =
            insider < 0
              ? ""
              : ` für ${String(truth[insider]?.groups)} ${JSON.stringify(truth[insider]?.states)}`;
          found.add(`${atom}: ${answer}${who}`);
        }
      }
    }
  }
  return found;
}
