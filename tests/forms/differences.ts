import type { Derived } from "../../scripts/data.ts";
import { stableJson } from "../../scripts/json.ts";
import type { Tables } from "../../src/model/table.ts";

type Files = Derived["files"];

/** Where two sets of files differ: the first line of each, as `tables.json:12: this ≠ that`; none where all bytes agree. */
export function differences(files: Files, expected: Files): string[] {
  const names = new Set([...Object.keys(files), ...Object.keys(expected)]);
  return [...names].flatMap((name) => {
    const [found = "", wanted = ""] = [files[name], expected[name]];
    if (found === wanted) return [];
    const [lines, others] = [found.split("\n"), wanted.split("\n")];
    const at = lines.findIndex((line, i) => line !== others[i]);
    return [`${name}:${at + 1}: ${lines[at]?.trim()} ≠ ${others[at]?.trim()}`];
  });
}

/** The same files with other tables; what is changed is the text as it would be written. */
function withTables(files: Files, change: (tables: Tables["questions"]) => void): Files {
  const tables = JSON.parse(files["tables.json"] ?? "");
  change(tables.questions);
  return { ...files, "tables.json": stableJson(tables) };
}

/** The files of a form that cannot tell who was not asked: there, not shown counts as no answer, and nothing else differs. */
export function withoutNotShown(files: Files): Files {
  return withTables(files, (questions) => {
    for (const { total } of Object.values(questions).flat()) {
      if (total.kind !== "value" || total.notShown === undefined) continue;
      total.noAnswer = (total.noAnswer ?? 0) + total.notShown;
      delete total.notShown;
    }
  });
}

/** The files of a form that cannot tell it of some questions only: of these, nobody is known not to have been asked. */
export function withoutNotShownIn(files: Files, codes: readonly string[]): Files {
  return withTables(files, (questions) => {
    for (const { total } of codes.flatMap((code) => questions[code] ?? [])) {
      if (total.kind !== "value" || total.notShown === undefined) continue;
      total.noAnswer = (total.noAnswer ?? 0) + total.notShown;
      total.notShown = 0;
    }
  });
}

/** Sums over all rows of released tables: persons without answer, and persons who were not asked. */
export function sums(files: Files): { noAnswer: number; notShown: number } {
  const { questions }: Tables = JSON.parse(files["tables.json"] ?? "");
  const totals = Object.values(questions).flatMap((rows) => rows.map(({ total }) => total));
  const sum = (key: "noAnswer" | "notShown") =>
    totals.reduce((all, total) => all + (total.kind === "value" ? (total[key] ?? 0) : 0), 0);
  return { noAnswer: sum("noAnswer"), notShown: sum("notShown") };
}
