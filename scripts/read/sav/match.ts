import type { Field } from "../fields.ts";
import { isSystem } from "../headings.ts";
import type { SavVariable } from "./variables.ts";

/** Which variable of a file is which column of a survey. */
export interface Match {
  columns: { field: Field; variable: SavVariable }[];
  /** Variables that are no column of the survey: made in SPSS, or of another survey. */
  others: SavVariable[];
}

/** Longest name of a variable, in bytes. */
const longestName = 64;

/** A column's name as LimeSurvey's SPSS export spells it (`SPSSWriter.php`, `SPSSvarname`). */
export function spssName(name: string): string {
  const started = /^[A-Za-z]/.test(name) ? name : `v${name}`;
  const spelled = started
    .replaceAll("-", "_")
    .replaceAll(":", "_dd_")
    .replaceAll(";", "_dc_")
    .replaceAll("!", "_excl_")
    .replaceAll("[", "_")
    .replaceAll("]", "")
    .replaceAll(" ", "_");
  return spelled.slice(0, longestName).toUpperCase();
}

/**
 * Finds the column of each variable by its name, however it is spelled. Two columns of one spelling cannot be told
 * apart: then neither is found. LimeSurvey's own columns are left out of both lists.
 */
export function matchOf(
  variables: readonly SavVariable[],
  fields: readonly Field[],
  codes: Set<string>,
): Match {
  const given = new Set(variables.map(({ name }) => spssName(name)));
  const usual = new Map<string, Field | undefined>();
  const others = new Map<string, Field | undefined>();
  const add = (to: typeof usual, name: string, field: Field) => {
    const key = spssName(name);
    to.set(key, to.has(key) && to.get(key) !== field ? undefined : field);
  };
  const fromZero = new Set(
    fields
      .filter(
        ({ name, aliases }) =>
          name.endsWith("][1]") && aliases.some((alias) => given.has(spssName(alias)) && /_0$/.test(alias)),
      )
      .map(({ variable }) => variable?.question),
  );
  for (const field of fields) {
    const { name, aliases, byKey, variable } = field;
    // Of a dual-scale array, `Q_A_1` is the first scale or, where there is a `Q_A_0`, the second.
    const isFromZero = /\]\[[12]\]$/.test(name) && fromZero.has(variable?.question);
    if (!isFromZero) add(usual, name, field);
    for (const alias of aliases) add(isFromZero ? usual : others, alias, field);
    if (byKey !== undefined) add(others, byKey, field);
  }

  const match: Match = { columns: [], others: [] };
  const taken = new Set<Field>();
  for (const variable of variables) {
    const key = spssName(variable.name);
    const field = usual.has(key) ? usual.get(key) : others.get(key);
    if (field !== undefined && !taken.has(field)) {
      taken.add(field);
      match.columns.push({ field, variable });
    } else if (!isSystem(variable.name, codes) && !isSystem(variable.name.toLowerCase(), codes)) {
      match.others.push(variable);
    }
  }
  return match;
}
