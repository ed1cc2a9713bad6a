import type { DroppedKind } from "../dropped.ts";
import { systemKind } from "../headings.ts";
import { systemName } from "../phrases.ts";
import { type Case, readerOf } from "./cases.ts";
import type { Dictionary } from "./dictionary.ts";
import type { SavVariable } from "./variables.ts";

/** LimeSurvey's names of the variables that it adds to the questions, by variable. */
export type Own = ReadonlyMap<SavVariable, string>;

/** Columns that only LimeSurvey names so: where they are, the others of its columns are looked for too. */
const telling = new Set(["submitdate", "lastpage", "startlanguage", "datestamp", "refurl"]);

/**
 * LimeSurvey's own variables in a file: by name, or by label where SPSS syntax had named them `V1`, `V2` … ("Antwort
 * ID"). The response's key is looked for in every file.
 * @param taken variables that are questions of a known survey: then the file is LimeSurvey's
 */
export function ownOf(variables: readonly SavVariable[], taken?: ReadonlySet<SavVariable>): Own {
  const codes = new Set(variables.map(({ name }) => name));
  const nameOf = (variable: SavVariable): string | undefined => {
    if (taken?.has(variable)) return undefined;
    const lower = variable.name.toLowerCase();
    if (systemKind(variable.name, codes) !== undefined) return variable.name;
    if (systemKind(lower, codes) !== undefined) return lower;
    return /^v\d+$/.test(lower) ? systemName(variable.label) : undefined;
  };
  const named = variables.flatMap((variable): [SavVariable, string][] => {
    const name = nameOf(variable);
    return name === undefined ? [] : [[variable, name]];
  });
  const isLimeSurvey = taken !== undefined || named.some(([, name]) => telling.has(name));
  return new Map(named.filter(([, name]) => isLimeSurvey || name === "id"));
}

/** The variable that has one of LimeSurvey's names; undefined where none has. */
export function called(own: Own, name: string): SavVariable | undefined {
  return [...own].find(([, other]) => other === name)?.[0];
}

/** What one of LimeSurvey's variables holds. */
export function kindOf(own: Own, variable: SavVariable): DroppedKind {
  return systemKind(own.get(variable) ?? "", new Set()) ?? "clock";
}

/** The key of a case in the export as text; empty where there is none. */
export function keyOf(variable: SavVariable | undefined, dictionary: Dictionary): (of: Case) => string {
  if (variable === undefined) return () => "";
  const read = readerOf(variable, dictionary);
  return (of) => String(read(of) ?? "");
}
