import type { Question } from "../model/codebook.ts";
import type { Derived } from "../model/report.ts";
import { withheldText } from "./format.ts";
import { groupsIn } from "./groups.ts";
import { list } from "./i18n.ts";
import { notBrokenDownHere } from "./withheld.ts";
import { quoted } from "./wording.ts";

/**
 * What of a question is not published and why, in sentences: its total, groups, all breakdowns, texts. None tells
 * a small group from one that covers it.
 */
export function withheldOfQuestion(
  { code, kind }: Question,
  known: Pick<Derived, "study" | "tables">,
): string[] {
  const { study, tables } = known;
  const rows = tables.questions[code] ?? [];
  const [first] = rows;
  if (first === undefined) return [];
  if (kind === "listed") return ["Was geschrieben wurde, wird nicht veröffentlicht, nur wie viele es waren."];
  const describesPersons =
    study.policy.totalOnly.includes(code) || study.groupings.some(({ question }) => question === code);
  const left = study.groupings.flatMap((grouping) => {
    const released = groupsIn(grouping, known).map(({ id }) => id);
    const missing = grouping.groups.filter(({ id }) => !released.includes(id)).map(({ label }) => label);
    const isBrokenDown = rows.some((row) =>
      Object.values(row.groups[grouping.id] ?? {}).some((found) => found.kind === "value"),
    );
    return isBrokenDown && missing.length > 0
      ? [`Nach ${quoted(grouping.label)} sind nicht für sich ausgewiesen: ${list(missing)}.`]
      : [];
  });
  const hasPoint = rows.some((row) =>
    [row.total, ...Object.values(row.groups).flatMap((groups) => Object.values(groups))].some(
      (found) => found.kind === "value" && found.cells.some((cell) => cell.kind === "suppressed"),
    ),
  );
  return [
    rows.every(({ total }) => total.kind === "suppressed") && "Zu dieser Frage gibt es kein Ergebnis.",
    describesPersons &&
      "Diese Frage beschreibt die Befragten selbst und erscheint nur im Gesamtergebnis, nie nach Gruppen.",
    ...left,
    notBrokenDownHere(first, known),
    hasPoint && `„.“ steht für: ${withheldText}.`,
  ].filter((text): text is string => Boolean(text));
}
