import type { Question } from "../../src/model/codebook.ts";
import type { Dropped } from "../dataset.ts";
import type { Field } from "./fields.ts";
import { holdsText } from "./options.ts";

/** What is left out at reading, in the order in which it is told. */
const kinds = {
  own: "Kennung und Zeitangaben von LimeSurvey",
  person: "Zugangsschlüssel und Angaben zur Person",
  keys: "Kennungen und laufende Nummern",
  weighting: "Gewichte, nach denen nicht gewichtet wird",
  clock: "Bearbeitungszeiten",
  texts: "freie Texte (nur gezählt)",
  beside: "Texte neben „Sonstiges“ und Kommentare",
  formulas: "Ergebnisse von Formeln (nur gezählt)",
  files: "hochgeladene Dateien (nur gezählt)",
  days: "Tag, Monat und Uhrzeit von Datumsangaben",
  times: "Uhrzeiten (nur gezählt)",
  ignored: "in study.yaml unter responses.ignore genannt",
  unnamed: "Spalten, die in der R-Syntax nicht stehen",
  foreign: "Variablen, die nicht in der Struktur stehen",
  spss: "Hilfsvariablen von SPSS",
  administration: "Name und E-Mail-Adresse der Administration",
} as const;

export type DroppedKind = keyof typeof kinds;

/** Collects what is left out at reading. */
export interface Drops {
  /** @param column name of the column, never what stands in it */
  add(kind: DroppedKind, column: string): void;
  /** By what the columns hold; kinds without any are left out. */
  list(): Dropped[];
}

/** An empty collection. */
export function drops(): Drops {
  const columns = new Map<DroppedKind, Set<string>>();
  return {
    add(kind, column) {
      // A column that was made up while the table was read.
      if (column.includes("\0")) return;
      columns.set(kind, (columns.get(kind) ?? new Set()).add(column));
    },
    list: () =>
      (Object.keys(kinds) as DroppedKind[]).flatMap((kind) => {
        const own = columns.get(kind);
        return own ? [{ what: kinds[kind], columns: [...own] }] : [];
      }),
  };
}

/** What of a column of the survey is left out, though its answers may be read; undefined where nothing is. */
export function droppedOf({ variable, aside }: Field, question: Question): DroppedKind | undefined {
  if (aside !== undefined) return aside === "files" ? "files" : "beside";
  if (variable === undefined) return undefined;
  const { coding, part } = variable;
  if (coding === "date") return "days";
  if (holdsText(question, part)) return "beside";
  if (coding !== "answered") return undefined;
  return ({ "*": "formulas", "|": "files", D: "times" } as const)[question.type] ?? "texts";
}
