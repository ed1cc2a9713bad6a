import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codebook as codebookSchema } from "../../src/model/codebook.ts";
import { tables as tablesSchema } from "../../src/model/table.ts";
import { asAuthors, withoutVitest } from "../setup-site.ts";
import { project } from "./derive.ts";

/** Where skeletons are made, each in a folder under its name. */
export const top = mkdtempSync(join(tmpdir(), "neu-"));
afterAll(() => rmSync(top, { recursive: true, force: true }));

interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
  said: string;
}

/** Runs a script as an author would, on a study's folder. */
export function run(script: string, study: string, ...args: string[]): Promise<Run> {
  // Paths are of this folder, wherever npm was called.
  const { INIT_CWD: _, ...inherited } = withoutVitest();
  const env = { ...inherited, STUDY: study, OUT_DIR: `${study}-dist` };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...asAuthors, `scripts/${script}.ts`, ...args], {
      cwd: project,
      env,
    });
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

/** All files of a folder with their bytes, by path. */
export function filesIn(folder: string): Record<string, string> {
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

/** Tests what holds of the skeleton of every study, once it is built. */
export function holds(name: string, files: string[], { folder, ...least }: Expected) {
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
