import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeText } from "../../scripts/files.ts";
import { readStudy } from "../../scripts/study.ts";
import { createDocument } from "../../src/charts/document.ts";
import { chartOf, chartTypes } from "../../src/charts/index.ts";
import { pageTheme } from "../../src/charts/theme.ts";
import { toHtml } from "../../src/components/markup.ts";
import { publishedFigure } from "../../src/formats/files.ts";
import { fileName, formats } from "../../src/formats/index.ts";
import { assemble } from "../../src/lib/assemble.ts";
import { keys } from "../../src/lib/cite/keys.ts";
import { readContent, readDerived } from "../../src/lib/content.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import { parseYaml } from "../../src/lib/yaml.ts";
import type { Content } from "../../src/model/content.ts";

import { figureFile } from "../../src/model/figure-spec.ts";
import type { Certified, Report } from "../../src/model/report.ts";
import { demonstration } from "../demonstration.ts";
import { injected } from "./injected.ts";
import { hostile, pick, type Twisting, twisted } from "./twist.ts";

/** What came of an input: pages were made of it, or it was refused in words. */
export type Outcome = "made" | "refused";

const content = readContent(join(demonstration, "content"));
const derived = readDerived(join(demonstration, "data/derived"));
const textIn = (...path: string[]): string => readFileSync(join(demonstration, ...path), "utf8");
/** Texts by themselves: what they refer to in others leads to a figure or to the start page instead. */
const texts = [...content.chapters, ...content.pages].map(({ body, ...rest }) => ({
  ...rest,
  body: body.replace(/\[#[^\]]*\]/g, "[#lage]").replace(/\]\(\/[^)]*\)/g, "](/)"),
}));
/** All marks of the house stand in chapters; a few figures are enough to refer to. */
const few: Content = { ...content, chapters: [], pages: [], slides: [] };

/**
 * Runs what an author's input comes to; throws anything but refusals of a form that an author can read. What slips into
 * a message where a value is missing is told from the input, which may hold the same word.
 */
function refusedOr(work: () => void, input: unknown): Outcome {
  try {
    work();
    return "made";
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    for (const { file, what, hint } of error.problems) {
      const words = `${file}: ${what} / ${hint}`;
      const [slip] = /undefined|\[object |function |\bNaN\b/.exec(words) ?? [];
      const isOwn = slip !== undefined && !JSON.stringify(input).includes(slip);
      if (file === "" || what === "" || hint === "" || isOwn)
        throw new Error(`no message for an author: ${words}`);
    }
    return "refused";
  }
}

/** Throws where anything that a report shows holds what no text may bring. */
function refuseInjected(report: Pick<Report, "chapters" | "pages" | "slides" | "glossary" | "works">): void {
  const inTexts = [...report.chapters, ...Object.values(report.pages), ...report.slides].flatMap((text) => [
    toHtml(text.title),
    toHtml(text.lead),
    ...text.notes.map(({ tokens }) => toHtml(tokens)),
    ...text.blocks.flatMap((block) => {
      if (block.kind === "prose") return [toHtml(block.tokens)];
      return block.kind === "table" && Array.isArray(block.table.content)
        ? [toHtml(block.table.content)]
        : [];
    }),
  ]);
  const beside = [...report.glossary, ...report.works].map(({ tokens }) => toHtml(tokens));
  const found = [...inTexts, ...beside].flatMap(injected);
  if (found.length > 0) throw new Error(`injected: ${found.join(", ")}`);
}

/** A report as a draft, which shows whatever is wrong, and where nothing is, as it is published. */
function assembled(content: Content): Outcome {
  const draft = assemble(content, derived, chartTypes, { draft: true, cite: keys });
  refuseInjected(draft);
  return refusedOr(() => {
    if (draft.problems.length > 0) throw new AuthorError(draft.problems);
    refuseInjected(assemble(content, derived, chartTypes, { cite: keys }));
  }, content);
}

function markdown({ which, twists }: Twisting): Outcome {
  const source = pick(texts, which);
  const own = { ...source, body: twisted(source.body, twists) };
  return assembled({ ...few, chapters: [{ ...own, matter: { title: own.slug, lead: "" } }] });
}

const conditions = texts.flatMap(({ body }) =>
  [...body.matchAll(/wenn="([^"]+)"/g)].map(([, condition = ""]) => condition),
);

/** A condition with one twist, or made of several: as such, or as what is calculated to be shown. */
function condition({ which, twists }: Twisting): Outcome {
  const [first, second = first] = twists;
  const between = pick(["und", "oder", ") = (", "und nicht (", "+", "-", "/", ">", ";"], first?.value ?? 0);
  const several = [pick(conditions, which), between, pick(conditions, second?.at ?? 0)].join(" ");
  const words = twisted(which % 2 ? several : pick(conditions, which), twists.slice(0, which % 3)).replaceAll(
    "\n",
    " ",
  );
  const body =
    which % 5 === 0
      ? `Es sind {{${words.replaceAll("}", "")}}}.`
      : `[Ein Satz]{wenn="${words.replaceAll('"', "'")}"}.`;
  return assembled({
    ...few,
    chapters: [
      { ...(content.chapters[0] as Content["chapters"][number]), matter: { title: "Titel", lead: "" }, body },
    ],
  });
}

const yamls = [
  "data/study.yaml",
  "content/glossary.yaml",
  "content/references.json",
  ...["figures", "pages", "chapters", "slides"].flatMap((sub) => {
    try {
      return readdirSync(join(demonstration, "content", sub)).map((name) => `content/${sub}/${name}`);
    } catch {
      return [];
    }
  }),
];

/** A file whose fields are twisted: YAML as a whole, of a text the front matter. */
function yaml({ which, twists }: Twisting): Outcome {
  // The study has the most fields: a fourth of all.
  const path = which % 4 === 0 ? "data/study.yaml" : pick(yamls, which >> 2);
  const original = textIn(...path.split("/"));
  const end = path.endsWith(".md") ? original.indexOf("\n---", 3) : original.length;
  const text = twisted(original.slice(0, end), twists) + original.slice(end);
  if (path === "data/study.yaml") return refusedOr(() => void readStudy(text, path), text);
  const folder = mkdtempSync(join(tmpdir(), "expertise-"));
  try {
    writeText(join(folder, path.replace(/^content\//, "")), text);
    const read = readContent(folder, []);
    const whole = {
      ...few,
      ...Object.fromEntries(Object.entries(read).filter(([, list]) => list.length > 0)),
    };
    const drawn = assembled(whole);
    return refusedOr(() => void readContent(folder), text) === "refused" ? "refused" : drawn;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const document = createDocument();
const figureTexts = content.figures.map(({ id, file }) => ({ id, file, text: textIn(...file.split("/")) }));

/** A figure's file twisted, and the labels of the survey as somebody else might have written them; drawn in all ways. */
function figure({ which, twists }: Twisting): Outcome {
  const { id, file, text } = pick(figureTexts, which);
  const [first] = twists;
  const parsed = parseYaml(first && first.kind % 2 ? twisted(text, twists) : text, file, figureFile);
  if (!parsed.ok)
    return refusedOr(() => {
      throw new AuthorError(parsed.problems);
    }, text);
  const spec = { id, file, spec: parsed.value, lineOf: () => undefined };
  const given = first && first.kind % 3 ? labelled(derived, first.value) : derived;
  const report = assemble({ ...few, figures: [spec] }, given, chartTypes, { draft: true, cite: keys });
  const whole = { ...report, ...given, study: given.study } as Report;
  for (const each of whole.figures) {
    const chart = chartOf(each);
    const drawn = chart.isEmpty(each) ? "" : chart.svg(each, { document, width: 640, theme: pageTheme });
    const files = formats
      .filter(({ ending }) => /\.(svg|csv|json|bib|ris)$/.test(ending))
      .map((format) => [fileName(each, format), format.bytes(publishedFigure(each, whole))] as const);
    const found = [
      drawn,
      ...files.filter(([name]) => name.endsWith(".svg")).map(([, bytes]) => String(bytes)),
    ].flatMap(injected);
    const formulas = files
      .filter(([name]) => name.endsWith(".csv"))
      .flatMap(
        ([, bytes]) =>
          new TextDecoder().decode(bytes as Uint8Array).match(/(?:^|[\n;,]|\n")"?[=+@\t](?!\d)/g) ?? [],
      );
    if (found.length + formulas.length > 0)
      throw new Error(`injected: ${[...found, ...formulas].join(", ")}`);
  }
  return refusedOr(() => void assemble({ ...few, figures: [spec] }, given, chartTypes, { cite: keys }), spec);
}

/** The same data with hostile words for labels. */
function labelled(given: Certified, value: number): Certified {
  const { codebook, ...rest } = structuredClone(given);
  const word = (i: number): string => pick(hostile, value + i);
  for (const [i, question] of codebook.questions.entries()) {
    question.text = word(i);
    for (const [j, item] of question.items.entries()) item.label = `${word(i + j)} ${j}`;
    for (const scale of question.scales)
      for (const [j, category] of scale.categories.entries()) category.label = `${word(j)} ${j}`;
  }
  for (const grouping of rest.study.groupings)
    for (const [j, group] of grouping.groups.entries()) group.label = `${word(j)} ${j}`;
  return { ...rest, codebook };
}

/** What is twisted, and how often in the full run. */
export const kinds = { markdown, condition, yaml, figure } as const;
