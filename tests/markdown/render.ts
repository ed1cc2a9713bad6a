import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chartTypes } from "../../src/charts/index.ts";
import { toHtml } from "../../src/components/markup.ts";
import { assemble } from "../../src/lib/assemble.ts";
import { parseDerived, readContent } from "../../src/lib/content.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import type { Content } from "../../src/model/content.ts";
import { figureFile } from "../../src/model/figure-spec.ts";
import { reference } from "../../src/model/reference.ts";
import type { Block, Certified } from "../../src/model/report.ts";
import { project } from "../studies/derive.ts";

const study = join(project, "tests/fixtures/klein");
const released = parseDerived((name) => readFileSync(join(study, "golden", name), "utf8"));
const derived = withFields(released);
const { figures } = readContent(join(study, "content"));

/** More figures of the same small study: what a multiple response and a number are called in paths. */
const more = {
  mittel: { question: "mittel", chart: "bar" },
  jahre: { question: "jahre", chart: "dot", range: [0, 50] },
  felder: {
    question: "felder",
    chart: "quadrant",
    recode: { wenig: [1, 2], viel: [3, 4] },
    share: "viel",
    labels: { skala1: "wichtig" },
  },
};
const texts = { title: "Titel", subtitle: "Einheit", alt: "Zu sehen ist es." };

const known: Content = {
  chapters: [],
  pages: [],
  slides: [],
  presentations: [],
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

/** The same data with a question of two scales, which the small study has none of. */
function withFields(released: Certified): Certified {
  const { codebook, tables } = structuredClone(released);
  const note = codebook.questions.find(({ code }) => code === "note");
  const categories = [1, 2, 3, 4].map((code) => ({ code: String(code), label: `Stufe ${code}` }));
  const scale = { label: "", categories, missing: [], direction: "ascending" as const };
  const items = ["bus", "bad"].map((code) => ({ code, label: code }));
  if (note)
    codebook.questions.push({ ...note, code: "felder", kind: "array", items, scales: [scale, scale] });
  const row = (item: string, scale: number, counts: number[], nord: number[]) => {
    const distribution = (counts: number[]) => ({
      kind: "value" as const,
      n: counts.reduce((a, b) => a + b),
      cells: counts.map((count) => ({ kind: "value" as const, count })),
    });
    return { item, scale, total: distribution(counts), groups: { ort: { n: distribution(nord) } } };
  };
  tables.questions.felder = [
    row("bus", 0, [2, 3, 15, 30], [1, 1, 8, 15]),
    row("bad", 0, [10, 15, 15, 10], [5, 5, 5, 5]),
    row("bus", 1, [20, 15, 5, 0], [10, 10, 0, 0]),
    row("bad", 1, [5, 5, 15, 15], [5, 0, 5, 10]),
  ];
  return { ...released, codebook, tables };
}

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
