import { cpSync, mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeReport } from "../../scripts/build.ts";
import { toHtml } from "../../src/components/markup.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import type { Assembled, Derived } from "../../src/model/report.ts";
import { copyOf, project, temporaryPlace } from "../studies/derive.ts";
import { injected } from "./injected.ts";

const small = join(project, "tests/fixtures/klein");

/** Names that a file can have, and an address or an element must not. */
const refused = [
  "<img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  "javascript:alert(1)",
  "=cmd|' 'C calc'!A0",
  "a..b",
  "Groß und klein",
  "zwei\nZeilen",
  "{{note.gut}}",
  "__proto__",
];
/** Names that are fit for an address, and mean something to programs. */
const fit = ["constructor", "valueof", "con", "index", "html"];

/** A folder of content, how files in it are named, and what such a file says; a figure is a copy of another. */
type Kind = readonly [sub: string, named: (name: string) => string, text: string | undefined];
const kinds: readonly Kind[] = [
  ["chapters", (name: string) => `02-${name}.md`, "---\ntitle: Titel\nlead: Zeile\n---\n\nEin Satz.\n"],
  [
    "pages",
    (name: string) => `${name}.md`,
    "---\ntitle: Titel\nshort: Seite\nlead: Zeile\n---\n\nEin Satz.\n",
  ],
  ["figures", (name: string) => `${name}.yaml`, undefined],
];

/** The small study with one more text or figure of this name. */
function studyWith([sub, named, text]: Kind, name: string): string {
  const study = copyOf(small);
  const folder = join(study, "content", sub);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, named(name));
  if (text === undefined) cpSync(join(folder, "note.yaml"), file);
  else writeFileSync(file, text);
  return study;
}

async function reportOrRefusal(study: string): Promise<(Derived & Assembled) | AuthorError> {
  try {
    return (await writeReport(temporaryPlace(study))).report;
  } catch (error) {
    if (error instanceof AuthorError) return error;
    throw error;
  }
}

describe.each(kinds)("a file in content/%s", (...kind) => {
  test.each(refused)("is refused by its name where that is %j, with what names are made of", async (name) => {
    const refusal = await reportOrRefusal(studyWith(kind, name));
    if (!(refusal instanceof AuthorError)) throw new Error("not refused");
    const own = refusal.problems.filter(({ file }) => file.endsWith(kind[1](name)));
    expect(own.map(({ hint }) => hint)).toEqual([
      "Dateinamen aus Kleinbuchstaben, Ziffern und Bindestrichen bilden.",
    ]);
    // What is printed stays on its lines, whatever the name.
    expect(refusal.message.split("\n")).toHaveLength(2 * refusal.problems.length);
  });

  test.each(fit)("may be called %j", async (name) => {
    const report = await reportOrRefusal(studyWith(kind, name));
    if (report instanceof AuthorError) throw report;
    const names = [...report.chapters, ...Object.values(report.pages)].map(({ slug }) => slug);
    expect([...names, ...report.figures.map(({ id }) => id)]).toContain(name);
  });
});

test.each(refused)("a file of the survey may be called %j", async (name) => {
  const study = copyOf(small);
  const data = join(study, "data");
  for (const file of readdirSync(data).filter((each) => /\.(csv|xml)$/.test(each)))
    renameSync(join(data, file), join(data, `${name}${file.slice(file.lastIndexOf("."))}`));
  const report = await reportOrRefusal(study);
  if (report instanceof AuthorError) throw report;
  expect(report.tables.responses).toBe(51);
  const texts = report.chapters.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "prose" ? injected(toHtml(block.tokens)) : [])),
  );
  expect(texts).toEqual([]);
});
