import type { Codebook, Question, QuestionKind } from "../src/model/codebook.ts";
import type { Problem } from "../src/model/problem.ts";
import type { Note } from "./dataset.ts";
import { asksYear } from "./read/dates.ts";
import { type Field, fieldsOf } from "./read/fields.ts";
import { losses, withoutRepeated } from "./read/losses.ts";
import { itemsOf, scalesOf, type Wording } from "./read/options.ts";
import { plain } from "./read/plain.ts";
import { type Filters, filtersOf } from "./read/relevance.ts";
import type { Structure, StructureQuestion, Texts } from "./read/structure.ts";

/** How each of LimeSurvey's question types is tabulated; attributes and the study change some of them. */
const kinds: Readonly<Record<string, QuestionKind>> = {
  ...{ L: "single", "!": "single", O: "single", "5": "single", Y: "single", G: "single", I: "single" },
  ...{ A: "array", B: "array", C: "array", E: "array", F: "array", H: "array", "1": "array" },
  ...{ M: "multiple", P: "multiple" },
  ...{ N: "numeric", K: "numeric", ":": "numeric" },
  R: "ranking",
  ...{ S: "listed", T: "listed", U: "listed", Q: "listed", ";": "listed", "*": "listed", "|": "listed" },
  D: "date",
  X: "display",
};

/** Types whose answers can be numbers though LimeSurvey takes them for texts. */
const maybeNumbers = "STUQ;*";

/** A questionnaire made ready: what is public of it, and the columns that an export of it can have. */
export interface Made {
  /** Without mark: that is the study's. */
  codebook: Codebook;
  fields: Field[];
  /** Who is asked what. */
  filters: Filters;
  problems: Problem[];
  notes: Note[];
}

/**
 * The codebook of a survey and its possible columns.
 * @param language language of the texts; where one is missing in it, another language steps in, and a note says so
 * @param numbers codes of questions whose answers are numbers by what the study says
 */
export function codebookOf(
  structure: Structure,
  language: string = structure.languages[0],
  numbers: readonly string[] = [],
): Made {
  const { file, languages, questions: sources } = structure;
  const missing = new Map<string, number>();
  const say = (texts: Texts, mayBeEmpty = false) => {
    const found = textIn(texts, language, mayBeEmpty);
    if (found.language !== language && found.text !== "") {
      missing.set(found.language, (missing.get(found.language) ?? 0) + 1);
    }
    return plain(found.text);
  };
  const codebook: Codebook = { mark: "", title: say(structure.title), language, questions: [] };
  const fields: Field[] = [];
  const problems: Problem[] = sources.length > 0 ? [] : [withoutQuestions(file)];
  const lines = new Map<string, number>();
  const kept: StructureQuestion[] = [];

  for (const given of sources) {
    const source = withoutRepeated(given);
    const { code, line, type } = source;
    const kind = kindOf(source, language, numbers);
    const before = lines.get(code);
    lines.set(code, before ?? line);
    if (before !== undefined) {
      const what = `der Fragencode ${code} kommt zweimal vor, zuerst in Zeile ${before}`;
      problems.push({ file, line, what, hint: makeUnique });
    } else if (kind === undefined) {
      const hint = `Gelesen werden die Typen ${Object.keys(kinds).join(" ")}.`;
      problems.push({ file, line, what: `Frage ${code} hat den unbekannten Fragetyp „${type}“`, hint });
    } else {
      if (numbers.includes(code) && kind !== "numeric") problems.push(noNumbers(code, type));
      const question = questionOf(source, kind, { say, language, languages });
      problems.push(...repeatedItems(question, file, line));
      fields.push(...fieldsOf(question, source, codebook.questions.length));
      codebook.questions.push(question);
      kept.push(source);
    }
  }
  const filters = filtersOf(kept, codebook.questions, fields);
  for (const [index, filter] of filters.words) {
    const question = codebook.questions[index];
    if (question !== undefined) question.filter = filter;
  }
  for (const index of filters.always) {
    const question = codebook.questions[index];
    if (question !== undefined) question.filtered = false;
  }
  const notes = [...notesOn(missing, language), ...losses(sources), ...filters.notes];
  return { codebook, fields, filters, problems, notes };
}

/** How a question is tabulated; undefined for an unknown type. */
function kindOf(
  { code, type, attributes }: StructureQuestion,
  language: string,
  numbers: readonly string[],
): QuestionKind | undefined {
  const attribute = (name: string) => {
    const texts = attributes.get(name);
    return (texts?.get("") || texts?.get(language) || "").trim();
  };
  if (type !== "" && maybeNumbers.includes(type) && numbers.includes(code)) return "numeric";
  if (type === ":" && attribute("multiflexible_checkbox") === "1") return "grid";
  if (type === "*" && attribute("numbers_only") === "1") return "numeric";
  // A time of day, or a day of any year: there is nothing to count by.
  if (type === "D" && !asksYear(attribute("date_format"))) return "listed";
  return Object.hasOwn(kinds, type) ? kinds[type] : undefined;
}

function noNumbers(code: string, type: string): Problem {
  return {
    file: "data/study.yaml",
    what: `questions.${code}.as: number passt nicht zum Fragetyp „${type}“`,
    hint: `Als Zahlen lassen sich Texte und Formeln lesen (Typen ${[...maybeNumbers].join(" ")}).`,
  };
}

const makeUnique = "In LimeSurvey einen der beiden ändern, dann Struktur und Antworten neu exportieren.";

/** A text in a language, else in a variant of it, else in whatever comes first; an empty one is lost unless it may be empty. */
function textIn(texts: Texts, language: string, mayBeEmpty: boolean): { language: string; text: string } {
  const tongue = (code: string) => code.split("-")[0];
  const spoken = [...texts.keys()].filter((code) => mayBeEmpty || texts.get(code)?.trim() !== "");
  const near = spoken.find((code) => tongue(code) === tongue(language));
  const chosen = spoken.includes(language) ? language : (near ?? spoken[0] ?? language);
  return { language: chosen, text: texts.get(chosen) ?? "" };
}

function notesOn(missing: ReadonlyMap<string, number>, language: string): Note[] {
  return [...missing].map(([other, count]) =>
    count === 1
      ? `Ein Text fehlt in der Sprache „${language}“ und steht in „${other}“.`
      : `${count} Texte fehlen in der Sprache „${language}“ und stehen in „${other}“.`,
  );
}

function questionOf(
  source: StructureQuestion,
  kind: QuestionKind,
  survey: Omit<Wording, "attribute" | "say"> & { say(texts: Texts, mayBeEmpty?: boolean): string },
): Question {
  const attribute = (name: string) => {
    const texts = source.attributes.get(name);
    const [any = ""] = [...(texts?.values() ?? [])].filter((text) => text !== "");
    return plain(texts?.get(survey.language) || texts?.get("") || any);
  };
  const wording = { ...survey, attribute };
  return {
    code: source.code,
    type: source.type,
    kind,
    text: survey.say(source.text),
    help: survey.say(source.help, true),
    section: survey.say(source.section),
    mandatory: source.mandatory,
    filtered: source.filtered,
    filter: "",
    items: itemsOf(source, kind, wording),
    scales: scalesOf(source, kind, wording),
    ranks: kind === "ranking" ? ranksOf(source.answers.length, Number(attribute("max_subquestions"))) : 0,
  };
}

/** LimeSurvey has a column for every option, or for as many as can be ranked. */
function ranksOf(options: number, slots: number): number {
  return slots >= 1 ? Math.min(options, slots) : options;
}

function repeatedItems({ code, kind, items, scales }: Question, file: string, line: number): Problem[] {
  const columns = kind === "grid" ? (scales[0]?.categories ?? []) : [];
  // The code of a row may be that of a column.
  const codes = [...items.map((item) => item.code), ...columns.map((column) => `${column.code} (Spalte)`)];
  const seen = new Set<string>();
  const repeated = new Set(codes.filter((item) => seen.size === seen.add(item).size));
  return [...repeated].map((item) => {
    const what = `der Code ${item} kommt in Frage ${code} zweimal vor`;
    return { file, line, what, hint: makeUnique };
  });
}

function withoutQuestions(file: string): Problem {
  return {
    file,
    what: "die Struktur enthält keine Fragen",
    hint: "Die ganze Umfrage exportieren: „Umfragestruktur (.lss)“.",
  };
}
