import type { Question } from "../model/codebook.ts";
import type { FigureRow } from "../model/figure.ts";
import type { Derived } from "../model/report.ts";
import type { PublicStudy } from "../model/study.ts";
import { count } from "./format.ts";

/** German list: "A, B und C". */
export function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} und ${parts.at(-1)}`;
}

const months = [
  "Januar",
  "Februar",
  "März",
  "April",
  "Mai",
  "Juni",
  "Juli",
  "August",
  "September",
  "Oktober",
  "November",
  "Dezember",
];

/** A day in words, its parts kept together: "20. Februar 2026". */
export function longDate(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day}.\u00a0${months[(month ?? 1) - 1]}\u00a0${year}`;
}

/** The field time in words; empty where neither day is known. */
export function fieldTime({ from, to }: PublicStudy["field"]): string {
  if (from && to) return `${longDate(from)} bis ${longDate(to)}`;
  if (to) return `bis ${longDate(to)}`;
  return from ? `seit ${longDate(from)}` : "";
}

/** Who is counted in a figure: n, unit, what the base is, as the question's kind says, and whether weights count. */
export function baseText(
  rows: readonly FigureRow[],
  question: Question,
  { study, tables }: Pick<Derived, "study" | "tables">,
): string {
  const { unit } = study.population;
  const values = rows.flatMap(({ result, total }) =>
    result.kind === "value" ? [{ n: result.n, total }] : [],
  );
  if (values.length === 0) return "keine veröffentlichten Werte";
  const totals = values.filter((v) => v.total);
  const all = (totals.length > 0 ? totals : values).map((v) => v.n);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const n = low === high ? count(low) : `${count(low)}–${count(high)}`;
  const asked = question.filtered ? `${unit}, denen die Frage gestellt wurde,` : unit;
  const base =
    question.kind === "multiple" || question.kind === "grid"
      ? `${asked} mit ${question.coded ? "einer zugeordneten Antwort" : "mindestens einer Nennung"}; Mehrfachnennungen möglich`
      : `${asked} mit Angabe`;
  const weighted = tables.effective === undefined ? "" : "; gewichtet";
  return `n\u00a0=\u00a0${n}; ${base}${weighted}`;
}

/** The source line of a figure: mode, institutions, year, question. */
export function sourceText(study: PublicStudy, code: string): string {
  return `${surveyText(study)} Frage\u00a0${code}.`;
}

/** The survey as a source: mode, institutions, year. */
export function surveyText(study: PublicStudy): string {
  const year = (study.field.to ?? study.release.date)?.slice(0, 4);
  const makers = study.institutions.filter((i) => i.role !== "supporter").map((i) => i.short ?? i.name);
  const who = [makers.join("/"), year].filter(Boolean).join("\u00a0");
  return `Quelle: ${[study.mode, who].filter(Boolean).join(", ")}.`;
}

/** Who stands behind a study, one line a role: "Gefördert von" and the names; colons spare the names their cases. */
export function makersOf({
  status,
  people,
  institutions,
  style,
}: PublicStudy): { role: string; names: string }[] {
  const named = (role: string) => institutions.filter((i) => i.role === role).map((i) => i.name);
  const authors = style.gender === "paired" ? "Autorinnen und Autoren" : "Autor:innen";
  const lines: [role: string, names: string[]][] = [
    // Nobody answers for invented findings with their name.
    [authors, people.filter((p) => p.role === "author" && status !== "demonstration").map((p) => p.name)],
    ["Herausgegeben von", named("publisher")],
    ["Gefördert von", named("funder")],
    ["Unterstützt von", named("supporter")],
  ];
  return lines.flatMap(([role, names]) => (names.length === 0 ? [] : [{ role, names: list(names) }]));
}

/** Who answers questions, one line each: "Fragen zum Inhalt" and name with address. */
export function contactsOf({
  people,
}: PublicStudy): { role: string; name: string; email: string | undefined }[] {
  const roles = { contact: "Fragen zum Inhalt", technical: "Fragen zur Technik" };
  return people.flatMap(({ role, name, email }) =>
    role === "author" ? [] : [{ role: roles[role], name, email }],
  );
}

/** A text for use within quotation marks: its own become the inner ones. */
export function innerQuotes(text: string): string {
  return text.replace(/„/g, "‚").replace(/“/g, "‘");
}
