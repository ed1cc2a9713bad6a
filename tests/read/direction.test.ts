import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { directionOf } from "../../scripts/read/direction.ts";
import { readStructure } from "../../scripts/read/index.ts";
import { haveRealFiles, real, source } from "./source.ts";
import { lss } from "./survey.ts";

const of = (labels: string, type = "L") =>
  directionOf(
    type,
    labels.split(" | ").map((label, i) => ({ code: `A${i}`, label })),
  );
const turned = (labels: string) => labels.split(" | ").toReversed().join(" | ");

describe("a scale", () => {
  test.each([
    "stimme voll und ganz zu | stimme eher zu | stimme überhaupt nicht zu",
    "Stimme völlig zu | teils, teils | Stimme gar nicht zu",
    "stimme zu | lehne ab",
    "Trifft voll und ganz zu | trifft teilweise zu | trifft gar nicht zu",
    "trifft zu | trifft nicht zu",
    "sehr wichtig | wichtig | unwichtig",
    "sehr wichtig | eher wichtig | gar nicht wichtig",
    "sehr zufrieden | teils | sehr unzufrieden",
    "sehr gut | gut | sehr schlecht",
    "1 = sehr gut | 2 | 3 | 6 = ungenügend",
    "immer | manchmal | nie",
    "sehr oft | selten",
    "sehr hoch | hoch | sehr gering",
    "sehr viel Vertrauen | gar kein Vertrauen",
    "viel | etwas | kein",
    "voll und ganz | überhaupt nicht",
    "auf jeden Fall | vielleicht | auf keinen Fall",
    "strongly agree | neutral | strongly disagree",
    "very important | fairly important | not at all important",
    "very satisfied | very dissatisfied",
    "Always | Sometimes | Never",
    "very good | very poor",
    "5 (sehr stark) | 4 | 3 | 2 | 1 (gar nicht)",
  ])("%s is descending, and ascending the other way round", (labels) => {
    expect(of(labels)).toBe("descending");
    expect(of(turned(labels))).toBe("ascending");
  });

  test.each([
    "weiß nicht",
    "keine Angabe",
    "kann ich nicht beurteilen",
    "k. A.",
    "don't know",
    "Not applicable",
  ])("may end with „%s“, which is no end of it", (aside) => {
    expect(of(`nie | manchmal | immer | ${aside}`)).toBe("ascending");
    expect(of(`nie | manchmal | immer | ${aside} | keine Angabe`)).toBe("ascending");
  });

  test.each([
    "sehr wichtig | wichtig | weniger wichtig",
    "sehr wichtig | egal",
    "mittel | sehr schlecht",
    "viel zu wenig | genau richtig | viel zu viel",
    "sehr wichtig | sehr unzufrieden",
    "sehr leicht | sehr schwer",
    "links | Mitte | rechts",
    "immer",
    "immer | weiß nicht",
    "weiß nicht | nie | immer | trifft nicht zu",
    "Rot | Blau",
    " | ",
  ])("%s has no direction that is known", (labels) => {
    expect(of(labels)).toBeUndefined();
    expect(of(turned(labels))).toBeUndefined();
  });

  test("of points goes up, and of increase and decrease down", () => {
    for (const type of ["5", "A", "B"]) expect(of("1 | 2 | 3", type)).toBe("ascending");
    expect(of("Zunahme | Gleichbleibend | Abnahme", "E")).toBe("descending");
    expect(of("Ja | Unsicher | Nein", "C")).toBeUndefined();
  });

  test("with a field for others is a list, and options to be ranked are none either", () => {
    const labels = [
      { code: "1", label: "nie" },
      { code: "2", label: "immer" },
    ];
    expect(directionOf("L", labels)).toBe("ascending");
    expect(directionOf("L", [...labels, { code: "-oth-", label: "Sonstiges", open: true }])).toBeUndefined();
    expect(directionOf("R", labels)).toBeUndefined();
  });

  test("of a dual-scale array has its own direction", () => {
    const survey = lss({
      questions: [
        {
          code: "D",
          type: "1",
          items: { a: "A" },
          answers: { 1: "nie", 2: "immer" },
          answers2: { 1: "rot", 2: "blau" },
        },
      ],
    });
    const { codebook } = readStructure([source("data/survey.lss", survey)]);
    expect(codebook.questions[0]?.scales.map(({ direction }) => direction)).toEqual(["ascending", undefined]);
  });
});

const directions = (name: string, file: ReturnType<typeof source>) => {
  const { questions } = readStructure([file]).codebook;
  expect(questions.length, name).toBeGreaterThan(5);
  return Object.fromEntries(
    questions.flatMap(({ code, scales }) =>
      scales.some(({ direction }) => direction)
        ? [[code, scales.map(({ direction = "" }) => direction).join(" ")]]
        : [],
    ),
  );
};

test("The demonstration's scales have the direction that a person reads from them.", () => {
  const text = readFileSync(join(import.meta.dirname, "../../data/survey.lss"), "utf8");
  expect(directions("demonstration", source("data/survey.lss", text))).toMatchInlineSnapshot(`
    {
      "B1": "ascending",
      "C2": "ascending",
      "D1": "ascending",
      "D2": "ascending ascending",
      "E2": "ascending",
    }
  `);
});

test.skipIf(!haveRealFiles)(
  haveRealFiles
    ? "Scales of real surveys have the direction that a person reads from them."
    : "Scales of real surveys have the direction that a person reads from them. (übersprungen: ../shared/limesurvey/data fehlt)",
  () => {
    expect(
      directions("softwaresaved", real("softwaresaved-2017-de/questions_to_import.txt")),
    ).toMatchInlineSnapshot(`
      {
        "likert2": "ascending",
        "likert3": "ascending",
      }
    `);
    expect(directions("de", real("softwaresaved-2017-de/de_17_to_import.txt"))).toMatchInlineSnapshot(`
      {
        "likert2": "ascending",
        "likert3": "ascending",
      }
    `);
    expect(
      directions("demosurveys", real("demosurveys/ls6_sample_survey_multilingual_fr_de_en_it.lss")),
    ).toMatchInlineSnapshot(`
      {
        "A": "ascending",
        "B": "ascending",
        "E": "descending",
        "q5": "ascending",
      }
    `);
    expect(
      directions("ciberlite", real("ciberlite-675712/limesurvey_survey_675712.lss")),
    ).toMatchInlineSnapshot(`{}`);
  },
);
