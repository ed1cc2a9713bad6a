import type { Token } from "markdown-it";
import type { Content } from "../model/content.ts";
import type { Draws, Figure } from "../model/figure.ts";
import type { Problem } from "../model/problem.ts";
import type { Assembled, Chapter, Derived, Page, Work } from "../model/report.ts";
import { addedPages, addressesOf, hiddenTexts } from "./addresses.ts";
import { citations } from "./cite/index.ts";
import { asDraft } from "./draft.ts";
import { AuthorError, suggest } from "./errors.ts";
import { bindFigureTexts, withTexts } from "./figure-texts.ts";
import { resolveFigure } from "./figures.ts";
import { findingsOf } from "./findings.ts";
import { lint } from "./lint/index.ts";
import { numberAll } from "./numbering.ts";
import { presentationsOf } from "./presentations.ts";
import { Resolver } from "./resolver.ts";
import { resultPaths } from "./result-paths.ts";
import { type BoundSlide, bindSlide, slideOf, slideTokens } from "./slides.ts";
import { digestOf } from "./source-digest.ts";
import { TextBinder } from "./text-binder.ts";
import { worksOf } from "./works.ts";
import { citedIn, finish, termsOf } from "./writer.ts";

/** What `assemble` must know of the chart types: which there are, and what each draws and refuses to draw. */
export type ChartChecks = Readonly<
  Record<string, { draws: Draws; check(figure: Figure): string | undefined }>
>;

/** How a report is assembled. */
export interface Options {
  /** Take it as it is: what is wrong is kept in `problems` and marked in the texts, not thrown. */
  draft?: boolean;
  /** What puts citations into words, given the keys of all works that any text cites; default: `citations`. */
  cite?: typeof citations;
}

/**
 * The one document from which every output is drawn. Three steps: bind texts to the released data, number what they
 * place, resolve what they refer to. Throws `AuthorError` with everything that is wrong in all files.
 */
export function assemble<D extends Derived>(
  content: Content,
  given: D,
  charts: ChartChecks,
  { draft = false, cite = citations }: Options = {},
): D & Assembled {
  const derived = draft ? asDraft(given) : given;
  const problems: Problem[] = hiddenTexts(content.pages);
  const base = derived.study.address ? new URL(derived.study.address).pathname : "/";
  const found = resolveFigures(content, derived, charts, problems);
  const known = content.figures.map(({ id }) => id);

  const binder = new TextBinder(content, derived, problems);
  const figureTexts = bindFigureTexts(content, binder);
  const bound = {
    chapters: content.chapters.map((source) => binder.text(source)),
    pages: content.pages.map((source) => ({
      text: binder.text(source),
      findings: source.matter.findings.map(({ text }) =>
        binder.inline(text, source.file, source.lineOf("findings") ?? 1),
      ),
    })),
    slides: content.slides.map((source) => bindSlide(source, binder)),
  };
  const terms = termsOf(content.glossary, binder);

  const numbering = numberAll(bound.chapters, found, known, problems);
  const { placedIn, targets } = numbering;

  const { references, glossary } = content;
  const addresses = addressesOf({
    base,
    chapters: content.chapters.map(({ slug }) => slug),
    pages: addedPages(content.pages),
    figures: known,
    results: resultPaths(derived),
    targets,
  });
  const texts = [...bound.chapters, ...bound.pages.map(({ text }) => text)];
  const tokens: Token[] = [
    ...texts.flatMap(({ title, lead, body }) => [...title, ...lead, ...body]),
    ...bound.pages.flatMap(({ findings }) => findings.flat()),
    ...bound.slides.flatMap(slideTokens),
    ...[...figureTexts.values()].flatMap(({ texts }) => texts.flatMap(([, tokens]) => tokens)),
    ...[...terms.values()].flatMap(({ tokens }) => tokens),
  ];
  const marks = { numbering, addresses, references, glossary, terms, problems };
  const resolver = new Resolver(marks, cite(references, citedIn(tokens)));
  const figures = numbering.figures.map((figure) => withTexts(figure, figureTexts, resolver));
  const context = { resolver, numbering: { ...numbering, figures }, problems };

  const chapters = bound.chapters.map((text, i): Chapter => {
    const { matter } = content.chapters[i] as Content["chapters"][number];
    const finished = finish(text, text.source.slug, context);
    return { ...finished, number: i + 1, short: matter.short ?? finished.plainTitle };
  });
  const pages = Object.fromEntries(
    bound.pages.map(({ text }, i): [string, Page] => {
      const { short, lang, group } = content.pages[i]?.matter ?? {};
      const finished = finish(text, undefined, context);
      const page = {
        ...finished,
        short: short ?? finished.plainTitle,
        ...(lang === undefined ? {} : { lang }),
        ...(group === undefined ? {} : { group }),
      };
      return [text.source.slug, page];
    }),
  );
  const shown = { ...context, binder, figures, known, derived };
  const slides = content.slides.map((source, i) => slideOf(source, bound.slides[i] as BoundSlide, shown));
  const presentations = presentationsOf(content.presentations, content.slides, slides, problems);
  problems.push(...groupFaults(content.pages, derived.study));
  for (const [i, { findings }] of bound.pages.entries())
    resolver.blocks(findings.flat(), { file: content.pages[i]?.file ?? "", chapter: undefined });
  for (const page of content.pages) {
    const line = page.lineOf("findings") ?? 1;
    for (const { value } of page.matter.findings) binder.state(value, page.file, line);
  }
  const findings = content.pages.flatMap((page, i) =>
    findingsOf(page, bound.pages[i]?.findings ?? [], { figures, chapters, values: binder.values, problems }),
  );
  for (const { file, id } of glossary)
    resolver.blocks(terms.get(id)?.tokens ?? [], { file, chapter: undefined });

  const works = worksOf(resolver.cite, references);
  if (derived.study.status === "final") problems.push(...notYetFinal(content, works));
  if (problems.length > 0 && !draft) throw new AuthorError(inOrder(problems));
  return {
    ...derived,
    base,
    chapters,
    figures,
    placedIn,
    pages,
    slides,
    presentations,
    findings,
    statements: binder.statements,
    glossary: [...terms.values()],
    works,
    citations: resolver.citations,
    texts: digestOf(content),
    problems: inOrder(problems),
  };
}

/** Pages for the members of a group that there is not. */
function groupFaults(pages: Content["pages"], { groupings }: Derived["study"]): Problem[] {
  const known = groupings.flatMap(({ groups }) => groups.map(({ id }) => id));
  return pages.flatMap(({ file, matter: { group }, lineOf }): Problem[] =>
    group === undefined || known.includes(group)
      ? []
      : [
          {
            file,
            line: lineOf("group") ?? 1,
            what: `unbekannte Gruppe: ${group}`,
            hint: suggest(group, known),
          },
        ],
  );
}

/** What a draft may have and a final report must not: statements that are bound to nothing, and works that nobody read. */
function notYetFinal(content: Content, works: readonly Work[]): Problem[] {
  const unread = works.filter(({ read }) => !read).map(({ id }) => id);
  const hint = "Nur zitieren, was gelesen ist; dann im Eintrag custom: gelesen: true setzen.";
  const file = "content/references.json";
  return [
    ...lint(content).problems,
    ...(unread.length > 0 ? [{ file, what: `zitiert und ungelesen: ${unread.join(", ")}`, hint }] : []),
  ];
}

/** Problems file by file, from top to bottom: authors mend them so. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const files = [...new Set(problems.map(({ file }) => file))];
  return files.flatMap((file) =>
    problems.filter((problem) => problem.file === file).sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
  );
}

function resolveFigures(
  content: Content,
  derived: Derived,
  charts: ChartChecks,
  problems: Problem[],
): Map<string, Figure> {
  const found = new Map<string, Figure>();
  for (const { id, file, spec, lineOf } of content.figures) {
    const report = (field: string, what: string, hint: string) => {
      const line = lineOf(field);
      problems.push({ file, ...(line === undefined ? {} : { line }), what, hint });
    };
    const chart = charts[spec.chart];
    if (!chart || !Object.hasOwn(charts, spec.chart))
      report("chart", `unbekannte Darstellung: ${spec.chart}`, suggest(spec.chart, Object.keys(charts)));
    const figure = resolveFigure(id, spec, derived, chart?.draws ?? "value");
    if (Array.isArray(figure)) {
      for (const { field, what, hint } of figure) report(field, what, hint);
      continue;
    }
    const refusal = chart?.check(figure);
    if (refusal !== undefined) report("chart", `${spec.chart} kann das nicht zeigen`, refusal);
    found.set(id, figure);
  }
  return found;
}
