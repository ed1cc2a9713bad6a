import { choicesFor } from "../lib/chart-choice.ts";
import { resolveFigure } from "../lib/figures.ts";
import { questionSlugs } from "../lib/question-address.ts";
import { short } from "../lib/wording.ts";
import type { Question } from "../model/codebook.ts";
import type { Figure } from "../model/figure.ts";
import { type FigureSpec, figureSpec } from "../model/figure-spec.ts";
import type { Derived } from "../model/report.ts";
import { chartTypes, isChartName } from "./index.ts";

/** Rows beyond which a drawing is harder to read than its table. */
const mostRows = 24;

/** The figures that a question's page draws of its total, one for each scale; none where no chart can show it. */
export function questionFigures(question: Question, derived: Derived): Figure[] {
  const id = `frage-${questionSlugs(derived.codebook).get(question.code)}`;
  const scales = question.scales.length > 1 ? question.scales.map((_, i) => i + 1) : [undefined];
  return scales.flatMap((scale) => {
    const heading = scale === undefined ? "" : question.scales[scale - 1]?.label || `Skala ${scale}`;
    for (const { unit, alt, ...choice } of choicesFor(question, (scale ?? 1) - 1, derived)) {
      const spec = figureSpec.parse({
        title: heading ? `Alle Befragten: ${heading}` : "Ergebnis aller Befragten",
        subtitle: unit,
        question: question.code,
        ...(scale === undefined ? {} : { scale }),
        ...choice,
        alt: `${alt}, Frage ${question.code}: ${short(question.text, 120)}.`,
      });
      const figure = drawable(scale === undefined ? id : `${id}-${scale}`, spec, derived);
      if (figure) return [figure];
    }
    return [];
  });
}

/** The answers to a question on one scale with an order, by a grouping, as whole distributions; undefined of all others. */
export function groupedFigure(
  question: Question,
  { id, label }: Derived["study"]["groupings"][number],
  derived: Derived,
): Figure | undefined {
  if (question.kind !== "single" || question.scales[0]?.direction === undefined) return undefined;
  const slug = questionSlugs(derived.codebook).get(question.code);
  const spec = figureSpec.parse({
    title: `Ergebnis nach: ${label}`,
    subtitle: "Anteile in Prozent",
    question: question.code,
    by: id,
    chart: "likert",
    alt: `Gestapelte Balken zeigen, wie sich die Antworten verteilen, nach: ${label}, Frage ${question.code}: ${short(question.text, 120)}.`,
  });
  const figure = drawable(`frage-${slug}-${id}`, spec, derived);
  return figure?.undivided === undefined ? figure : undefined;
}

/** The figure of a specification that its chart accepts and that is not too long to be read as a drawing. */
function drawable(id: string, spec: FigureSpec, derived: Derived): Figure | undefined {
  if (!isChartName(spec.chart)) return undefined;
  const chart = chartTypes[spec.chart];
  const figure = resolveFigure(id, spec, derived, chart.draws);
  if (Array.isArray(figure) || figure.rows.length > mostRows) return undefined;
  // The tables beside it say how numbers are rounded, and none of these drawings has a line for an interval.
  const plain = { ...figure, note: "" };
  return chart.check(plain) === undefined && !chart.isEmpty(plain) ? plain : undefined;
}
