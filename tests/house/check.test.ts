import { describe, expect, test } from "vitest";
import { microdataProblems } from "../../scripts/check.ts";

const files = [
  "data/README.md",
  "data/study.yaml",
  "data/survey.lss",
  "data/population.csv",
  "data/releases.yaml",
  "data/derived/tables.json",
];

describe("npm run check, on answers under version control", () => {
  test("is content with what data/ may hold", () => {
    expect(microdataProblems([...files, ""], "status: draft")).toEqual([]);
  });

  test.each(["status: draft", "status: final", "title: Ohne Status", "", "status: [kaputt", undefined])(
    "refuses the responses of a study that is not a demonstration (study.yaml: %s)",
    (yaml) => {
      const problems = microdataProblems([...files, "data/responses.csv", "data/export/a.sav"], yaml);
      expect(problems.map(({ file }) => file)).toEqual(["data/responses.csv", "data/export/a.sav"]);
      expect(problems[0]?.hint).toContain("git rm --cached data/responses.csv");
    },
  );

  test("lets a demonstration keep its invented responses", () => {
    expect(microdataProblems(["data/responses.csv"], "status: demonstration")).toEqual([]);
  });
});
