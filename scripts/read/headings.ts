import type { Question } from "../../src/model/codebook.ts";
import type { Field } from "./fields.ts";
import { systemName } from "./phrases.ts";
import { letters } from "./plain.ts";

/** Columns that LimeSurvey adds to the response itself. */
const own = new Set([
  ...["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "quota_exit"],
]);

/** Columns that lead to the participant, or are copied from the table of participants. */
const person = new Set([
  ...["token", "ipaddr", "refurl"],
  ...[
    "tid",
    "participant_id",
    "firstname",
    "lastname",
    "email",
    "emailstatus",
    "language",
    "blacklisted",
    "sent",
  ],
  ...["remindersent", "remindercount", "completed", "usesleft", "validfrom", "validuntil", "mpid"],
]);

/** System columns that nothing but LimeSurvey names so. */
const telling = new Set([
  "submitdate",
  "lastpage",
  "startlanguage",
  "datestamp",
  "ipaddr",
  "refurl",
  "interviewtime",
]);

/** What a column of LimeSurvey's holds that belongs to no question and is dropped at reading; undefined for any other. */
export function systemKind(
  heading: string,
  questionCodes: ReadonlySet<string>,
): "own" | "person" | "clock" | undefined {
  if (own.has(heading)) return "own";
  if (person.has(heading) || /^attribute_\d+$/.test(heading)) return "person";
  if (heading === "interviewtime" || /^groupTime\d+$/.test(heading)) return "clock";
  const isClock = heading.endsWith("Time") && questionCodes.has(heading.slice(0, -"Time".length));
  return isClock ? "clock" : undefined;
}

/** True for a column that belongs to no question and is dropped at reading. */
export function isSystem(heading: string, questionCodes: ReadonlySet<string>): boolean {
  return systemKind(heading, questionCodes) !== undefined;
}

/** How the headings of a file were chosen in LimeSurvey's export dialog. */
export interface HeadingForm {
  /** Columns with a question code. */
  codes: number;
  /** Columns with code and text ("A1. Wie …"). */
  codesWithText: number;
  /** Columns with the text of a question. */
  texts: number;
  /** Columns that only a response table has (`submitdate`). */
  telling: number;
}

/** Counts what the headings are, to recognise a response table and to name the option that went wrong. */
export function formOf(headings: string[], fields: Field[], questions: Question[]): HeadingForm {
  const names = new Set(
    fields.flatMap(({ name, aliases, keys, byKey = name }) => [name, byKey, ...aliases, ...keys]),
  );
  const openings = questions.map(({ text }) => letters(text).slice(0, 12)).filter((text) => text.length >= 4);
  const form: HeadingForm = { codes: 0, codesWithText: 0, texts: 0, telling: 0 };
  for (const heading of headings) {
    const code = codeBefore(heading);
    if (names.has(heading)) form.codes++;
    else if (telling.has(systemName(heading) ?? heading)) form.telling++;
    else if (code !== heading && names.has(code)) form.codesWithText++;
    else if (opensLike(heading, openings)) form.texts++;
  }
  return form;
}

/** The question code with which a heading begins ("A1[x]. Wie …"); empty where there is none. */
export function codeBefore(heading: string): string {
  return /^[A-Za-z]\w*(?:\[[^\]]*\]){0,2}/.exec(heading)?.[0] ?? "";
}

/** True for a table that holds responses: it names LimeSurvey's own columns, or several questions. */
export function holdsResponses({ codes, codesWithText, texts, telling }: HeadingForm): boolean {
  return telling > 0 || codes + codesWithText + texts >= 2;
}

/** Long texts are compared by their beginning, abbreviated ones ("Wie lange sind..") as far as they go. */
function opensLike(heading: string, openings: string[]): boolean {
  const own = letters(heading);
  if (own.length < 4) return false;
  return openings.some(
    (opening) => own.startsWith(opening) || (/\.\.\s*$/.test(heading) && opening.startsWith(own)),
  );
}
