import { describe, expect, test } from "vitest";
import type { Asked } from "../../scripts/dataset.ts";
import { obscure } from "../../scripts/release.ts";
import { filtered } from "./filtered.ts";
import { csv, dataset, type MadeQuestion } from "./survey.ts";

const names = ["id", "submitdate", "A", "B", "M[v]", "M[k]", "M[other]", "F[SQ1]", "F[SQ2]", "N", "T"];
const columns = [...names, "D[x][1]", "D[x][2]", "G[r_c]", "R[1]", "R[2]", "X1"];

function read(relevance: string, others: MadeQuestion[] = []) {
  const all = [...columns, ...others.map(({ code }) => code)];
  return dataset(filtered(relevance, others), csv([all, all.map(() => "")]));
}

/** What decides on X1: question, answers, and "leer" where no answer leads on, too. */
function deciding(relevance: string): string | undefined {
  const by = read(relevance).asked?.find(({ target }) => target === "X1")?.by;
  return by && [by.source, by.part, by.answers.join("+"), by.empty ? "leer" : ""].join(" ").trim();
}

describe("who is asked is told from the answers to one question", () => {
  test.each([
    ['A == "a1"', "A 0 a1"],
    ['A.NAOK == "a1" or A == "a2"', "A 0 a1+a2"],
    ['A != "a1"', "A 0 a2 leer"],
    ['!is_empty(A) and A != "a1"', "A 0 a2"],
    ['F_SQ2 >= "2"', "F 1 2+3"],
    ['M_v == "Y" or M_k == "Y"', "M 0 v+k"],
    ['B == "Y"', "B 0 Y"],
  ])("%s", (relevance, expected) => {
    expect(deciding(relevance)).toBe(expected);
  });

  test.each([
    ['A == "a1" and B == "Y"'],
    ['A == "a1" or B == "Y"'],
    ['M_v == "Y" and M_k == "Y"'],
    ['M_v != "Y"'],
    ["N > 3"],
    ["!is_empty(T)"],
    ['regexMatch("/x/", A)'],
    ['F_SQ1 == "1" or F_SQ2 == "1"'],
  ])("but not by %s: that question is withheld", (relevance) => {
    expect(deciding(relevance)).toBeUndefined();
    expect(obscure(read(relevance))).toEqual(["X1"]);
  });

  test("what was needed to be asked the deciding question says nothing more", () => {
    const both = read('B == "Y"', [{ code: "X2", type: "Y", relevance: 'B == "Y" and X1 == "N"' }]);
    expect(both.asked).toEqual([
      { target: "X1", by: { source: "B", part: 0, scale: 0, answers: ["Y"], empty: false } },
      { target: "X2", by: { source: "X1", part: 0, scale: 0, answers: ["N"], empty: false } },
    ] satisfies Asked[]);
    const other = read('B == "Y"', [{ code: "X2", type: "Y", relevance: 'B == "N" and X1 == "N"' }]);
    expect(other.asked?.[1]).toEqual({ target: "X2" });
  });
});

describe("withheld as a whole", () => {
  const withheld = (relevance: string, others: MadeQuestion[]) => obscure(read(relevance, others));

  test("is what depends on a question that is", () => {
    expect(withheld("N > 3", [{ code: "X2", type: "Y", relevance: 'X1 == "Y"' }])).toEqual(["X1", "X2"]);
  });

  test("is the second of two questions that different options of one multiple response lead on to", () => {
    const same = [{ code: "X2", type: "Y", relevance: 'M_v == "Y"' }];
    const other = [{ code: "X2", type: "Y", relevance: 'M_k == "Y"' }];
    expect(withheld('M_v == "Y"', same)).toEqual([]);
    expect(withheld('M_v == "Y"', other)).toEqual(["X2"]);
  });

  test("is what reads a later question, and what reads an answer that counts as missing by now", () => {
    expect(withheld('X2 == "Y"', [{ code: "X2", type: "Y" }])).toEqual(["X1"]);
    const data = read('A == "a2"');
    const [first, ...rest] = data.codebook.questions;
    const scales =
      first?.scales.map((scale) => ({ ...scale, categories: scale.categories.slice(0, 1) })) ?? [];
    const questions = first ? [{ ...first, scales }, ...rest] : [];
    expect(obscure({ ...data, codebook: { ...data.codebook, questions } })).toEqual(["X1"]);
  });
});
