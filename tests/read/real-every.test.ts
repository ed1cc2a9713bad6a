import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dsvFormat } from "d3";
import { describe, expect, test } from "vitest";
import type { Dataset } from "../../scripts/dataset.ts";
import { readDataset, readStructure } from "../../scripts/read/index.ts";
import { haveRealFiles, real, realFiles, structureInArchive } from "./source.ts";

const title = (sentence: string) =>
  haveRealFiles ? sentence : `${sentence} (übersprungen: ../shared/limesurvey/data fehlt)`;
const withRealFiles = test.skipIf(!haveRealFiles);
const text = (path: string) => readFileSync(join(realFiles, path), "utf8").replace(/^\uFEFF/, "");

type Counts = Record<string, Record<string, number>>;

/** Answers by column and code, from what was read. */
function countsOf({ variables, codebook, responses }: Dataset): Counts {
  const counts: Counts = {};
  for (const { answers } of responses()) {
    for (const [at, { name, question, scale, coding }] of variables.entries()) {
      const own = counts[bare(name)] ?? {};
      counts[bare(name)] = own;
      const answer = answers[at];
      if (answer == null || (coding === "mark" && answer === 0)) continue;
      const code = codebook.questions[question]?.scales[scale]?.categories[answer]?.code;
      const key =
        coding === "category" || coding === "rank"
          ? String(code)
          : coding === "number"
            ? String(answer)
            : "given";
      own[key] = (own[key] ?? 0) + 1;
    }
  }
  return counts;
}

/** A column's name without what the forms spell differently. */
const bare = (name: string) => name.replace(/[^A-Za-z0-9]/g, "");

/** The same counts from the cells of a table, read by another parser, by nothing but the names of its columns. */
function countsIn(rows: string[][], names: (string | undefined)[], { variables }: Dataset): Counts {
  const codings = new Map(variables.map(({ name, coding }) => [bare(name), coding]));
  const counts: Counts = {};
  for (const [at, name] of names.entries()) {
    const coding = codings.get(bare(name ?? ""));
    if (name === undefined || coding === undefined) continue;
    const own: Record<string, number> = {};
    counts[bare(name)] = own;
    for (const row of rows) {
      const cell = row[at] ?? "";
      if (cell === "" || (coding === "mark" && /^[N0]$/.test(cell))) continue;
      const isCode = coding === "category" || coding === "rank";
      const key = isCode ? cell : coding === "number" ? String(Number(cell)) : "given";
      own[key] = (own[key] ?? 0) + 1;
    }
  }
  return counts;
}

/** Names of columns by an R syntax file, by their place. */
function namesIn(syntax: string): string[] {
  const names: string[] = [];
  for (const [, at, name] of syntax.matchAll(/names\(data\)\[(\d+)\] <- "([^"]*)"/g))
    names[Number(at) - 1] = name ?? "";
  return names;
}

const colors = "limesurvey-core-testing-colors";
const tests = "limesurvey-tests";
const coffee = "ciberlite-675712";
const software = "softwaresaved-2017-de";

describe("every code is counted as often as in the raw file", () => {
  withRealFiles.each([
    [colors, "colors.lss", "DERIVED_results-survey841748_codes_semicolon.csv"],
    [colors, "colors.txt", "DERIVED_results-survey841748_codes_semicolon.csv"],
    [tests, "survey_archive_statCountFunctionsTest.lsa", "DERIVED_survey_archive_statCountFunctionsTest.csv"],
    [tests, "survey_simple_statistics.lsa", "DERIVED_survey_simple_statistics.csv"],
  ])(title("%s: %s with %s"), (folder, structure, csv) => {
    const path = `${folder}/${structure}`;
    const data = readDataset([
      structure.endsWith(".lsa") ? structureInArchive(path) : real(path),
      real(`${folder}/${csv}`),
    ]);
    const [header = [], ...rows] = dsvFormat(";").parseRows(text(`${folder}/${csv}`));
    const counts = countsOf(data);
    expect(counts).toEqual(countsIn(rows, header, data));
    expect(Object.keys(counts).length).toBe(data.variables.length);
  });

  withRealFiles(title("ciberlite: the R pair, by the names of its syntax file"), () => {
    const files = readdirSync(join(realFiles, coffee));
    const data = readDataset(files.map((name) => real(`${coffee}/${name}`)));
    const names = namesIn(text(`${coffee}/survey_675712_R_syntax_file.R`));
    const [, ...rows] = dsvFormat(",").parseRows(text(`${coffee}/survey_675712_R_data_file.csv`));
    const counts = countsOf(data);
    expect(Object.keys(counts)).toHaveLength(79);
    expect(counts).toEqual(countsIn(rows, names, data));
  });
});

/** Questions, subquestions and answers of a `.lss`, by regular expressions; the old layout repeats them by language. */
function sizeOf(lss: string) {
  const table = (name: string) => new RegExp(`<${name}>.*?</${name}>`, "s").exec(lss)?.[0] ?? "";
  const distinct = (rows: string, pattern: RegExp) =>
    new Set([...rows.matchAll(pattern)].map(([found]) => found)).size;
  return {
    questions: distinct(table("questions"), /<qid>.*?<\/qid>/gs),
    types: [
      ...new Set([...table("questions").matchAll(/<type><!\[CDATA\[(.)\]\]>/g)].map(([, type]) => type)),
    ].sort(),
  };
}

describe("every structure is read whole", () => {
  withRealFiles.each([
    `${coffee}/limesurvey_survey_675712.lss`,
    `${colors}/colors.lss`,
    "demosurveys/ls3_sample_survey_multilingual_fr_de_en_it.lss",
    "demosurveys/ls6_sample_survey_multilingual_fr_de_en_it.lss",
  ])(title("%s"), (path) => {
    const { codebook } = readStructure([real(path)]);
    const types = [...new Set(codebook.questions.map(({ type }) => type))].sort();
    expect({ questions: codebook.questions.length, types }).toEqual(sizeOf(text(path)));
  });

  withRealFiles.each([
    `${colors}/colors.txt`,
    `${software}/de_17_to_import.txt`,
    `${software}/questions_to_import.txt`,
  ])(title("%s"), (path) => {
    const { codebook } = readStructure([real(path)]);
    const [header = [], ...rows] = text(path)
      .split("\n")
      .map((line) => line.split("\t").map((cell) => cell.replace(/^"|"$/g, "")));
    const language = header.indexOf("language");
    const questions = rows.filter(
      (row) => row[header.indexOf("class")] === "Q" && row[language] === codebook.language,
    );
    expect(codebook.questions.map(({ code }) => code)).toEqual(
      questions.map((row) => row[header.indexOf("name")]),
    );
  });
});

withRealFiles(
  title("There is no file that these tests, or the ones on archives, texts and SPSS, do not read."),
  () => {
    const own = readdirSync(import.meta.dirname)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(import.meta.dirname, name), "utf8"))
      .join("\n");
    const files = readdirSync(realFiles, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/^(SOURCE|LICENSE)/.test(entry.name))
      .map(({ name }) => name);
    expect(files.length).toBeGreaterThan(25);
    expect(files.filter((name) => !own.includes(name))).toEqual([]);
  },
);
