import type { Content } from "../model/content.ts";
import type { Assembled, Derived, Statement } from "../model/report.ts";
import type { Linted } from "./lint/index.ts";
import { openFields } from "./open-fields.ts";

/** Bound values and claims by file and line, as an author reads them: the mark, and the value that was found. */
export function statementLines(statements: readonly Statement[]): string[] {
  const places = Map.groupBy(statements, ({ file, line }) => `${file}:${line}`);
  return [...places].flatMap(([place, found]) => [
    place,
    ...found.map((statement) => `  ${lineOf(statement)}`),
  ]);
}

const states: Record<Statement["state"], string> = {
  holds: "",
  other: " (weicht aus)",
  broken: " (gilt nicht mehr)",
  withheld: " (zurückgehalten)",
  faulty: " (unbekannt)",
};

function lineOf({ kind, source, text, used, state }: Statement): string {
  if (kind === "value") return `{{${source}}} = ${text}${states[state]}`;
  const values = used.map(({ path, text }) => `${path} = ${text}`).join(", ");
  const condition = source === "" ? "" : ` wenn ${source}`;
  return `„${text}“${condition}${states[state]}${values === "" ? "" : `: ${values}`}`;
}

/** Sentences that no longer hold, or rest on what is withheld: what has to be rewritten for these data. */
export function brokenIn(statements: readonly Statement[]): Statement[] {
  return statements.filter(({ state }) => state === "broken" || state === "withheld");
}

/** What a report holds, one count a line: figures and their types, values, claims, citations, unread works, open fields. */
export function tallies(report: Derived & Assembled, content: Content, linted: Linted): string[] {
  const { figures, statements, works, citations, study } = report;
  const values = statements.filter(({ kind }) => kind === "value");
  const claims = statements.filter(({ kind }) => kind === "claim");
  const holding = claims.filter(({ state }) => state === "holds").length;
  const giving = claims.filter(({ state }) => state === "other").length;
  const types = [...Map.groupBy(figures, ({ chart }) => chart)].map(([type, all]) => `${all.length} ${type}`);
  const unread = works.filter(({ read }) => !read).map(({ id }) => id);
  const open = openFields(study, content);
  return [
    `Abbildungen: ${figures.length} in ${types.length} Darstellungen (${types.sort().join(", ")})`,
    `Tabellen im Text: ${report.chapters.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === "table").length}`,
    `Werte im Text: ${values.length}`,
    `Aussagen mit Bedingung: ${claims.length}, davon gelten ${holding}, weichen aus ${giving}, gelten nicht ${claims.length - holding - giving}`,
    `Ungebundene Aussagen: ${linted.problems.length} in ${linted.sentences} Sätzen`,
    `Zitate: ${citations} aus ${works.length} Schriften`,
    `Zitiert und ungelesen: ${unread.length}${unread.length > 0 ? ` (${unread.join(", ")})` : ""}`,
    `Begriffe im Glossar: ${report.glossary.length}`,
    `Offen für die Herausgebenden: ${open.length}${open.length > 0 ? ` (${open.join("; ")})` : ""}`,
  ];
}
