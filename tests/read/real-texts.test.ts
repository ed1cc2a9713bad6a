import { readFileSync } from "node:fs";
import { join } from "node:path";
import { csvParseRows } from "d3";
import { expect, test } from "vitest";
import type { Dataset } from "../../scripts/dataset.ts";
import { readDataset } from "../../scripts/read/index.ts";
import { haveRealFiles, real, realFiles } from "./source.ts";
import { remarks } from "./survey.ts";

const folder = "softwaresaved-2017-de";
const title = (sentence: string) =>
  haveRealFiles ? sentence : `${sentence} (übersprungen: ../shared/limesurvey/data fehlt)`;
const raw = (name: string) => readFileSync(join(realFiles, folder, name), "utf8");
const bare = (text: string) =>
  text.replace(/^"|"$/g, "").replaceAll('""', '"').replaceAll("\uFEFF", "").trim();

type Counts = Record<string, number>;
const add = (counts: Counts, key: string) => {
  counts[key] = (counts[key] ?? 0) + 1;
};

/** Codes by text of every question, line by line from the structure. */
function codesIn(tsv: string): Map<string, Map<string, string>> {
  const codes = new Map<string, Map<string, string>>();
  let question = new Map<string, string>();
  for (const line of tsv.split("\n")) {
    const [kind, , name = "", , text = "", , language] = line.split("\t");
    if (language !== "en") continue;
    if (kind === "Q") {
      question = new Map();
      codes.set(name, question);
    } else if (kind === "A" && !question.has(bare(text))) question.set(bare(text), name);
  }
  return codes;
}

/** Counts of every column's codes, marks, numbers and texts by d3's parser and a table of texts. */
function countedByHand(tsv: string, csv: string, { variables, codebook }: Dataset): Record<string, Counts> {
  const codes = codesIn(tsv);
  const [header = [], ...rows] = csvParseRows(csv);
  const counted: Record<string, Counts> = {};
  for (const [at, heading] of header.entries()) {
    const name = heading.split(". ", 1)[0] ?? "";
    const variable = variables.find((one) => one.name === name);
    if (variable === undefined) continue;
    const question = codebook.questions[variable.question];
    const own = codes.get(question?.code ?? "") ?? new Map<string, string>();
    const counts: Counts = {};
    counted[name] = counts;
    for (const row of rows) {
      const cell = bare(row[at] ?? "");
      if (cell === "") continue;
      if (variable.coding === "answered") add(counts, "1");
      else if (variable.coding === "number") add(counts, String(Number(cell)));
      else if (variable.coding === "mark") add(counts, cell === "Yes" ? "1" : "0");
      else if (question?.type === "Y") add(counts, cell === "Yes" ? "Y" : "N");
      else add(counts, own.get(cell) ?? (cell === "Other" ? "-oth-" : `? ${cell}`));
    }
  }
  return counted;
}

/** The same counts from the answers that were read. */
function counted({ variables, codebook, responses }: Dataset): Record<string, Counts> {
  const all: Record<string, Counts> = Object.fromEntries(variables.map(({ name }) => [name, {}]));
  for (const { answers } of responses()) {
    for (const [at, { name, question, scale, coding }] of variables.entries()) {
      const answer = answers[at];
      if (answer == null) continue;
      const categories = codebook.questions[question]?.scales[scale]?.categories;
      const key = coding === "category" || coding === "rank" ? categories?.[answer]?.code : String(answer);
      add(all[name] ?? {}, key ?? "");
    }
  }
  return all;
}

test.skipIf(!haveRealFiles)(
  title(
    "Headings with code and text, and full answers, are read completely: every code as often as by hand.",
  ),
  () => {
    const structure = real(`${folder}/de_17_to_import.txt`);
    const data = readDataset([structure, real(`${folder}/public_data.csv`)]);
    expect([...data.responses()]).toHaveLength(325);
    expect(data.variables).toHaveLength(247);
    expect(data.notes[0]).toBe(
      "data/public_data.csv: CSV mit Komma, UTF-8; Überschriften: Fragencodes mit Fragetext; Antworten: volle Antworten.",
    );
    expect(remarks(data)).toHaveLength(6);
    const byHand = countedByHand(raw("de_17_to_import.txt"), raw("public_data.csv"), data);
    expect(Object.keys(byHand)).toHaveLength(247);
    expect(counted(data)).toEqual(byHand);
  },
);
