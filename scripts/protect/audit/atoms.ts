import { decimal } from "../../../src/lib/format.ts";
import type { Answer } from "../../dataset.ts";
import { isTwoWay, placer } from "../../partition.ts";
import { wholeWeight } from "../../tabulate/weights.ts";
import { rosterOf } from "./asked.ts";
import { type Filter, partitionsIn, type Survey } from "./given.ts";
import type { Atom, Group } from "./model.ts";
import type { Places } from "./released.ts";

/**
 * Who is in which atom: the groups of all partitions together, with "outside" and "unanswered" as groups. Where an
 * answer of the roster is known, or decides who is asked something, it tells persons apart, too.
 */
export function atomsOf(survey: Survey, filters: readonly Filter[]) {
  const { codebook, variables, responses, frameOf, known = [] } = survey;
  const partitions = partitionsIn(survey);
  const deciding = rosterOf(survey).filter(
    (code) => known.includes(code) || filters.some(({ source }) => source === code),
  );
  const told = deciding.map((code) => {
    const question = codebook.questions.findIndex((q) => q.code === code);
    const categories = codebook.questions[question]?.scales[0]?.categories ?? [];
    return { code, categories, column: variables.findIndex((v) => v.question === question) };
  });
  const weights = wholeScale(survey.weights ?? []);
  const answersOf: Answer[][] = [];
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
  const groupOf = partitions.map((partition) => placer(partition, survey));
  const atoms: Atom[] = [];
  const index = new Map<string, number>();
  const atomOf = responses.map((answers, i) => {
    const key = places.map(({ groups, outside, unanswered }, p) => {
      const group = groupOf[p]?.(answers);
      return group === undefined ? unanswered : (groups[group] ?? outside);
    });
    const own = told.map(({ column }) => answers[column]);
    const weight = weights[i];
    const name = [...key, ...own.map(String), weight].join();
    const earlier = index.get(name);
    if (earlier !== undefined) {
      const atom = atoms[earlier];
      if (atom) atom.persons++;
      return earlier;
    }
    const ids = key.map((group, p) => partitions[p]?.groups[places[p]?.groups.indexOf(group) ?? -1]?.id);
    const frame = frameOf?.(ids);
    const said = told.flatMap(({ code, categories }, t) =>
      known.includes(code) ? [categories[own[t] ?? -1]?.label ?? `${code}: keine Angabe`] : [],
    );
    // Where two groupings are crossed, each of them says as much.
    const named = key.filter((_, p) => partitions[p] !== undefined && !isTwoWay(partitions[p]));
    const weighed = weight === undefined ? [] : [`Gewicht ${decimal(survey.weights?.[i] ?? 0, 2)}`];
    const labels = new Set([...named.map((group) => groups[group]?.label ?? ""), ...said, ...weighed]);
    const label = [...labels].join(", ") || "alle Befragten";
    const atom =
      atoms.push({
        label,
        persons: 1,
        ...(frame === undefined ? {} : { frame }),
        ...(weight === undefined ? {} : { weight }),
      }) - 1;
    index.set(name, atom);
    answersOf.push(own);
    for (const group of [0, ...key]) groups[group]?.atoms.push(atom);
    return atom;
  });
  /** Atoms in which nobody was asked, by a filter on an answer that is known of everybody. */
  const unaskedBy = ({ source, answers, empty = false }: Filter): number[] => {
    const at = told.findIndex(({ code }) => code === source);
    const leading = (told[at]?.categories ?? []).map(({ code }) => answers.includes(code));
    return answersOf.flatMap((own, atom) => {
      const answer = own[at];
      return (answer == null ? empty : leading[answer]) ? [] : [atom];
    });
  };
  return { atoms, groups, places, atomOf, unaskedBy };
}

/** Weights in millionths, as they are counted, divided by what they have in common: small whole numbers in most studies. */
function wholeScale(weights: readonly number[]): number[] {
  const whole = weights.map((weight) => wholeWeight({ weight }));
  const common = whole.reduce((a, b) => commonDivisor(a, b), 0);
  return whole.map((weight) => weight / Math.max(1, common));
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
