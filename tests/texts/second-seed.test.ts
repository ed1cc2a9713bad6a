import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { prepare, writeReport } from "../../scripts/build.ts";
import { demonstration as make, seed } from "../../scripts/demo.ts";
import type { Place } from "../../scripts/files.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import { brokenIn } from "../../src/lib/tallies.ts";
import type { Statement } from "../../src/model/report.ts";
import { demonstration } from "../demonstration.ts";
import { copyOf, temporaryPlace } from "../studies/derive.ts";
import { Cells, claimsIn, type Written } from "./cells.ts";

/** The demonstration with the answers of another seed: the texts stay, the data change. */
function withSeed(seed: number): Place {
  const copy = copyOf(demonstration);
  const { files } = make(seed);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, "data", name)), { recursive: true });
    writeFileSync(join(copy, "data", name), text);
  }
  // The regression rests on other persons now, and somebody approved of it.
  const study = parseDocument(readFileSync(join(copy, "data/study.yaml"), "utf8"));
  for (const name of Object.keys(files).filter((name) => name.startsWith("results/"))) {
    const n = /^(?:#\s*)?n[;,:=]\s*"?(\d+)/m.exec(files[name] ?? "")?.[1];
    const id = name.replace(/^results\/|\.csv$/g, "");
    if (n !== undefined) study.setIn(["results", id, "n"], Number(n));
  }
  writeFileSync(join(copy, "data/study.yaml"), String(study));
  return temporaryPlace(copy);
}

const place = withSeed(seed + 1);
let statements: Statement[];
let written: Written[];
let cells: Cells;

beforeAll(async () => {
  const { made, report } = await writeReport(place, { draft: true });
  statements = report.statements;
  cells = new Cells((name) => made?.files[name] ?? "", place.content);
  written = ["chapters", "pages", "slides", "figures"].flatMap((sub) => {
    try {
      return readdirSync(join(place.content, sub)).flatMap((name) =>
        claimsIn(`content/${sub}/${name}`, readFileSync(join(place.content, sub, name), "utf8")),
      );
    } catch {
      return [];
    }
  });
}, 120_000);

const keyOf = ({ file, line, condition }: { file: string; line: number; condition: string }) =>
  `${file}:${line} ${condition}`;

describe("with the answers of another seed", () => {
  test("every claim that is written is judged", () => {
    const judged = statements.filter(({ kind, source }) => kind === "claim" && source !== "");
    expect(written.length).toBeGreaterThan(30);
    expect(judged.map(({ source: condition, ...rest }) => keyOf({ ...rest, condition })).toSorted()).toEqual(
      written.map(keyOf).toSorted(),
    );
  });

  test("the list of broken claims is what an evaluation by other means finds, all of it and nothing else", () => {
    const plain = written.filter(({ clear }) => !clear);
    const expected = plain.filter(
      ({ condition, otherwise }) => !otherwise && cells.holds(condition) !== true,
    );
    const listed = brokenIn(statements)
      .filter(({ kind }) => kind === "claim")
      .map(({ source: condition, ...rest }) => keyOf({ ...rest, condition }));
    const ofPlain = listed.filter((key) => plain.some((claim) => keyOf(claim) === key));
    expect(expected.length).toBeGreaterThan(3);
    expect(ofPlain.toSorted()).toEqual(expected.map(keyOf).toSorted());
    // A clear difference that has no longer even its direction is on the list as well.
    const turned = written.filter(({ clear, condition }) => clear && cells.holds(condition) === false);
    expect(listed).toEqual(expect.arrayContaining(turned.map(keyOf)));
  });

  test("every value in a text is that of its cell", () => {
    const values = statements.filter(
      ({ kind, source, state }) => kind === "value" && state === "holds" && /^[\w.@-]+$/.test(source),
    );
    expect(values.length).toBeGreaterThan(40);
    const number = (text: string) =>
      Number(
        text
          .replace(/[\u00a0\u202f\s]?(Prozent|%)$/, "")
          .replace(/\u202f/g, "")
          .replace("−", "-")
          .replace(",", "."),
      );
    const wrong = values.filter(({ source, text }) => number(text) !== cells.at(source));
    expect(wrong).toEqual([]);
  });

  test("the build refuses to publish, and tells every broken claim with file, line and values", async () => {
    const refusal = await prepare(place).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(AuthorError);
    const { problems } = refusal as AuthorError;
    const broken = brokenIn(statements);
    expect(broken.length).toBeGreaterThan(3);
    for (const { file, line, text } of broken.filter(({ kind }) => kind === "claim")) {
      const told = problems.find(
        (problem) => problem.file === file && problem.line === line && problem.what.includes(text),
      );
      expect(told, `${file}:${line} ${text}`).toBeDefined();
    }
  });
});
