import type { Codebook, Question, QuestionKind } from "../src/model/codebook.ts";
import type { Problem } from "../src/model/problem.ts";
import type { Note } from "./dataset.ts";
import { type Field, fieldsOf } from "./read/fields.ts";
import { itemsOf, scalesOf, type Wording } from "./read/options.ts";
import { plain } from "./read/plain.ts";
import type { Structure, StructureQuestion, Texts } from "./read/structure.ts";

/** How each of LimeSurvey's question types is tabulated. */
const kinds: Readonly<Record<string, QuestionKind>> = {
  ...{ L: "single", "!": "single", O: "single", "5": "single", Y: "single", G: "single", I: "single" },
  ...{ A: "array", B: "array", C: "array", E: "array", F: "array", H: "array", "1": "array" },
  ...{ M: "multiple", P: "multiple" },
  ...{ N: "numeric", K: "numeric" },
  R: "ranking",
  ...{ S: "listed", T: "listed", U: "listed", Q: "listed", D: "listed", "*": "listed", "|": "listed" },
  ...{ ";": "listed", ":": "listed" },
  X: "display",
};

/** A questionnaire made ready: what is public of it, and the columns that an export of it can have. */
export interface Made {
  /** Without mark: that is the study's. */
  codebook: Codebook;
  fields: Field[];
  problems: Problem[];
  notes: Note[];
}

/**
 * The codebook of a survey and its possible columns.
 * @param language language of the texts; where one is missing in it, another language steps in, and a note says so
 */
export function codebookOf(structure: Structure, language: string = structure.languages[0]): Made {
  const { file, languages, questions: sources } = structure;
  const missing = new Map<string, number>();
  const say = (texts: Texts) => {
    const found = textIn(texts, language);
    if (found.language !== language && found.text !== "") {
      missing.set(found.language, (missing.get(found.language) ?? 0) + 1);
    }
    return plain(found.text);
  };
  const codebook: Codebook = { mark: "", title: say(structure.title), language, questions: [] };
  const fields: Field[] = [];
  const problems: Problem[] = sources.length > 0 ? [] : [withoutQuestions(file)];
  const lines = new Map<string, number>();

  for (const source of sources) {
    const { code, line, type } = source;
    const kind = kinds[type];
    const before = lines.get(code);
    lines.set(code, before ?? line);
    if (before !== undefined) {
      const what = `der Fragencode ${code} kommt zweimal vor, zuerst in Zeile ${before}`;
      problems.push({ file, line, what, hint: makeUnique });
    } else if (kind === undefined) {
      const hint = `Gelesen werden die Typen ${Object.keys(kinds).join(" ")}.`;
      problems.push({ file, line, what: `Frage ${code} hat den unbekannten Fragetyp „${type}“`, hint });
    } else {
      const question = questionOf(source, kind, { say, language, languages });
      problems.push(...repeatedItems(question, file, line));
      fields.push(...fieldsOf(question, source, codebook.questions.length));
      codebook.questions.push(question);
    }
  }
  return { codebook, fields, problems, notes: notesOn(missing, language) };
}

const makeUnique = "In LimeSurvey einen der beiden ändern, dann Struktur und Antworten neu exportieren.";

/** A text in a language, else in a variant of it, else in whatever comes first. */
function textIn(texts: Texts, language: string): { language: string; text: string } {
  const tongue = (code: string) => code.split("-")[0];
  const near = [...texts.keys()].find((code) => tongue(code) === tongue(language));
  const chosen = texts.has(language) ? language : (near ?? texts.keys().next().value ?? language);
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
  survey: Omit<Wording, "attribute">,
): Question {
  const attribute = (name: string) => {
    const texts = source.attributes.get(name);
    return plain(texts?.get(survey.language) || texts?.get("") || "");
  };
  const wording = { ...survey, attribute };
  return {
    code: source.code,
    type: source.type,
    kind,
    text: survey.say(source.text),
    help: survey.say(source.help),
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

function repeatedItems({ code, items }: Question, file: string, line: number): Problem[] {
  const codes = items.map((item) => item.code);
  const repeated = new Set(codes.filter((item, i) => codes.indexOf(item) !== i));
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
