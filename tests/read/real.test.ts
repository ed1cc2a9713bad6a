import { describe, expect, test } from "vitest";
import { codebookOf } from "../../scripts/codebook.ts";
import type { Dataset } from "../../scripts/dataset.ts";
import { readDataset, readStructure } from "../../scripts/read/index.ts";
import { readLss } from "../../scripts/read/lss.ts";
import type { SourceFile } from "../../scripts/read/source.ts";
import { structureOf } from "../../scripts/read/structure.ts";
import { codebook as schema } from "../../src/model/codebook.ts";
import { haveRealFiles, real, structureInArchive } from "./source.ts";
import { answersOf, refusal, remarks } from "./survey.ts";

/** Real exports stand beside the project, not in it. */
const withRealFiles = test.skipIf(!haveRealFiles);
const title = (sentence: string) =>
  haveRealFiles ? sentence : `${sentence} (übersprungen: ../shared/limesurvey/data fehlt)`;

const ciberlite = () => [
  real("ciberlite-675712/limesurvey_survey_675712.lss"),
  real("ciberlite-675712/survey_675712_R_data_file.csv"),
  real("ciberlite-675712/survey_675712_R_syntax_file.R"),
  real("ciberlite-675712/SOURCE.txt"),
];

/** Answers by kind of coding, over all responses. */
function count({ variables, responses }: Dataset): Record<string, number> {
  const counts: Record<string, number> = { responses: 0, complete: 0 };
  for (const { complete, answers } of responses()) {
    counts.responses = (counts.responses ?? 0) + 1;
    counts.complete = (counts.complete ?? 0) + Number(complete);
    for (const [i, { coding }] of variables.entries()) {
      if (answers[i] != null) counts[coding] = (counts[coding] ?? 0) + 1;
    }
  }
  return counts;
}

describe("a study of LimeSurvey 2 (ciberlite, R pair)", () => {
  withRealFiles(
    title("has 82 of 82 columns matched, 291 responses of which 241 are complete, and only valid codes"),
    () => {
      const data = readDataset(ciberlite());
      // 82 columns of the syntax file: 79 variables, the texts of two "other", which are dropped, and an option that
      // holds 1 for everybody: by the syntax file all 241 asked for their data to be deleted, by the data of that
      // version of LimeSurvey nobody did.
      expect(data.variables).toHaveLength(79);
      expect(data).toMatchObject({ absent: ["dataMustBeDeleted"], tellsComplete: true });
      expect(remarks(data)).toEqual([
        "Frage dataMustBeDeleted fehlt: Dem R-Export ist nicht anzusehen, welche Zahl Ja bedeutet. Ein Export als CSV mit „Antworten: Antwortcodes“ sagt es.",
      ]);
      expect(count(data)).toEqual({
        responses: 291,
        complete: 241,
        category: 16371,
        answered: 2491,
      });
    },
  );

  withRealFiles(title("has a codebook in its base language with both anchors of its bipolar rows"), () => {
    const { codebook, notes } = readStructure(ciberlite());
    expect(notes).toEqual([]);
    expect(schema.parse(codebook)).toMatchObject({ language: "nl-informal" });
    const bipolar = codebook.questions.find(({ code }) => code === "coffee");
    expect(bipolar?.items[1]).toEqual({
      code: "attInstrumental",
      label: "Voor mijzelf is de komende maand helemaal geen koffie drinken ... Slecht",
      opposite: "Goed",
    });
    expect(codebook.questions.map(({ kind }) => kind).filter((kind) => kind === "array")).toHaveLength(9);
  });

  withRealFiles(title("is refused without the R syntax, since its headings are texts"), () => {
    expect(refusal(() => readDataset(ciberlite().slice(0, 2)))).toBe(
      "data/survey_675712_R_data_file.csv:1: die Überschriften sind Fragetexte statt Fragencodes\n" +
        "Hinweis: In LimeSurvey neu exportieren mit „Überschriften: Fragencode“ und „Antworten: Antwortcodes“.",
    );
  });
});

describe("a survey of LimeSurvey 6 (colors)", () => {
  withRealFiles(title("is read with its CSV in codes"), () => {
    const folder = "limesurvey-core-testing-colors";
    const files = ["colors.lss", "DERIVED_results-survey841748_codes_semicolon.csv", "SOURCE.txt"];
    const data = readDataset(files.map((name) => real(`${folder}/${name}`)));
    expect(data).toMatchObject({ absent: [], tellsComplete: true, tellsNotShown: true });
    expect(remarks(data)).toEqual([]);
    expect(data.codebook.questions.flatMap(({ filter }) => filter || [])).toHaveLength(2);
    const [first, second] = answersOf(data);
    // The two filtered questions exclude each other, and the CSV does not say that one of them was not shown.
    expect(first).toMatchObject({
      "Q00[SQ001]": 0,
      "Q00[SQ009]": 1,
      "Q00[SQ011]": 1,
      G01Q02: 1,
      G01Q03: undefined,
      G02Q04: 0,
    });
    expect(second).toMatchObject({
      "Q00[SQ001]": 1,
      "Q00[SQ002]": 1,
      G01Q02: undefined,
      G01Q03: 1,
      G02Q04: 0,
    });
  });
});

describe("the surveys of LimeSurvey's own tests", () => {
  const files = (archive: string, csv: string): SourceFile[] => [
    structureInArchive(`limesurvey-tests/${archive}`),
    real(`limesurvey-tests/${csv}`),
  ];

  withRealFiles(title("with a number, a text and an array whose codes are Y and N are read"), () => {
    const data = readDataset(
      files("survey_archive_statCountFunctionsTest.lsa", "DERIVED_survey_archive_statCountFunctionsTest.csv"),
    );
    const answers = answersOf(data);
    expect(answers).toHaveLength(8);
    expect(answers[0]).toEqual({ Q00: 1, Q01: 1, "Q03[SQ001]": 1, "Q03[SQ002]": 1, "Q03[SQ003]": 1 });
    expect(answers[2]).toEqual({
      Q00: 3,
      Q01: 1,
      "Q03[SQ001]": null,
      "Q03[SQ002]": null,
      "Q03[SQ003]": null,
    });
    expect([...data.responses()].filter(({ complete }) => complete)).toHaveLength(3);
  });

  withRealFiles(title("with lists are read"), () => {
    const data = readDataset(files("survey_simple_statistics.lsa", "DERIVED_survey_simple_statistics.csv"));
    expect(answersOf(data)[0]).toEqual({ Q00: 0, G02Q02: 2, G02Q03: 1 });
    expect(count(data)).toEqual({ responses: 10, complete: 10, category: 26 });
  });

  withRealFiles(title("with dates only have a codebook, in which a time of day is no date"), () => {
    const { codebook } = readStructure([structureInArchive("limesurvey-tests/survey_archive_821351.lsa")]);
    expect(codebook.language).toBe("es-AR");
    expect(codebook.questions.map(({ type, kind }) => type + kind)).toEqual(["Ddate", "Dlisted", "Ddate"]);
  });
});

describe.each([
  ["ls3", 57],
  ["ls6", 67],
])("LimeSurvey's sample survey in four languages (%s)", (version, questions) => {
  const file = () => real(`demosurveys/${version}_sample_survey_multilingual_fr_de_en_it.lss`);

  withRealFiles(title("has all its question types recognised, in English, its base language"), () => {
    const { codebook, notes } = readStructure([file()]);
    schema.parse(codebook);
    expect(notes).toEqual([]);
    expect(codebook).toMatchObject({ language: "en" });
    expect(codebook.questions).toHaveLength(questions);
    const types = [..."!15:;ABCDEFGHIKLMNOPQRSTUXY", ...(version === "ls6" ? ["|"] : [])];
    expect([...new Set(codebook.questions.map(({ type }) => type))].sort()).toEqual(types.sort());
    const dual = codebook.questions.find(({ code }) => code === "dual");
    expect(dual?.scales.map(({ label, categories }) => [label, categories.map(({ code }) => code)])).toEqual([
      ["Scale A", ["A11", "A12", "A13", "A14"]],
      ["Scale B", ["A21", "A22", "A23", "A24"]],
    ]);
  });

  withRealFiles(title("has German texts too"), () => {
    const lss = readLss(file());
    const structure = structureOf(lss);
    expect(structure.languages).toContain("de-informal");
    const { codebook } = codebookOf(structure, "de-informal");
    expect(codebook.questions.find(({ code }) => code === "Y")).toMatchObject({
      section: "Einfachauswahl",
      scales: [{ categories: [{ label: "Ja" }, { label: "Nein" }] }],
    });
  });

  withRealFiles(title("has a column of its own for every variable"), () => {
    const lss = readLss(file());
    const { fields } = codebookOf(structureOf(lss));
    const names = fields.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining(["dual[SQ01][1]", "dual[SQ01][2]", "ANT[SQY01_SQX04]", "R[4]", "L[other]"]),
    );
  });
});
