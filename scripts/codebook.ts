import type { Category, Codebook, Item, Question, QuestionKind, Scale } from "../src/model/codebook.ts";
import type { Problem } from "../src/model/problem.ts";
import type { Note } from "./dataset.ts";
import { type Field, fieldsOf } from "./read/fields.ts";
import { labelsIn, languageName } from "./read/labels.ts";
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

/** Code of the answer "other" of a single choice. */
export const otherCode = "-oth-";

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
  const { file, languages } = structure;
  const missing = new Map<string, number>();
  const say: Say = (texts) => {
    const found = textIn(texts, language);
    if (found.language !== language && found.text !== "") {
      missing.set(found.language, (missing.get(found.language) ?? 0) + 1);
    }
    return plain(found.text);
  };
  const codebook: Codebook = { mark: "", title: say(structure.title), language, questions: [] };
  const fields: Field[] = [];
  const problems: Problem[] = [];
  const seen = new Map<string, number>();

  for (const source of structure.questions) {
    const { code, line, type } = source;
    const kind = kinds[type];
    const before = seen.get(code);
    if (before !== undefined) {
      problems.push({
        file,
        line,
        what: `der Fragencode ${code} kommt zweimal vor, zuerst in Zeile ${before}`,
        hint: "In LimeSurvey einen der beiden ändern, dann Struktur und Antworten neu exportieren.",
      });
    } else if (kind === undefined) {
      problems.push({
        file,
        line,
        what: `Frage ${code} hat den unbekannten Fragetyp „${type}“`,
        hint: `Gelesen werden die Typen ${Object.keys(kinds).join(" ")}.`,
      });
    } else {
      const question = questionOf(source, kind, say, languages, language);
      problems.push(...repeatedItems(question, file, line));
      fields.push(...fieldsOf(question, source, codebook.questions.length));
      codebook.questions.push(question);
    }
    seen.set(code, before ?? line);
  }
  const notes = [...missing].map(
    ([other, count]) =>
      `${count === 1 ? "Ein Text fehlt" : `${count} Texte fehlen`} in der Sprache „${language}“ und ${count === 1 ? "steht" : "stehen"} in „${other}“.`,
  );
  return { codebook, fields, problems, notes };
}

type Say = (texts: Texts) => string;

/** A text in a language, else in a variant of it, else in whatever comes first. */
function textIn(texts: Texts, language: string): { language: string; text: string } {
  const tongue = (code: string) => code.split("-")[0];
  const near = [...texts.keys()].find((code) => tongue(code) === tongue(language));
  const chosen = texts.has(language) ? language : (near ?? texts.keys().next().value ?? language);
  return { language: chosen, text: texts.get(chosen) ?? "" };
}

function questionOf(
  source: StructureQuestion,
  kind: QuestionKind,
  say: Say,
  languages: string[],
  language: string,
): Question {
  const { type } = source;
  const attribute = (name: string) => {
    const texts = source.attributes.get(name);
    return plain(texts?.get(language) || texts?.get("") || "");
  };
  const other = attribute("other_replace_text") || labelsIn(language).other;
  const slots = Number(attribute("max_subquestions"));
  return {
    code: source.code,
    type,
    kind,
    text: say(source.text),
    help: say(source.help),
    section: say(source.section),
    mandatory: source.mandatory,
    filtered: source.filtered,
    items: itemsOf(source, kind, say, other),
    scales: scalesOf(source, kind, say, { other, languages, language, attribute }),
    ranks:
      kind !== "ranking" ? 0 : slots >= 1 ? Math.min(source.answers.length, slots) : source.answers.length,
  };
}

function itemsOf(
  { type, other, subquestions }: StructureQuestion,
  kind: QuestionKind,
  say: Say,
  otherLabel: string,
): Item[] {
  if (kind === "single" || kind === "ranking" || kind === "display") return [];
  const named = (scale: number) =>
    subquestions
      .filter((sub) => sub.scale === scale)
      .map(({ code, text }) => ({ code, label: say(text) || code }));
  const rows = named(0);
  if (type === ";" || type === ":") {
    const columns = named(1);
    return rows.flatMap((row) =>
      columns.map((column) => ({
        code: `${row.code}_${column.code}`,
        label: `${row.label} – ${column.label}`,
      })),
    );
  }
  if (kind === "array") return rows.map(bipolar);
  return kind === "multiple" && other ? [...rows, { code: "other", label: otherLabel }] : rows;
}

/** LimeSurvey shows "left|right" on both sides of an array's row. */
function bipolar({ code, label }: Item): Item {
  const bar = label.search(/\|(?![^{]*\})/);
  if (bar < 0) return { code, label };
  const left = label.slice(0, bar).trim();
  const right = label.slice(bar + 1).trim();
  if (left === "" || right === "") return { code, label: left || right || code };
  return { code, label: left, opposite: right };
}

interface Wording {
  other: string;
  languages: string[];
  language: string;
  attribute: (name: string) => string;
}

function scalesOf(source: StructureQuestion, kind: QuestionKind, say: Say, wording: Wording): Scale[] {
  const { type, answers } = source;
  const { other, languages, language, attribute } = wording;
  const labels = labelsIn(language);
  const stored = (scale: number): Category[] =>
    answers
      .filter((answer) => answer.scale === scale)
      .map(({ code, text }) => ({ code, label: say(text) || code }));
  const points = (last: number) =>
    Array.from({ length: last }, (_, i) => ({ code: `${i + 1}`, label: `${i + 1}` }));
  const one = (categories: Category[]): Scale[] => [{ label: "", categories }];
  const coded = (...pairs: [string, string][]) => one(pairs.map(([code, label]) => ({ code, label })));

  switch (type) {
    case "5":
    case "A":
      return one(points(5));
    case "B":
      return one(points(10));
    case "Y":
      return coded(["Y", labels.yes], ["N", labels.no]);
    case "C":
      return coded(["Y", labels.yes], ["U", labels.uncertain], ["N", labels.no]);
    case "E":
      return coded(["I", labels.increase], ["S", labels.same], ["D", labels.decrease]);
    case "G":
      return coded(["F", labels.female], ["M", labels.male]);
    case "I":
      return coded(...languages.map((code): [string, string] => [code, languageName(code, language)]));
    case "1":
      return ["dualscale_headerA", "dualscale_headerB"].map((header, scale) => ({
        label: attribute(header),
        categories: stored(scale),
      }));
    case "L":
    case "!":
      return one([...stored(0), ...(source.other ? [{ code: otherCode, label: other }] : [])]);
    default:
      return kind === "single" || kind === "array" || kind === "ranking" ? one(stored(0)) : [];
  }
}

function repeatedItems({ code, items }: Question, file: string, line: number): Problem[] {
  const codes = items.map((item) => item.code);
  return [...new Set(codes.filter((item, i) => codes.indexOf(item) !== i))].map((item) => ({
    file,
    line,
    what: `der Code ${item} kommt in Frage ${code} zweimal vor`,
    hint: "In LimeSurvey einen der beiden ändern, dann Struktur und Antworten neu exportieren.",
  }));
}
