import type { Problem } from "./constraints.ts";
import { layoutOf, nameOf } from "./layout.ts";
import type { Disclosure, Publication } from "./model.ts";
import type { Solver } from "./solver.ts";
import { followsRelaxed, worldFor } from "./worlds.ts";

/**
 * The tables that a disclosure rests on: taken away one after the other, as long as it still follows without. Where
 * the relaxation shows the disclosure, it is also what shows that it still follows.
 */
export function tablesBehind(
  problem: Problem,
  solver: Solver,
  { statement, insider, by }: Omit<Disclosure, "tables" | "block">,
): string[] {
  const wanted = { statement, insider };
  let across = problem.across;
  // Who took part the attacker knows anyway.
  const told = across.filter(({ kind }) => kind !== "persons");
  return [...new Set(told.map(({ table }) => table))].filter((table) => {
    const without = across.filter((constraint) => constraint.table !== table);
    const rest = { ...problem, across: without };
    const follows =
      by === "relaxation" ? followsRelaxed(rest, solver, wanted) : "by" in worldFor(rest, solver, wanted);
    if (follows) across = without;
    return !follows;
  });
}

/** A disclosure as a sentence: which tables tell it, of whom, and what; the only place where it is written out. */
export function sentenceOf({ atoms, blocks }: Publication, disclosure: Disclosure): string {
  const { statement, insider, tables } = disclosure;
  const block = blocks.find(({ id }) => id === disclosure.block);
  if (block === undefined) return "";
  const { part, answer } = nameOf(block, layoutOf(block), statement.column);
  const who = `in „${atoms[statement.atom]?.label ?? ""}“`;
  const source = tables.length === 0 ? `Aus den Tabellen zu „${part}“` : `Aus ${list(tables)}`;
  const own = insider
    ? `, für eine befragte Person aus „${atoms[insider.atom]?.label ?? ""}“ mit ihrer eigenen Antwort,`
    : "";
  const all = insider?.atom === statement.atom ? "alle übrigen" : "alle";
  const what = statement.nobody
    ? `niemand ${who} antwortete auf „${part}“: „${answer}“`
    : `${all} ${who} antworteten auf „${part}“: „${answer}“`;
  return `${source} folgt${own} sicher: ${what}.`;
}

function list(tables: readonly string[]): string {
  const named = tables.map((table) => `Tabelle „${table}“`);
  const last = named.at(-1) ?? "";
  return named.length < 2 ? last : `${named.slice(0, -1).join(", ")} und ${last}`;
}
