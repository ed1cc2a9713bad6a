import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeNew } from "../../scripts/neu.ts";
import { wishOf } from "../../scripts/skeleton/command.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import { project } from "./derive.ts";
import { filesIn, holds, run, top } from "./skeleton.ts";

const small = join(project, "tests/fixtures/klein/data");

/** What an author reads where something is wrong. */
async function faultOf(step: () => Promise<unknown>): Promise<string> {
  try {
    await step();
  } catch (error) {
    if (error instanceof AuthorError) return error.message;
    throw error;
  }
  throw new Error("nothing was wrong");
}

describe("the skeleton of a small study", () => {
  holds("klein", [join(small, "antworten.csv"), join(small, "befragung.xml")], { figures: 5, chapters: 1 });

  test("leaves groups that are too small to the author, written out to be merged", () => {
    const yaml = readFileSync(join(top, "klein/data/study.yaml"), "utf8");
    expect(yaml).toMatch(/^groupings: \{\}$/m);
    expect(yaml).toContain("# Eine Gruppe ist zu klein: erst zusammenlegen");
    expect(yaml).toMatch(/^# {6}nord:\n# {8}label: Nord\n# {8}codes: \[N\]$/m);
  });
});

describe("npm run neu on a folder that holds a study already", () => {
  const files = [join(small, "antworten.csv"), join(small, "befragung.xml")];

  test("refuses a study of somebody's own in two lines, and touches nothing", async () => {
    const before = filesIn(join(top, "klein"));
    const { status, stderr, stdout } = await run("neu", join(top, "klein"), ...files);
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr.trim().split("\n")).toHaveLength(2);
    expect(stderr).toContain("liegt schon eine Studie");
    expect(stderr).toContain("--ersetzen");
    expect(filesIn(join(top, "klein"))).toEqual(before);
  });

  test("with --ersetzen moves it to a free name each time and loses nothing", async () => {
    const study = join(top, "own");
    cpSync(join(top, "klein"), study, { recursive: true });
    writeFileSync(join(study, "content/chapters/01-alles.md"), "von Hand geschrieben");
    const first = filesIn(study);
    await makeNew(study, wishOf(["--ersetzen", ...files]));
    const second = filesIn(join(study, "content"));
    await makeNew(study, wishOf([...files, "--ersetzen"]));
    const names = ["content", "content-alt-1", "content-alt-2", "data", "data-alt-1", "data-alt-2"];
    expect(readdirSync(study).sort()).toEqual(names);
    const old = { ...prefixed("content/", "content-alt-1"), ...prefixed("data/", "data-alt-1") };
    expect(old).toEqual(first);
    expect(filesIn(join(study, "content-alt-2"))).toEqual(second);

    function prefixed(prefix: string, folder: string): Record<string, string> {
      const entries = Object.entries(filesIn(join(study, folder)));
      return Object.fromEntries(entries.map(([path, text]) => [prefix + path, text]));
    }
  });

  test("leaves everything as it was where the export is faulty", async () => {
    const study = join(top, "own");
    const before = filesIn(study);
    const broken = join(top, "antworten.csv");
    writeFileSync(broken, readFileSync(files[0] ?? "", "utf8").replace('"jahre"', '"jahrre"'));
    const paths = [broken, files[1] ?? ""];
    expect(await faultOf(() => makeNew(study, wishOf(["--ersetzen", ...paths])))).toMatch(
      /jahrre.*\nHinweis: .*--ohne <Spalte>/,
    );
    expect(filesIn(study)).toEqual(before);
    await makeNew(study, wishOf(["--ersetzen", "--ohne", "jahrre", ...paths]));
    expect(readFileSync(join(study, "data/study.yaml"), "utf8")).toContain("  ignore: [jahrre]\n");
  });
});

test.each([
  ["without files", [], /es fehlt, woraus .*\nHinweis: So: npm run neu/],
  ["with an unknown option", ["--neu", small], /unbekannte Option: --neu\nHinweis: /],
  ["with a file that is not there", ["nirgends.lss"], /nirgends\.lss: gibt es nicht\nHinweis: /],
  [
    "with files of one name",
    [join(small, "antworten.csv"), join(top, "x/antworten.csv")],
    /heißt wie .*\nHinweis: /,
  ],
])("npm run neu %s says in two lines what is wrong and makes nothing", async (_, args, message) => {
  mkdirSync(join(top, "x"), { recursive: true });
  writeFileSync(join(top, "x/antworten.csv"), "");
  const study = join(top, "none");
  const fault = await faultOf(async () => makeNew(study, wishOf(args)));
  expect(fault).toMatch(message);
  expect(fault.split("\n")).toHaveLength(2);
  expect(existsSync(study)).toBe(false);
});

test("npm run neu refuses an export inside the folder that would move aside", async () => {
  const study = join(top, "inside");
  cpSync(small, join(study, "data"), { recursive: true });
  const before = filesIn(study);
  const fault = await faultOf(() => makeNew(study, wishOf(["--ersetzen", join(study, "data")])));
  expect(fault).toMatch(/liegt im Ordner data der Studie.*\nHinweis: /);
  expect(filesIn(study)).toEqual(before);
});
