import { type Column, sid } from "./questionnaire.ts";

/** Heading "question code" (`getFieldCode`): `C2[SQ1]`, `D1[SQ1][2]`. */
export function code({ own, question, suffix, scale }: Column): string {
  if (question === undefined) return own;
  const second = scale === undefined ? "" : `[${scale + 1}]`;
  return question.code + (suffix === "" ? "" : `[${suffix}]`) + second;
}

/** The same with "Use ExpressionScript code": `C2_SQ1`; scales count from 0. */
export function script({ own, question, suffix, scale }: Column): string {
  if (question === undefined) return own;
  return question.code + (suffix === "" ? "" : `_${suffix}`) + (scale === undefined ? "" : `_${scale}`);
}

/** Name of the column in the database before LimeSurvey 7: `202602X1X102other`. */
export function key({ own, question, suffix, scale }: Column): string {
  if (question === undefined) return own;
  return `${sid}X${question.gid}X${question.qid}${suffix}${scale === undefined ? "" : `#${scale}`}`;
}

/** Name in the R syntax (`SPSSFieldMap`). */
export function r({ own, question, suffix, scale }: Column): string {
  if (question === undefined) return own;
  return question.code + (suffix === "" ? "" : `_${suffix}`) + (scale === undefined ? "" : `#${scale}`);
}

const ownTexts: Readonly<Record<string, string>> = {
  id: "Antwort ID",
  submitdate: "Datum Abgeschickt",
  lastpage: "Letzte Seite",
  startlanguage: "Start-Sprache",
  seed: "Zufallsstartwert",
};

/** The texts of a column: the question, then its subquestion, then its scale; none has HTML. */
function textsOf({ own, question, part, scale }: Column): string[] {
  if (question === undefined) return [ownTexts[own] ?? own];
  const texts = [question.text, part, scale === undefined ? "" : `Skala ${scale + 1}`];
  return texts.map((text) => text.replace(/<[^>]*>/g, "").trim()).filter((text) => text !== "");
}

/** Heading "full question text" (`getFieldText`): `Wie wichtig? [Vereine][Skala 1]`. */
export function text(column: Column): string {
  const [question = "", ...parts] = textsOf(column);
  return question + (parts.length > 0 ? ` ${parts.map((part) => `[${part}]`).join("")}` : "");
}

/** Heading "abbreviated question text": every part is cut after 15 characters. */
export function abbreviated(column: Column): string {
  const cut = (part: string) => (part.length <= 15 ? part : `${part.slice(0, 15)}.. `);
  const [question = "", ...parts] = textsOf(column).map(cut);
  return question + (parts.length > 0 ? ` ${parts.map((part) => `[${part}]`).join("")}` : "");
}

/** Heading "code and text". */
export function codeAndText(column: Column): string {
  return `${code(column)}. ${text(column)}`;
}

/** The texts as the VV export has them in its first row. */
export function plainText(column: Column): string {
  const [question = "", ...parts] = textsOf(column);
  return [question, ...parts.map((part) => `(${part})`)].join(" ");
}
