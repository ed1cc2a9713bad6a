import type { Question } from "../../src/model/codebook.ts";
import type { Variable } from "../dataset.ts";
import type { StructureQuestion } from "./structure.ts";

/** A column that an export of the survey can have. */
export interface Field {
  /** Heading with LimeSurvey's question codes (`C2[SQ1]`). */
  name: string;
  /** Other spellings of the same column: ExpressionScript, R syntax, LimeSurvey 7. */
  aliases: string[];
  /** Of a rank: its name by the answer's key, as a development version of LimeSurvey 7 has it. */
  byKey?: string;
  /** What it answers; absent for texts beside an answer and for display texts, which are dropped at reading. */
  variable?: Variable;
}

/**
 * All columns that an export can have for one question (LimeSurvey's `createFieldMap` and `getFieldCode`).
 * @param index place of the question in the codebook
 */
export function fieldsOf(question: Question, source: StructureQuestion, index: number): Field[] {
  const { code, items, kind, type } = question;
  const variable = (coding: Variable["coding"], name: string, part = 0, scale = 0): Variable => ({
    name,
    question: index,
    coding,
    part,
    scale,
  });
  const measured = (coding: Variable["coding"], names: Names, part = 0, scale = 0): Field => ({
    ...names,
    variable: variable(coding, names.name, part, scale),
  });
  const perItem = (coding: Variable["coding"]) =>
    items.map((item, part) =>
      measured(coding, namesOf(code, item.code, item.code === "other" ? "_Cother" : ""), part),
    );

  switch (kind) {
    case "display":
      return [namesOf(code)];
    case "single":
      return [
        measured("category", namesOf(code)),
        ...(source.other ? [namesOf(code, "other", "_Cother")] : []),
        ...(type === "O" ? [namesOf(code, "comment", "_Ccomment")] : []),
      ];
    case "array":
      if (type !== "1") return perItem("category");
      return [0, 1].flatMap((scale) =>
        items.map((item, part) => measured("category", dualNames(code, item.code, scale), part, scale)),
      );
    case "multiple":
      if (type !== "P") return perItem("mark");
      return [...perItem("mark"), ...items.map((item) => commentNames(code, item.code))];
    case "numeric":
      return items.length > 0 ? perItem("number") : [measured("number", namesOf(code))];
    case "ranking":
      return Array.from({ length: question.ranks }, (_, rank) => ({
        ...measured("rank", namesOf(code, String(rank + 1)), rank),
        byKey: `${code}[${source.answers[rank]?.id}]`,
      }));
    case "listed":
      if (items.length > 0) return perItem("answered");
      return [
        measured("answered", namesOf(code)),
        ...(type === "|" ? [namesOf(code, "filecount", "_Cfilecount", "_filecount")] : []),
      ];
  }
}

type Names = Pick<Field, "name" | "aliases">;

/** @param seven the suffix in LimeSurvey 7, @param r the one in the R syntax, where they are others */
function namesOf(code: string, suffix = "", seven = "", r = ""): Names {
  if (suffix === "") return { name: code, aliases: [] };
  const aliases = [`${code}_${suffix}`];
  if (seven !== "") aliases.push(`${code}[${seven}]`, `${code}_${seven}`);
  if (r !== "") aliases.push(`${code}_${r}`);
  return { name: `${code}[${suffix}]`, aliases };
}

/** Scales count from 1 in brackets, from 0 in ExpressionScript and R. */
function dualNames(code: string, item: string, scale: number): Names {
  return {
    name: `${code}[${item}][${scale + 1}]`,
    aliases: [`${code}_${item}_${scale}`, `${code}_${item}#${scale}`],
  };
}

function commentNames(code: string, item: string): Names {
  return namesOf(code, `${item}comment`, item === "other" ? "_Cothercomment" : `${item}_Ccomment`);
}

/** A column name as LimeSurvey's R syntax spells it (`RSyntaxWriter`), without what R does not allow. */
export function rName(name: string): string {
  const started = /^[A-Za-z]/.test(name) ? name : `q_${name}`;
  return started
    .replaceAll("-", "_hyph_")
    .replaceAll(":", "_dd_")
    .replaceAll(";", "_dc_")
    .replaceAll("!", "_excl_")
    .replace(/[^A-Za-z0-9_.]/g, "");
}
