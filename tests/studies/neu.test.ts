import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkStudy } from "../../scripts/build.ts";
import { placeOf, sourceFile } from "../../scripts/files.ts";
import { makeNew } from "../../scripts/neu.ts";
import { readDataset } from "../../scripts/read/index.ts";
import { wishOf } from "../../scripts/skeleton/command.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import { codebook as codebookSchema } from "../../src/model/codebook.ts";
import { tables as tablesSchema } from "../../src/model/table.ts";
import { project, realData } from "./derive.ts";

const top = mkdtempSync(join(tmpdir(), "neu-"));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const small = join(project, "tests/fixtures/klein/data");

interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
  said: string;
}

/** Runs a script as an author would, on a study's folder. */
function run(script: string, study: string, ...args: string[]): Promise<Run> {
  const foreign = /^(VITEST.*|NODE_ENV|TEST|MODE|DEV|PROD|SSR|BASE_URL|INIT_CWD)$/;
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const env = { ...inherited, STUDY: study, OUT_DIR: `${study}-dist` };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`scripts/${script}.ts`, ...args], { cwd: project, env });
    const said = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8");
      child[stream].on("data", (text: string) => {
        said[stream] += text;
      });
    }
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, ...said, said: said.stdout + said.stderr }));
  });
}

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

/** All files of a folder with their bytes, by path. */
function filesIn(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path, "latin1")]),
  );
}

/** Text of a page as a reader sees it. */
function pageText(path: string): string {
  return readFileSync(path, "utf8")
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
}

interface Expected {
  figures: number;
  chapters: number;
  /** Folder that holds the files among others; asked for when the skeleton is made again. */
  folder?: string;
}

/** What holds of the skeleton of every study, once it is built. */
function holds(name: string, files: string[], { folder, ...least }: Expected) {
  const study = join(top, name);
  const out = `${study}-dist`;
  let made: Run;
  let again: Run;
  // Begun at once for all studies, since most of it is waiting.
  const ready = files.length === 0 ? undefined : begin();
  async function begin() {
    const again = run("neu", `${study}-again`, ...(folder === undefined ? files : [folder]));
    const made = await run("neu", study, ...files);
    return { made, built: await run("build", study, "--only", "site"), again: await again };
  }
  beforeAll(async () => {
    const done = await ready;
    if (done === undefined) throw new Error("no files");
    made = done.made;
    again = done.again;
    expect(made.said).toContain("alles geprüft");
    expect(done.built.status, done.built.said).toBe(0);
  }, 300_000);

  const derived = (file: string) => JSON.parse(readFileSync(join(`${out}-derived`, file), "utf8"));
  const pages = (folder: string) =>
    readdirSync(join(out, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(out, folder, entry.name, "index.html"));

  test("takes the export files as they are, and nothing else", () => {
    const exported = filesIn(join(study, "data"));
    expect(Object.keys(exported).sort()).toEqual(
      [...files.map((file) => file.split(/[\\/]/).at(-1)), "OFFEN.md", "study.yaml"].sort(),
    );
    for (const file of files)
      expect(exported[file.split(/[\\/]/).at(-1) ?? ""]).toBe(readFileSync(file, "latin1"));
    expect(readdirSync(study).sort()).toEqual(["content", "data"]);
  });

  test("has a figure with a page for every question that a chart can show, and says why for the others", () => {
    const { questions } = codebookSchema.parse(derived("codebook.json"));
    const tables = tablesSchema.parse(derived("tables.json"));
    const specs = Object.entries(filesIn(join(study, "content/figures")));
    expect(specs.length).toBeGreaterThanOrEqual(least.figures);
    const open = Buffer.from(filesIn(join(study, "data"))["OFFEN.md"] ?? "", "latin1").toString();
    for (const { code, kind } of questions) {
      const own = specs.filter(([, text]) => new RegExp(`^question: "?${code}"?$`, "m").test(text));
      const rows = tables.questions[code] ?? [];
      if (own.length === 0) {
        const isNamed = kind === "display" || open.split(/[\s:,;.]+/).includes(code);
        expect(isNamed, `${code} has neither a figure nor a reason`).toBe(true);
      } else expect(rows.some(({ total }) => total.kind === "value")).toBe(true);
      for (const [file] of own)
        expect(existsSync(join(out, "abbildungen", file.replace(".yaml", ""), "index.html"))).toBe(true);
    }
    expect(pages("abbildungen")).toHaveLength(specs.length);
  });

  test("has chapters that quote released values, each figure placed once, and no marks left open", () => {
    const chapters = pages("kapitel");
    expect(chapters.length).toBeGreaterThanOrEqual(least.chapters);
    for (const chapter of chapters) {
      expect(readFileSync(chapter, "utf8")).toMatch(/<data class="value" value="[\d.]+">[\d\u202f,.]+/);
      expect(readFileSync(chapter, "utf8")).toMatch(/<figure class="figure"/);
    }
    const placed = chapters.flatMap((chapter) =>
      [...readFileSync(chapter, "utf8").matchAll(/<figure class="figure" id="([^"]+)"/g)].map(([, id]) => id),
    );
    expect(placed.toSorted()).toEqual([...new Set(placed)].sort());
    expect(placed).toHaveLength(pages("abbildungen").length);
    const others = [join(out, "index.html"), join(out, "methodik/index.html")];
    // BibTeX has braces of its own.
    for (const page of [...chapters, ...pages("abbildungen"), ...others])
      expect(pageText(page).replace(/title = \{\{.*?\}\}/g, "")).not.toMatch(/\{\{|\}\}|::abb|\[#/);
  });

  test("has slides: one to open with, and one for each chapter with a figure and bound values", () => {
    const folder = join(study, "content/slides");
    const slides = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
    expect(slides).toHaveLength(pages("kapitel").length + 1);
    expect(slides[0]).toContain("kind: title");
    for (const slide of slides.slice(1)) expect(slide).toMatch(/^figure: [a-z][a-z0-9-]*$/m);
    expect(slides.filter((slide) => slide.includes("{{")).length).toBeGreaterThan(0);
  });

  test("says on its pages that it is a draft, and that findings are missing", () => {
    for (const chapter of pages("kapitel")) expect(pageText(chapter)).toContain("[Befund fehlt]");
    expect(pageText(join(out, "index.html"))).toContain("ENTWURF");
    expect(pageText(join(out, "index.html"))).not.toContain("DEMONSTRATION");
  });

  test("lists what is open, at the end of the command and in OFFEN.md, each with its field", () => {
    const open = readFileSync(join(study, "data/OFFEN.md"), "utf8");
    expect(made.stdout).toContain(open);
    for (const field of [
      "population.description",
      "recruitment",
      "people",
      "licence",
      "address",
      "groupings",
    ])
      expect(open).toContain(`(${field}`);
    expect(open).toMatch(/Rohdaten.*gelöscht/);
  });

  test("is the same to the byte when it is made again", () => {
    expect(again.status, again.said).toBe(0);
    expect(filesIn(`${study}-again`)).toEqual(filesIn(study));
    if (folder !== undefined)
      expect(again.stdout).toContain("Nicht gelesen und nicht übernommen: SOURCE.txt");
  });
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

const ciberlite = join(realData, "ciberlite-675712");
describe.skipIf(!existsSync(ciberlite))("the skeleton of the real study ciberlite", () => {
  const files = () => readdirSync(ciberlite).filter((name) => /\.(lss|csv|R)$/.test(name));
  holds("ciberlite", existsSync(ciberlite) ? files().map((name) => join(ciberlite, name)) : [], {
    figures: 12,
    chapters: 10,
    folder: ciberlite,
  });
});

const software = join(realData, "softwaresaved-2017-de");
const softwareFiles = ["de_17_to_import.txt", "public_data.csv"].map((name) => join(software, name));
/** Why the export cannot be read; empty where it can. */
const refusal = (): string => {
  if (!existsSync(software)) return "the data are not there";
  try {
    readDataset(softwareFiles.map((file) => sourceFile(file, file)));
    return "";
  } catch (error) {
    return `readDataset refuses it: ${(error as Error).message.split("\n")[0]}`;
  }
};
const why = refusal();
describe.skipIf(why !== "")(
  `the skeleton of the real study softwaresaved-2017-de${why && ` (${why})`}`,
  () => {
    holds("software", why === "" ? softwareFiles : [], { figures: 40, chapters: 6 });

    test("proposes groupings with every group published, as many as the audit lets pass", () => {
      const tables = tablesSchema.parse(
        JSON.parse(readFileSync(join(top, "software-dist-derived/tables.json"), "utf8")),
      );
      const groups = Object.values(tables.participation);
      expect(groups).toHaveLength(2);
      for (const group of groups) for (const cell of Object.values(group)) expect(cell.kind).toBe("value");
    });
  },
);

describe("npm run neu on a folder that holds a study already", () => {
  const files = [join(small, "antworten.csv"), join(small, "befragung.xml")];

  test("moves the demonstration aside, whole and buildable, and keeps the guides", async () => {
    const study = join(top, "project");
    mkdirSync(study);
    for (const part of ["data", "content"])
      cpSync(join(project, part), join(study, part), { recursive: true });
    // The project itself may hold another study by now.
    const yaml = join(study, "data/study.yaml");
    writeFileSync(yaml, readFileSync(yaml, "utf8").replace(/^status: .*$/m, "status: demonstration"));
    const before = filesIn(study);

    const { status, stdout, said } = await run("neu", study, ...files);
    expect(status, said).toBe(0);
    expect(stdout).toContain("Beiseite gelegt: data → demonstration/data, content → demonstration/content");
    expect(readdirSync(study).sort()).toEqual(["content", "data", "demonstration"]);
    expect(filesIn(join(study, "demonstration"))).toEqual(before);
    const after = filesIn(study);
    for (const guide of ["data/README.md", "content/README.md", "content/LICENSE.md"])
      expect(after[guide]).toBe(before[guide]);
    const isGuide = (path: string) => /README|LICENSE/.test(path);
    // All but the guides is what was built of the small study above.
    const left = Object.entries(after).filter(
      ([path]) => !isGuide(path) && !path.startsWith("demonstration"),
    );
    expect(Object.fromEntries(left)).toEqual(filesIn(join(top, "klein")));
    const env = { STUDY: join(study, "demonstration"), OUT_DIR: join(top, "demonstration-dist") };
    expect(await checkStudy(placeOf(env))).toEqual([]);
  });

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
