import type { Content } from "../model/content.ts";
import type { Figure } from "../model/figure.ts";
import type { Problem } from "../model/problem.ts";
import type { Assembled, Chapter, Derived, Statement } from "../model/report.ts";
import { AuthorError, suggest } from "./errors.ts";
import { resolveFigure } from "./figures.ts";
import { createMarkdown } from "./markdown/index.ts";
import { Writer } from "./writer.ts";

/** What `assemble` must know of the chart types: which there are, and what each refuses to draw. */
export type ChartChecks = Readonly<Record<string, { check(figure: Figure): string | undefined }>>;

/**
 * The one document from which every output is drawn: numbers bound, references resolved, figures numbered.
 * Throws `AuthorError` with everything that is wrong in all files.
 */
export function assemble<D extends Derived>(
  content: Content,
  derived: D,
  charts: ChartChecks,
): D & Assembled {
  const problems: Problem[] = [];
  const statements: Statement[] = [];
  const base = derived.study.address ? new URL(derived.study.address).pathname : "/";
  const found = resolveFigures(content, derived, charts, problems);
  const { figures, placedIn } = numberFigures(content, found);
  const write = new Writer({ content, derived, figures, placedIn, base, problems, statements });

  const chapters = content.chapters.map(
    (source, i): Chapter => ({
      ...write.text(source),
      number: i + 1,
      short: source.matter.short ?? source.matter.title,
    }),
  );
  const pages = Object.fromEntries(content.pages.map((source) => [source.slug, write.text(source)]));
  const slides = content.slides.map((source) => write.slide(source));
  const findings = content.pages.flatMap((page) => write.findings(page, chapters));
  if (problems.length > 0) throw new AuthorError(problems);
  return { ...derived, base, chapters, figures, placedIn, pages, slides, findings, statements };
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
    const figure = resolveFigure(id, spec, derived);
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

/** Figures in the order in which the chapters place them, then the others by id, numbered from 1. */
function numberFigures(
  content: Content,
  found: ReadonlyMap<string, Figure>,
): { figures: Figure[]; placedIn: Map<string, string> } {
  const md = createMarkdown();
  const placedIn = new Map<string, string>();
  for (const { body, slug } of content.chapters) {
    for (const token of md.parse(body, {})) {
      const id = token.type === "figure" ? (token.meta?.id as string | undefined) : undefined;
      if (id !== undefined && !placedIn.has(id)) placedIn.set(id, slug);
    }
  }
  const order = [...new Set([...placedIn.keys(), ...[...found.keys()].sort()])];
  const figures = order
    .flatMap((id) => found.get(id) ?? [])
    .map((figure, i) => ({ ...figure, number: i + 1 }));
  return { figures, placedIn };
}
