import { stringify } from "yaml";
import type { ChartChecks } from "../../src/lib/assemble.ts";
import { type Choice, choicesFor } from "../../src/lib/chart-choice.ts";
import { resolveFigure } from "../../src/lib/figures.ts";
import type { Question } from "../../src/model/codebook.ts";
import { type FigureSpec, figureSpec } from "../../src/model/figure-spec.ts";
import type { Derived } from "../../src/model/report.ts";
import { nameOf, quoted, short, unique } from "./words.ts";

/** A figure file made from a question. */
export interface Draft {
  id: string;
  question: Question;
  spec: FigureSpec;
  /** The file as it is written. */
  yaml: string;
}

/** What the figures of a questionnaire are, and why some questions have none. */
export interface Drafts {
  drafts: Draft[];
  without: { question: Question; why: string }[];
}

/** More rows are no chart any more but a table, and the tables of all questions are there anyway. */
const mostRows = 40;

/** A figure for every question that can be drawn, and for the second scale of a dual one, in the questionnaire's order. */
export function draftFigures(derived: Derived, charts: ChartChecks): Drafts {
  const taken = new Set<string>();
  const found: Drafts = { drafts: [], without: [] };
  for (const question of derived.codebook.questions) {
    if (question.kind === "display") continue;
    const why = undrawable(question, derived);
    const scales = question.scales.length > 1 ? question.scales.map((_, i) => i + 1) : [undefined];
    const drafts = why ? [] : scales.flatMap((scale) => draft(question, scale, derived, charts, taken));
    found.drafts.push(...drafts);
    if (drafts.length === 0) found.without.push({ question, why: why ?? failureOf(question, derived) });
  }
  return found;
}

/** Why no chart can show a question, whatever was answered; undefined where one can. */
function undrawable({ code, kind, items, scales }: Question, { tables }: Derived): string | undefined {
  if (kind === "listed") return "nur gezählt, weil offen gefragt oder ohne feste Antworten";
  if ((tables.questions[code] ?? []).length === 0) return "keine Spalte im Export";
  const rows = items.length > 0 ? items : (scales[0]?.categories ?? []);
  return rows.length > mostRows ? "zu viele Antworten für ein Diagramm" : undefined;
}

/** Why no chart came of a question that has a table: nothing of it is released, or no chart fits what is. */
function failureOf({ code, kind }: Question, { tables }: Derived): string {
  const totals = (tables.questions[code] ?? []).flatMap(({ total }) => (total.kind === "value" ? total : []));
  if (totals.length === 0) return "zu wenige Antworten";
  const cells = totals.flatMap((total) => total.cells);
  const hasNumbers = kind === "date" || kind === "numeric";
  if (hasNumbers && cells.length < 2) return "zu wenige verschiedene Werte für Klassen";
  if (cells.every((cell) => cell.kind !== "value")) return "alle Anteile zurückgehalten";
  if (kind === "date") return "nach Jahren gezählt, dafür ist kein Diagramm vorgesehen";
  return "kein passendes Diagramm";
}

function draft(
  question: Question,
  scale: number | undefined,
  derived: Derived,
  charts: ChartChecks,
  taken: Set<string>,
): Draft[] {
  for (const choice of choicesFor(question, (scale ?? 1) - 1, derived)) {
    const spec = specOf(question, scale, choice);
    const chart = Object.hasOwn(charts, spec.chart) ? charts[spec.chart] : undefined;
    const figure = resolveFigure("x", spec, derived, chart?.draws ?? "value");
    if (Array.isArray(figure) || chart === undefined || chart.check(figure) !== undefined) continue;
    const shown = figure.rows.some(
      ({ result }) => result.kind === "value" && result.shares.some((share) => share.kind === "value"),
    );
    if (!shown) continue;
    const name = nameOf(question.code, "frage");
    const id = unique(scale === undefined ? name : `${name}-${scale}`, taken);
    return [{ id, question, spec, yaml: fileOf(spec) }];
  }
  return [];
}

function specOf(question: Question, scale: number | undefined, { unit, alt, ...choice }: Choice): FigureSpec {
  const heading = scale === undefined ? "" : question.scales[scale - 1]?.label || `Skala ${scale}`;
  const text = question.text || question.code;
  const asked = `${quoted(short(text, 70))}${heading && `, ${short(heading, 40)}`}`;
  return figureSpec.parse({
    title: `[Befund fehlt] ${short(text, 70)}${heading && ` (${short(heading, 40)})`}`,
    subtitle: `${quoted(short(text, 160))}${heading && `, ${short(heading, 60)}`}; ${unit}`,
    question: question.code,
    ...(scale === undefined ? {} : { scale }),
    ...choice,
    alt: `${alt}, Frage ${asked}.`,
  });
}

/** The file of a figure: what was chosen for it, and nothing that is a default anyway. */
function fileOf(spec: FigureSpec): string {
  const { labels, favourable, order, note: _, ...rest } = spec;
  const { title, subtitle, question, scale, chart, recode, alt, ...others } = rest;
  const written = {
    title,
    subtitle,
    question,
    ...(scale === undefined ? {} : { scale }),
    chart,
    ...(recode === undefined ? {} : { recode }),
    ...(Object.keys(labels).length === 0 ? {} : { labels }),
    ...others,
    ...(favourable === "last" ? {} : { favourable }),
    ...(order === "questionnaire" ? {} : { order }),
    alt,
  };
  return `# Aus dem Fragebogen angelegt. Zu tun: title durch den Befund ersetzen (ein Satz ohne Punkt), subtitle und alt prüfen.\n${stringify(written, { lineWidth: 0 })}`;
}
