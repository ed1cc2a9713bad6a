import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readDataset } from "../../scripts/read/index.ts";
import { haveRealFiles, real, realFiles } from "./source.ts";
import { answersOf } from "./survey.ts";

const title = (sentence: string) =>
  haveRealFiles ? sentence : `${sentence} (übersprungen: ../shared/limesurvey/data fehlt)`;

/** Text of the responses in an archive: a second, careless way in, for counting. */
function lsrIn(path: string): string {
  const zip = readFileSync(join(realFiles, path));
  for (let at = 0; ; at += 4) {
    at = zip.indexOf("PK\x01\x02", at, "latin1");
    if (at < 0) throw new Error("no responses");
    const name = zip.toString("utf8", at + 46, at + 46 + zip.readUInt16LE(at + 28));
    if (!name.endsWith(".lsr")) continue;
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    return inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(at + 20))).toString("utf8");
  }
}

/** Cells with something in them, cells that are empty, and complete rows, by regular expressions. */
function countsIn(lsr: string) {
  const rows = lsr.match(/<row>.*?<\/row>/gs) ?? [];
  const filled = rows.flatMap((row) => row.match(/<_\d+X[^>]*><!\[CDATA\[/g) ?? []).length;
  const empty = rows.flatMap((row) => row.match(/<_\d+X[^>]*\/>/g) ?? []).length;
  const columns = (lsr.match(/<fieldname>\d+X/g) ?? []).length;
  return {
    rows: rows.length,
    complete: rows.filter((row) => row.includes("<submitdate>")).length,
    filled,
    empty,
    notShown: rows.length * columns - filled - empty,
  };
}

describe.each([
  "limesurvey-core-testing-colors/colors.lsa",
  "limesurvey-tests/survey_archive_821351.lsa",
  "limesurvey-tests/survey_archive_RemoteControlExportResponses.lsa",
  "limesurvey-tests/survey_archive_statCountFunctionsTest.lsa",
  "limesurvey-tests/survey_simple_statistics.lsa",
])("the archive %s", (path) => {
  test.skipIf(!haveRealFiles)(title("is read with every cell: given, empty, not shown"), () => {
    const data = readDataset([real(path)]);
    const answers = answersOf(data).flatMap((person) => Object.entries(person));
    const responses = [...data.responses()];
    const marks = new Set(data.variables.filter(({ coding }) => coding === "mark").map(({ name }) => name));
    expect(data.absent).toEqual([]);
    expect({
      rows: responses.length,
      complete: responses.filter(({ complete }) => complete).length,
      filled: answers.filter(([name, answer]) => (marks.has(name) ? answer === 1 : answer != null)).length,
      empty: answers.filter(([name, answer]) => (marks.has(name) ? answer === 0 : answer === null)).length,
      notShown: answers.filter(([, answer]) => answer === undefined).length,
    }).toEqual(countsIn(lsrIn(path)));
  });
});

test.skipIf(!haveRealFiles)(title("An archive and the CSV made from it give the same answers."), () => {
  const folder = "limesurvey-tests";
  const archive = answersOf(readDataset([real(`${folder}/survey_archive_statCountFunctionsTest.lsa`)]));
  expect(archive[0]).toEqual({ Q00: 1, Q01: 1, "Q03[SQ001]": 1, "Q03[SQ002]": 1, "Q03[SQ003]": 1 });
  expect(archive[2]).toMatchObject({ "Q03[SQ001]": undefined });
  expect(archive[4]).toMatchObject({ Q00: 10, Q01: null });
});
