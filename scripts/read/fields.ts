import type { Question } from "../../src/model/codebook.ts";
import type { Variable } from "../dataset.ts";
import type { StructureQuestion } from "./structure.ts";

/** A column that an export of the survey can have. */
export interface Field {
  /** Heading with LimeSurvey's question codes (`C2[SQ1]`). */
  name: string;
  /** Other spellings of the same column: ExpressionScript, R syntax, LimeSurvey 7. */
  aliases: string[];
  /** Names of the column in LimeSurvey's database: before version 7 (`841748X3X3SQ001`), and from then on (`Q3_S15`). */
  keys: string[];
  /** Index of its question in the codebook. */
  question: number;
  /** Of a text beside an answer: what it is. */
  aside?: "other" | "comment" | "files";
  /** Of a comment beside an option: index of the option. */
  item?: number;
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
  const { code, items, scales, kind, type } = question;
  const ids = idsOf(source);
  /** @param old suffix in the database, @param seven the one from LimeSurvey 7 on */
  const field = (names: Names, old = "", seven = old): Field => ({
    ...names,
    keys: keysOf(source, old, seven),
    question: index,
  });
  const measured = (coding: Variable["coding"], made: Field, part = 0, scale = 0): Field => ({
    ...made,
    variable: { name: made.name, question: index, coding, part, scale },
  });
  const perItem = (coding: Variable["coding"]) =>
    items.map((item, part) => {
      const names = namesOf(code, item.code, item.code === "other" ? "_Cother" : "");
      return measured(coding, field(names, item.code, ids[part] ?? "_Cother"), part);
    });

  switch (kind) {
    case "display":
      return [field(namesOf(code))];
    case "single":
      return [
        measured("category", field(namesOf(code))),
        ...(source.other
          ? [{ ...field(namesOf(code, "other", "_Cother"), "other", "_Cother"), aside: "other" as const }]
          : []),
        ...(type === "O"
          ? [
              {
                ...field(namesOf(code, "comment", "_Ccomment"), "comment", "_Ccomment"),
                aside: "comment" as const,
              },
            ]
          : []),
      ];
    case "array":
      if (type !== "1") return perItem("category");
      return [0, 1].flatMap((scale) =>
        items.map((item, part) => {
          const made = field(
            dualNames(code, item.code, scale),
            `${item.code}#${scale}`,
            `${ids[part]}#${scale}`,
          );
          return measured("category", made, part, scale);
        }),
      );
    case "multiple":
      if (type !== "P") return perItem("mark");
      return [
        ...perItem("mark"),
        ...items.map((item, part) => {
          const seven = ids[part] === undefined ? "_Cothercomment" : `${ids[part]}_Ccomment`;
          const made = field(commentNames(code, item.code), `${item.code}comment`, seven);
          return { ...made, aside: "comment" as const, item: part };
        }),
      ];
    case "grid": {
      const columns = scales[0]?.categories ?? [];
      return items.flatMap((row, part) =>
        columns.map((column, option) => {
          const suffix = `${row.code}_${column.code}`;
          const made = field(namesOf(code, suffix), suffix, ids[part * columns.length + option]);
          return {
            ...made,
            variable: { name: made.name, question: index, coding: "mark", part, option, scale: 0 },
          };
        }),
      );
    }
    case "date":
      return [measured("date", field(namesOf(code)))];
    case "numeric":
      return items.length > 0 ? perItem("number") : [measured("number", field(namesOf(code)))];
    case "ranking":
      return Array.from({ length: question.ranks }, (_, rank) => {
        const { id } = source.answers[rank] ?? {};
        const made = field(namesOf(code, String(rank + 1)), String(rank + 1), `_R${id}`);
        return { ...measured("rank", made, rank), byKey: `${code}[${id}]` };
      });
    case "listed":
      if (items.length > 0) return perItem("answered");
      return [
        measured("answered", field(namesOf(code))),
        ...(type === "|"
          ? [
              {
                ...field(
                  namesOf(code, "filecount", "_Cfilecount", "_filecount"),
                  "_filecount",
                  "_Cfilecount",
                ),
                aside: "files" as const,
              },
            ]
          : []),
      ];
  }
}

/** Suffixes of the items in LimeSurvey 7's database, in the order of the items; none for "other". */
function idsOf({ type, subquestions }: StructureQuestion): string[] {
  const ids = (scale: number) => subquestions.filter((sub) => sub.scale === scale).map(({ id }) => `_S${id}`);
  if (type !== ";" && type !== ":") return ids(0);
  const columns = ids(1);
  return ids(0).flatMap((row) => columns.map((column) => row + column));
}

function keysOf({ id, key }: StructureQuestion, old: string, seven: string): string[] {
  return [...(key === "" ? [] : [key + old]), ...(id === "" ? [] : [`Q${id}${seven}`])];
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
