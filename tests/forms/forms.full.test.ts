import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openSav } from "../../scripts/read/sav/open.ts";
import { demonstration } from "../demonstration.ts";
import { fixture, fixtureBytes } from "../read/sav-files.ts";
import { headings, original, responses } from "./answers.ts";
import { blankNumbers, converted, type Recode, short } from "./cells.ts";
import { countsOf } from "./counts.ts";
import { csv } from "./csv.ts";
import { differences, sums, withoutNotShown, withoutNotShownIn } from "./differences.ts";
import { code } from "./headings.ts";
import { newestR, silent, whole, withStructure } from "./index.ts";
import { columns, questions } from "./questionnaire.ts";
import { derive, type Include } from "./study.ts";

const includes = ["completed", "all"] as const;
const reference = Object.fromEntries(
  includes.map((include) => [include, derive(withStructure({ "responses.csv": original }), include)]),
);
const expected = (include: Include) => reference[include]?.files ?? {};
/** What the report says where nothing tells who was not asked. */
const unasked = "„nicht gezeigt“ zählt als „keine Angabe“";
const yesNo = questions.filter(({ type }) => type === "Y").map((question) => question.code);

describe("the demonstration's own export", () => {
  test("has in its CSV the columns that LimeSurvey makes of its questionnaire", () => {
    expect(columns.map(code)).toEqual(headings);
    expect(responses.every((row) => row.length === columns.length)).toBe(true);
  });

  test("has what a form can lose: blanks of both kinds, formulas, quotes, line breaks, the answer other", () => {
    for (const include of includes) {
      const { noAnswer, notShown } = sums(expected(include));
      expect(Math.min(noAnswer, notShown), include).toBeGreaterThan(10);
    }
    const values = new Set(responses.flat());
    for (const part of ["=", '"', "\n", ";"]) {
      expect(
        [...values].some((value) => value?.includes(part)),
        part,
      ).toBe(true);
    }
    expect(values.has("-oth-")).toBe(true);
    expect(yesNo).toHaveLength(1);
  });
});

describe("the demonstration in another form", () => {
  test.each(Object.entries(whole))("gives the same bytes: %s", (_, { files, read }) => {
    for (const include of includes) {
      const derived = derive(files(), include);
      expect(differences(derived.files, expected(include)), include).toEqual([]);
      expect(derived.report).toContain(read);
      expect(derived.report).not.toContain("nicht gezeigt");
    }
  });

  test.each(Object.entries(silent))(
    "gives the same bytes where interviews came to an end, since filters tell who was asked: %s",
    (_, { files, read }) => {
      const derived = derive(files());
      expect(differences(derived.files, expected("completed"))).toEqual([]);
      expect(derived.report).toContain(read);
      expect(derived.report).not.toContain(unasked);
    },
  );

  test.each(Object.entries(silent))(
    "gives the same bytes for all interviews but for who was not asked, which the report names: %s",
    (_, { files }) => {
      const derived = derive(files(), "all");
      expect(differences(derived.files, withoutNotShown(expected("all")))).toEqual([]);
      expect(derived.report).toContain(unasked);
    },
  );

  test("as R pair of the newest version hides who was not asked a yes-no question, which the report names", () => {
    for (const include of includes) {
      const { files, report } = derive(newestR.files(), include);
      expect(differences(files, withoutNotShownIn(expected(include), yesNo)), include).toEqual([]);
      expect(report).toContain(newestR.read);
      expect(report).toContain(
        `Bei der Ja-Nein-Frage ${yesNo} ist im R-Export „nicht gezeigt“ von „keine Angabe“ nicht zu unterscheiden.`,
      );
    }
    expect(differences(expected("all"), withoutNotShownIn(expected("all"), yesNo))).toHaveLength(1);
  });

  test("has numbers that were left blank as NULL, and whoever came to the end was asked them all the same", () => {
    const text = csv({ heading: code, recode: blankNumbers });
    expect(text).not.toBe(csv({ heading: code }));
    const { files } = derive(withStructure({ "antworten.csv": text }));
    expect(differences(files, expected("completed"))).toEqual([]);
  });

  test("with Y and N converted has a no where a yes-no question was left out, which the report names", () => {
    const noForBlank: Recode = (column, value) =>
      column.question?.type === "Y" && value === "" ? "N" : short(column, value);
    const of = (recode: Recode) => withStructure({ "antworten.csv": csv({ heading: code, recode }) });
    for (const include of includes) {
      const { files, report } = derive(of(converted), include);
      const wrong = derive(of(noForBlank), include).files;
      expect(differences(wrong, expected(include)), include).toHaveLength(1);
      expect(differences(files, wrong), include).toEqual([]);
      expect(report).toMatch(new RegExp(`umgewandelt.*${yesNo}`));
    }
  });
});

describe("the demonstration as an SPSS file", () => {
  test("is up to date", () => {
    const digest = (name: string) =>
      createHash("md5")
        .update(readFileSync(join(demonstration, "data", name)))
        .digest("hex");
    const [first] = openSav(fixture("demonstration.sav")).dictionary.variables;
    expect(
      first?.label,
      "tests/fixtures/sav/demonstration.sav was made of other data: in tests/forms, run Rscript make.R",
    ).toBe(`responses.csv ${digest("responses.csv")} survey.lss ${digest("survey.lss")}`);
  });

  test("gives without the structure the same counts of all questions that it tells, and says what it cannot tell", () => {
    const { files, report } = derive({ "demonstration.sav": fixtureBytes("demonstration.sav") });
    const [found, wanted] = [countsOf(files), countsOf(withoutNotShown(expected("completed")))];
    const told = Object.keys(wanted).filter((name) => found[name]?.kind === wanted[name]?.kind);
    // Digits without labels are numbers (C2, E2); rows with other labels than the next, or none, are questions of their
    // own (D2, E5). Yes and no have other codes.
    const others = ["C2", "D2", "E2", "E5"];
    expect(told).toEqual(Object.keys(wanted).filter((name) => !others.includes(name)));
    for (const name of told.filter((name) => !yesNo.includes(name))) {
      expect(found[name], name).toEqual(wanted[name]);
    }
    expect(files["study.json"]).toBe(expected("completed")["study.json"]);
    expect(report).toContain(
      "Einer SPSS-Datei ist nicht anzusehen, wem eine Frage nicht gezeigt wurde, welche Fragen Pflicht waren und in " +
        "welchem Abschnitt sie standen; mit der Struktur (.lss) im selben Ordner ist es bekannt.",
    );
  });
});
