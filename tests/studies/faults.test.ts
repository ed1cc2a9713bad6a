import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { prepare } from "../../scripts/build.ts";
import { placeOf } from "../../scripts/files.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import { asAuthors } from "../setup-site.ts";
import { copyOf, project } from "./derive.ts";

const small = join(project, "tests/fixtures/klein");
let study = "";

beforeEach(() => {
  study = copyOf(small);
});

/** What authors read who build the spoiled study, as lines and as one text. */
async function told(): Promise<{ lines: string[]; text: string }> {
  const place = placeOf({ STUDY: study, OUT_DIR: join(study, "dist") });
  const error: unknown = await prepare(place).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AuthorError);
  const text = (error as AuthorError).message;
  return { lines: text.trim().split("\n"), text };
}

/** The same, built by the command, over an older publication, which stays as it is. */
function build(): { lines: string[]; text: string } {
  const out = join(study, "dist");
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "index.html"), "die letzte gute Fassung");
  const before = statSync(join(out, "index.html")).mtimeMs;
  const env = { ...process.env, STUDY: study, OUT_DIR: out };
  const args = [...asAuthors, "scripts/build.ts"];
  const run = spawnSync(process.execPath, args, { cwd: project, env, encoding: "utf8" });
  expect(run.status, run.stdout + run.stderr).toBe(1);
  expect(readdirSync(out)).toEqual(["index.html"]);
  expect(readFileSync(join(out, "index.html"), "utf8")).toBe("die letzte gute Fassung");
  expect(statSync(join(out, "index.html")).mtimeMs).toBe(before);
  expect(run.stderr).not.toMatch(/^\s+at /m);
  return { lines: run.stderr.trim().split("\n"), text: run.stderr };
}

function edit(file: string, change: (text: string) => string): void {
  const path = join(study, file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

const responses = "data/antworten.csv";
const structure = "data/befragung.xml";

test("a missing structure is one message", () => {
  rmSync(join(study, structure));
  const { lines } = build();
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^data/);
  expect(lines[1]).toMatch(/^Hinweis: .*\.lss/);
});

test("missing responses are one message", async () => {
  rmSync(join(study, responses));
  const { lines } = await told();
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^Hinweis: /);
});

test("a broken structure names the line on which it breaks", async () => {
  edit(structure, (text) => text.replace("</subquestions>", "</subquestion>"));
  const { lines } = await told();
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^data\/befragung\.xml:\d+: /);
});

test("full question texts as headings are recognised, with the option to choose in LimeSurvey", async () => {
  edit(responses, (text) =>
    text
      .replace('"ort"', '"Wo arbeiten Sie?"')
      .replace('"note"', '"Wie gut gelingt es?"')
      .replace('"mittel[a]"', '"Was hilft? [Geld]"')
      .replace('"mittel[b]"', '"Was hilft? [Zeit]"')
      .replace('"jahre"', '"Seit wie vielen Jahren?"')
      .replace('"sonst"', '"Was noch?"')
      .replace('"folge"', '"Wie oft? (nur wer hilft)"'),
  );
  const { lines } = await told();
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^data\/antworten\.csv:1: /);
  expect(lines[1]).toContain("Fragencode");
});

test("full answers instead of codes are one message for the file, not one for each cell", async () => {
  edit(responses, (text) =>
    text
      .replaceAll('"N"', '"Nord"')
      .replaceAll('"S"', '"Süd"')
      .replaceAll('"O"', '"Ost"')
      .replaceAll('"W"', '"West"'),
  );
  const { lines } = await told();
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^data\/antworten\.csv/);
  expect(lines[1]).toContain("Antwortcodes");
});

test("an unknown column is named, with the likely one", async () => {
  edit(responses, (text) => text.replace('"jahre"', '"jahrre"'));
  const { lines } = await told();
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^data\/antworten\.csv:1: .*jahrre/);
  expect(lines[1]).toContain("jahre");
});

test("an answer code that the structure lacks is named with its line and column", async () => {
  edit(responses, (text) => text.replace(/("de","N"),"[123]"/, '$1,"7"'));
  const { lines } = await told();
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^data\/antworten\.csv:\d+: .*7/);
  expect(lines[0]).toContain("note");
});

test("a figure of an unknown question is named with its line", async () => {
  edit("content/figures/note.yaml", (text) => text.replace("question: note", "question: nota"));
  const { text } = await told();
  expect(text).toMatch(
    /^content\/figures\/note\.yaml:3: unbekannte Frage: nota\nHinweis: meinten Sie note\?$/m,
  );
});

test("a chapter that quotes a withheld value is refused with the line", async () => {
  edit("content/chapters/01-erstes.md", (text) => text.replace("{{note.gut@n}}", "{{note.gut@w}}"));
  const { lines } = await told();
  expect(lines).toHaveLength(2);
  expect(lines[0]).toBe(
    "content/chapters/01-erstes.md:6: der Wert note.gut@w ist zum Schutz der Befragten nicht veröffentlicht",
  );
});

test("a typing error in study.yaml is named with its line and the likely word", async () => {
  edit("data/study.yaml", (text) => text.replace("  threshold: 10", "  treshold: 10"));
  const { lines } = await told();
  expect(lines).toEqual([
    "data/study.yaml:10: unbekanntes Feld: policy.treshold",
    "Hinweis: meinten Sie threshold?",
  ]);
});

test("faults in several files are all reported at once", () => {
  edit("data/study.yaml", (text) => text.replace("status: draft", "status: entwurf"));
  edit("content/figures/note.yaml", (text) => text.replace("chart: likert", "chrat: likert"));
  const { text } = build();
  expect(text).toContain("data/study.yaml:2: status");
  expect(text).toContain("content/figures/note.yaml:5: unbekanntes Feld: chrat");
  expect(text).toContain("content/figures/note.yaml: Feld fehlt: chart");
});

test("a chapter's faults come all at once: value, reference, figure and an unclosed bracket", () => {
  edit(
    "content/chapters/01-erstes.md",
    (text) => `${text}\n{{note.guut}} [#nota] {{offen\n\n::abb{nichts}\n\n:: was\n`,
  );
  const { lines } = build();
  expect(lines.filter((line) => !line.startsWith("Hinweis"))).toEqual([
    "content/chapters/01-erstes.md:10: unbekannter Wert: note.guut",
    "content/chapters/01-erstes.md:10: offene Klammer {{",
    "content/chapters/01-erstes.md:10: unbekannter Verweis: #nota",
    "content/chapters/01-erstes.md:12: unbekannte Abbildung: nichts",
    "content/chapters/01-erstes.md:14: unbekannte Anweisung: :: was",
  ]);
  expect(lines).toContain("Hinweis: meinten Sie note.gut?");
});

test("slides are checked like everything else: values, figures, and what a kind of slide needs", async () => {
  mkdirSync(join(study, "content/slides"), { recursive: true });
  const slide = (name: string, lines: string[]) =>
    writeFileSync(join(study, "content/slides", `${name}.md`), lines.join("\n"));
  slide("01-eins", ["---", "kind: statement", "title: Es sind {{gibtesnicht.n}}", "---", "", "Text.", ""]);
  slide("02-zwei", ["---", "kind: figure", "title: Ohne", "---", ""]);
  slide("03-drei", ["---", "kind: figure", "title: Falsch", "figure: gibtesnicht", "---", ""]);
  slide("04-vier", ["---", "kind: dia", "title: Art", "---", ""]);
  const { lines } = await told();
  expect(
    lines.filter((line) => line.startsWith("content/slides/")).map((line) => line.split(" ")[0]),
  ).toEqual(["content/slides/04-vier.md:2:"]);
  rmSync(join(study, "content/slides/04-vier.md"));
  const again = (await told()).lines.filter((line) => line.startsWith("content/slides/"));
  expect(again.map((line) => /^[^:]+:\d+/.exec(line)?.[0])).toEqual([
    "content/slides/01-eins.md:3",
    "content/slides/02-zwei.md:2",
    "content/slides/03-drei.md:4",
  ]);
});

test("the message of npm run data is the same, and it ends with code 1", () => {
  edit(responses, (text) => text.replace('"jahre"', '"jahrre"'));
  const env = { ...process.env, STUDY: study, OUT_DIR: join(study, "dist") };
  expect(() =>
    execFileSync(process.execPath, [join(project, "scripts/data.ts")], { env, stdio: "pipe" }),
  ).toThrow(/jahrre/);
});
