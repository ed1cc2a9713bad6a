import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chartTypes } from "../../src/charts/index.ts";
import { toHtml } from "../../src/components/markup.ts";
import { assemble } from "../../src/lib/assemble.ts";
import { parseDerived, readContent } from "../../src/lib/content.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import type { Content } from "../../src/model/content.ts";
import { figureFile } from "../../src/model/figure.ts";
import { reference } from "../../src/model/reference.ts";
import type { Block } from "../../src/model/report.ts";
import { project } from "../studies/derive.ts";

const study = join(project, "tests/fixtures/klein");
const derived = parseDerived((name) => readFileSync(join(study, "golden", name), "utf8"));
const { figures } = readContent(join(study, "content"));

/** More figures of the same small study: what a multiple response and a number are called in paths. */
const more = {
  mittel: { question: "mittel", chart: "bar" },
  jahre: { question: "jahre", chart: "dot", range: [0, 50] },
};
const texts = { title: "Titel", subtitle: "Einheit", alt: "Zu sehen ist es." };

const known: Content = {
  chapters: [],
  pages: [],
  slides: [],
  figures: [
    ...figures,
    ...Object.entries(more).map(([id, fields]) => ({
      id,
      file: `content/figures/${id}.yaml`,
      spec: figureFile.parse({ ...texts, ...fields }),
      lineOf: () => undefined,
    })),
  ],
  glossary: [
    {
      id: "note",
      term: "Note",
      text: "Was jemand *vergibt* [@eins-2001].",
      also: ["Noten"],
      file: "content/glossary.yaml",
      line: 1,
    },
  ],
  references: [
    {
      id: "eins-2001",
      type: "book",
      title: "Erstes Buch",
      author: [{ family: "Eins", given: "Eva" }],
      issued: year(2001),
    },
    {
      id: "eins-2001b",
      type: "book",
      title: "Zweites Buch",
      author: [{ family: "Eins", given: "Eva" }],
      issued: year(2001),
    },
    {
      id: "drei-2010",
      type: "article-journal",
      title: "Aufsatz",
      "container-title": "Zeitschrift",
      author: [{ family: "Eins" }, { family: "Zwei" }, { family: "Drei" }],
      issued: year(2010),
    },
    { id: "amt", type: "report", title: "Bericht", author: [{ literal: "Das Amt" }] },
  ].map((record) => reference.parse(record)),
};

function year(year: number) {
  return { "date-parts": [[year]] };
}

/** A chapter of one body, as HTML; or the lines that its author would read, each after an exclamation mark. */
export function render(body: string): string {
  const chapter: Content["chapters"][number] = {
    file: "content/chapters/01-test.md",
    slug: "test",
    matter: { title: "Test", lead: "" },
    body,
    bodyLine: 5,
    lineOf: () => undefined,
  };
  try {
    const [text] = assemble({ ...known, chapters: [chapter] }, derived, chartTypes).chapters;
    const notes = (text?.notes ?? []).map(({ number, tokens }) => `[Anmerkung ${number}] ${toHtml(tokens)}`);
    return [...(text?.blocks ?? []).map(shown), ...notes].join("\n");
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    return error.message.replace(/^/gm, "! ");
  }
}

/** A block as cases write it: prose as HTML, figures and tables by what they are. */
function shown(block: Block): string {
  if (block.kind === "prose") return toHtml(block.tokens).trim();
  if (block.kind === "figure") return `[Abbildung ${block.figure.id}]`;
  const { id, number, title, content } = block.table;
  const own = Array.isArray(content) ? `\n${toHtml(content).trim()}` : "";
  return `[Tabelle ${number} ${id}: ${title}]${own}`;
}
