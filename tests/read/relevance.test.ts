import { describe, expect, test } from "vitest";
import { readStructure } from "../../scripts/read/index.ts";
import { asked, filtered } from "./filtered.ts";
import { haveRealFiles, real, source } from "./source.ts";
import { fputcsv, lss, type MadeSurvey } from "./survey.ts";

/** The wording of an equation, and whether it is a filter at all. */
function worded(relevance: string): { filter: string; filtered: boolean; notes: string[] } {
  const { codebook, notes } = readStructure([source("data/survey.lss", lss(filtered(relevance)))]);
  const { filter = "", filtered: isFiltered = false } = codebook.questions.at(-1) ?? {};
  return { filter, filtered: isFiltered, notes };
}

describe("a filter", () => {
  test.each([
    ['B.NAOK == "Y"', "B = Ja"],
    ['((B.NAOK == "Y"))', "B = Ja"],
    ['A == "a1" or A == "a2"', "A = eins; zwei, oder mehr".replace("; ", " oder ")],
    ['B.NAOK eq "Y" and M_v.NAOK == "Y"', "B = Ja und M genannt: Vereine"],
    ['M_v == "Y" || M_k == "Y" || M_other != ""', "M genannt: Vereine, Kirchen oder Sonstiges"],
    ['M_v == "Y" and M_k == "Y"', "M genannt: Vereine und Kirchen"],
    ['(M_v == "Y" or M_k == "Y") and B == "N"', "(M genannt: Vereine oder Kirchen) und B = Nein"],
    ['!(B == "Y" and is_empty(N))', "B ≠ Ja oder N beantwortet"],
    ["F_SQ1.NAOK >= 2", "F (Netze) mindestens 2 (mittel)"],
    ["N.NAOK >= 3", "N mindestens 3"],
    ["3 < N", "N über 3"],
    ["N lt 2.5", "N unter 2,5"],
    ["N LE 2 AND B NE 'Y'", "N höchstens 2 und B ≠ Ja"],
    ["is_empty(T.NAOK)", "T ohne Antwort"],
    ["!is_empty(T.NAOK)", "T beantwortet"],
    ['A != ""', "A beantwortet"],
    ["count(M_v, M_k, M_other) >= 2", "M: mindestens 2 Nennungen"],
    ["count(that.F) > 1", "F: über 1 Antworten"],
    ["count(M_v, M_k) > 0", "M: mindestens eine Nennung unter Vereine und Kirchen"],
    ["count(that.M) == 1", "M: genau eine Nennung"],
    ["count(that.M) < 1", "M: keine Nennungen"],
    ["N.valueNAOK > 2", "N über 2"],
    ["count(M_v, M_k) == 0", "M: keine Nennungen unter Vereine und Kirchen"],
    ["D_x_0 == 1 and D_x_1 == 1", "D (Zeile, Skala 1) = nie und D (Zeile, Skala 2) = gut"],
    ["G_r_c == 1", "G (Bus) genannt: heute"],
    ['R_1 == "r2"', "R, Rang 1 = Blau"],
    ['7X1X100.NAOK == "a1"', "A = eins"],
    ['7X1X104v == "Y"', "M genannt: Vereine"],
    ["A == B", "A = B"],
    ['B == "Y" and 1', "B = Ja"],
    ["0", "niemand"],
  ])("%s is told as „%s“", (equation, filter) => {
    expect(worded(equation)).toEqual({ filter, filtered: true, notes: [] });
  });

  test.each(["(1)", "1 or B == 'Y'", "!0"])("%s holds for everybody and is none", (equation) => {
    expect(worded(equation)).toEqual({ filter: "", filtered: false, notes: [] });
  });

  test.each([
    'regexMatch("/x/", T)',
    "N + 1 > 3",
    "sum(N, 1) > 3",
    'TOKEN:ATTRIBUTE_1 == "x"',
    'B.relevanceStatus == "1"',
    "A.valueNAOK > 2",
    "A.value > 2",
    'Z9 == "Y"',
    'T == "ja"',
    'B = "Y"',
    'M == "Y"',
    'B == "Y" and',
    '(B == "Y"',
    'B == "Y")',
    'B == "Y" == 1',
    '"offen',
    "is_empty(that.M)",
    "A ~ 3",
    `${"(".repeat(500)}1${")".repeat(500)}`,
    `B == "${"x".repeat(30_000)}"`,
  ])("that says more than is understood is named: %s", (equation) => {
    expect(worded(equation)).toEqual({
      filter: "",
      filtered: true,
      notes: ["Zu kompliziert, um ihn in Worte zu fassen, ist der Filter von: X1."],
    });
  });

  test("of a group holds for all its questions, together with their own", () => {
    const survey: MadeSurvey = {
      groups: [{ title: "Eins" }, { title: "Zwei", relevance: 'B == "Y"' }],
      questions: [
        ...asked,
        { code: "X1", type: "Y", group: 2 },
        { code: "X2", type: "Y", group: 2, relevance: "N > 1" },
        { code: "X3", type: "Y", group: 2, relevance: 'B == "Y"' },
      ],
    };
    const filters = (file: ReturnType<typeof source>) =>
      readStructure([file])
        .codebook.questions.slice(-3)
        .map(({ filter }) => filter);
    const told = ["B = Ja", "B = Ja und N über 1", "B = Ja"];
    expect(filters(source("data/survey.lss", lss(survey)))).toEqual(told);
    expect(filters(source("data/survey.lss", lss({ ...survey, layout: "old" })))).toEqual(told);
  });

  test("is told from a structure as a table too", () => {
    const columns = ["class", "type/scale", "name", "relevance", "text", "language"];
    const rows = [
      ["S", "", "language", "", "de", ""],
      ["G", "", "Eins", "1", "", "de"],
      ["Q", "Y", "B", "1", "Bee", "de"],
      ["G", "", "Zwei", "B == 'Y'", "", "de"],
      ["Q", "N", "N", "1", "En", "de"],
      ["Q", "Y", "X1", "N > 1", "Ix", "de"],
    ];
    const { codebook } = readStructure([source("data/x.txt", [columns, ...rows].map(fputcsv).join(""))]);
    expect(codebook.questions.map(({ filter }) => filter)).toEqual(["", "B = Ja", "B = Ja und N über 1"]);
  });
});

test.skipIf(!haveRealFiles)(
  haveRealFiles
    ? "The filters of real surveys are understood, but for those that count other people's answers."
    : "The filters of real surveys are understood, but for those that count other people's answers. (übersprungen: ../shared/limesurvey/data fehlt)",
  () => {
    const told = (path: string) => {
      const { codebook, notes } = readStructure([real(path)]);
      const all = codebook.questions.filter((question) => question.filtered);
      return {
        all: all.length,
        told: all.filter(({ filter }) => filter !== "").length,
        notes: notes.filter((note) => note.includes("Filter")),
      };
    };
    expect(told("ciberlite-675712/limesurvey_survey_675712.lss")).toMatchInlineSnapshot(`
      {
        "all": 25,
        "notes": [],
        "told": 25,
      }
    `);
    expect(told("limesurvey-core-testing-colors/colors.txt")).toEqual({ all: 2, told: 2, notes: [] });
    expect(told("demosurveys/ls6_sample_survey_multilingual_fr_de_en_it.lss")).toMatchInlineSnapshot(`
      {
        "all": 11,
        "notes": [],
        "told": 11,
      }
    `);
    expect(told("demosurveys/ls3_sample_survey_multilingual_fr_de_en_it.lss")).toMatchInlineSnapshot(`
      {
        "all": 11,
        "notes": [],
        "told": 11,
      }
    `);
    expect(told("limesurvey-tests/survey_archive_statCountFunctionsTest.lsa")).toMatchInlineSnapshot(`
      {
        "all": 1,
        "notes": [
          "Zu kompliziert, um ihn in Worte zu fassen, ist der Filter von: Q01.",
        ],
        "told": 0,
      }
    `);
  },
);
