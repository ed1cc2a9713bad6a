import type { Question } from "../../src/model/codebook.ts";
import type { Field } from "./fields.ts";
import { cutLength, type Find, finderByText } from "./fulltext.ts";
import { codeBefore, isSystem } from "./headings.ts";
import { systemName } from "./phrases.ts";

/** Headings as question codes, and how they were spelled in the file. */
export interface Naming {
  /** null for a text beside an answer, which is dropped. */
  names: (string | null)[];
  /** In German ("Fragencodes"). */
  spelling: string;
}

/** What headings can be. */
export interface Known {
  fields: readonly Field[];
  /** The questions in every language of the survey. */
  readings: readonly (readonly Question[])[];
  /** True where the columns can only have the names of LimeSurvey's database. */
  database: boolean;
  /** Headings that the author lets go. */
  ignore: readonly string[];
}

/**
 * The headings of a table translated to question codes, whatever was chosen for them in LimeSurvey's export dialog:
 * codes, codes with texts, full or abbreviated texts in any language of the survey. Texts are taken only where every
 * heading is certain; else all stay as they are, and so does a heading that is not recognised.
 */
export function namesOf(headings: readonly string[], known: Known): Naming {
  const { fields, database, ignore } = known;
  const codes = new Set(fields.flatMap(({ name, aliases, byKey = name }) => [name, byKey, ...aliases]));
  const keys = keysOf(fields);
  const count = (is: (heading: string) => boolean) => headings.filter(is).length;
  const asCode = count((heading) => codes.has(heading));
  // From LimeSurvey 7 on, a key ("Q12") looks like a question code: codes go first where both are possible.
  const asKey = count((heading) => keys.has(heading) && !codes.has(heading));
  if (database || asKey > asCode) {
    return {
      names: headings.map((heading) => keys.get(heading) ?? heading),
      spelling: "Namen der Datenbank",
    };
  }
  const plain: Naming = { names: [...headings], spelling: "Fragencodes" };
  const asText = (heading: string) => !codes.has(heading) && codes.has(codeBefore(heading));
  if (count(asText) > asCode) {
    const isOwn = (code: string) => codes.has(code) || isSystem(code, new Set());
    const names = headings.map((heading) => (isOwn(codeBefore(heading)) ? codeBefore(heading) : heading));
    return { names, spelling: "Fragencodes mit Fragetext" };
  }
  return asCode > 0 ? plain : (texts(headings, known, new Set(ignore)) ?? plain);
}

/** Texts in the language in which every one of them is certain. */
function texts(headings: readonly string[], known: Known, ignored: ReadonlySet<string>): Naming | undefined {
  const { fields, readings } = known;
  const length = cutLength(headings);
  const cut = length === undefined ? [] : [length];
  for (const questions of readings) {
    for (const at of [undefined, ...cut]) {
      const names = translated(headings, finderByText(fields, questions, at), ignored);
      const spelling = at === undefined ? "Fragetexte" : `auf ${at} Zeichen gekürzte Fragetexte`;
      if (names !== undefined) return { names, spelling };
    }
  }
  return undefined;
}

function translated(
  headings: readonly string[],
  find: Find,
  ignored: ReadonlySet<string>,
): (string | null)[] | undefined {
  const names: (string | null)[] = [];
  const found = new Set<string>();
  for (const heading of headings) {
    const field = find(heading);
    const name = field === undefined ? systemName(heading) : field.variable === undefined ? null : field.name;
    if (name === undefined && !ignored.has(heading)) return undefined;
    // Two columns of one text cannot be told apart.
    if (field?.variable !== undefined && found.has(field.name)) return undefined;
    if (field !== undefined) found.add(field.name);
    names.push(name === undefined ? heading : name);
  }
  return found.size > 0 ? names : undefined;
}

/** Names of the fields by the names of their columns in the database, built from the structure. */
function keysOf(fields: readonly Field[]): Map<string, string | undefined> {
  const names = new Map<string, string | undefined>();
  for (const { name, keys, byKey = name } of fields) {
    for (const key of keys) {
      // LimeSurvey 7 names ranks by the options' keys, which is noted later on.
      const own = key.startsWith("Q") ? byKey : name;
      names.set(key, names.has(key) ? undefined : own);
    }
  }
  return names;
}
