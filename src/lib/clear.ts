import type { Derived } from "../model/report.ts";
import type { Clear } from "./claims.ts";
import { highestTwo } from "./ordered.ts";
import { named } from "./selection.ts";
import { type Compared, type Comparison, compare } from "./statistics/compare.ts";
import { type FigureSpecs, type Located, locate } from "./values.ts";

/** Judges whether the values of two paths differ clearly: „in Landkreisen deutlich häufiger als in Städten“. */
export function clearIn(figures: FigureSpecs, derived: Derived): Clear {
  return (left, right) => comparePaths(left, right, figures, derived);
}

/** How the values of two paths differ, which are the same but for the group; see `compare`. */
export function comparePaths(
  left: string,
  right: string,
  figures: FigureSpecs,
  derived: Derived,
): Comparison {
  const [a, b] = [locate(left, figures, derived), locate(right, figures, derived)];
  const no = (why: string): Comparison => ({ clear: false, why });
  if (a.kind !== "located" || b.kind !== "located")
    return no("verglichen werden nur Werte aus Fragen der Umfrage");
  const { at: first } = a;
  const { at: second } = b;
  if (first === undefined || second === undefined)
    return no("verglichen werden nur zwei Gruppen: Eine Gruppe ist in allen Befragten enthalten");
  const [compared, other] = [comparedBy(a), comparedBy(b)];
  if (compared === undefined || JSON.stringify(compared) !== JSON.stringify(other))
    return no("verglichen wird nur derselbe Anteil, Mittelwert oder Median in zwei Gruppen");
  const question = a.selection.question.code;
  return compare(
    { question, row: a.measure.row, ...first },
    { question: b.selection.question.code, row: b.measure.row, ...second },
    compared,
    derived,
  );
}

function comparedBy({ selection, measure, last }: Located): Compared | undefined {
  const category = named(selection.categories, (c) => c.key, last);
  if (category) return { members: category.members };
  const { total } = measure.row;
  const cells = total.kind === "value" ? total.cells.length : 0;
  const highest = last === "top2" ? highestTwo(selection.question, measure.measure, cells) : undefined;
  if (highest) return { members: highest };
  return last === "mean" || last === "median" ? "height" : undefined;
}
