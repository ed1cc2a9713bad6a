import { describe, expect, test } from "vitest";
import { microdataProblems, namesAdministration } from "../../scripts/check.ts";

const files = [
  "data/README.md",
  "data/study.yaml",
  "data/survey.lss",
  "data/codebook.yaml",
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

  test("knows responses by any spelling of the folder, and in derived/ by any other name", () => {
    const hidden = ["Data/responses.csv", "data/derived/responses.csv"];
    expect(microdataProblems([...files, ...hidden], "status: draft").map(({ file }) => file)).toEqual(hidden);
  });

  test("lets a study keep the results that a person approved by name, and nothing else in their folder", () => {
    const tracked = ["data/results/modell.csv", "data/results/andere.csv", "data/derived/results.json"];
    const yaml = "results:\n  modell: { by: Vorname Nachname, date: 2026-01-30, n: 49 }\n";
    expect(microdataProblems(tracked, yaml).map(({ file }) => file)).toEqual(["data/results/andere.csv"]);
    expect(microdataProblems(tracked, "").map(({ file }) => file)).toEqual(tracked.slice(0, 2));
  });

  test("finds the address of a survey's administration, but not a placeholder", () => {
    const lss = (address: string) => `<row><adminemail><![CDATA[${address}]]></adminemail></row>`;
    expect(namesAdministration(lss("vorname.nachname@institut.de"))).toBe(true);
    expect(namesAdministration(lss("niemand@example.org"))).toBe(false);
    expect(namesAdministration(lss("inherit"))).toBe(false);
  });

  test("lets a demonstration keep its invented responses", () => {
    expect(microdataProblems(["data/responses.csv"], "status: demonstration")).toEqual([]);
  });
});
