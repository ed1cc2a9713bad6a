import { describe, expect, test } from "vitest";
import { clearDifferences } from "../../src/lib/clear-differences.ts";
import { crossTables } from "../../src/lib/cross-table.ts";
import { pairReason } from "../../src/lib/group-text.ts";
import { groupPairs, releasedGroups } from "../../src/lib/groups.ts";
import { questionPath, questionSlugs } from "../../src/lib/question-address.ts";
import { withheldOfQuestion } from "../../src/lib/question-withheld.ts";
import { resultPaths } from "../../src/lib/result-paths.ts";
import type { Derived } from "../../src/model/report.ts";
import { dataset, question, release, times } from "../tabulate/dataset.ts";

const questions = [
  question("Q1", "single", { answers: ["ja", "nein"] }),
  question("q1", "multiple", { items: ["a", "b"] }),
  question("Land", "single", { answers: ["o", "w", "k"] }),
  question("Typ", "single", { answers: ["x", "y"] }),
];
const groupings = {
  land: { label: "Land", question: "Land" },
  typ: { label: "Art", question: "Typ" },
};
// Two Länder of 20 persons and one of 3; both kinds in all of them. In o all say yes, in w hardly anybody does.
const data = dataset(questions, [
  ...times(12, [0, 1, 0, 0, 0]),
  ...times(8, [0, 1, 1, 0, 1]),
  ...times(2, [0, 0, 1, 1, 0]),
  ...times(9, [1, 0, 1, 1, 0]),
  ...times(9, [1, 1, 0, 1, 1]),
  ...times(13, [1, 1, 0, 2, 1]),
]);
const known = release(data, { groupings, pages: { pairs: [["land", "typ"]] } });
const of = (code: string, derived: Derived = known) => {
  const found = derived.codebook.questions.find((each) => each.code === code);
  if (found === undefined) throw new Error(code);
  return found;
};

describe("the page of a question", () => {
  test("has the code in small letters as its address, and a number where codes are then alike", () => {
    expect([...questionSlugs(known.codebook).values()]).toEqual(["q1", "q1-2", "land", "typ"]);
    expect(questionPath("Q1", known.codebook)).toBe("tabellen/q1/");
  });

  test("says of a question that makes up groups why it is never broken down", () => {
    expect(withheldOfQuestion(of("Land"), known).join(" ")).toContain("erscheint nur im Gesamtergebnis");
  });
});

describe("groups", () => {
  const paths = releasedGroups(known).map(({ path }) => path);

  test("have a page each if they are released", () => {
    expect(paths).toEqual(expect.arrayContaining(["gruppen/land/o/", "gruppen/typ/x/", "gruppen/typ/y/"]));
    for (const group of releasedGroups(known)) {
      const cell = known.tables.participation[group.grouping.id]?.[group.id];
      expect(cell).toMatchObject({ kind: "value", n: group.n });
    }
  });

  test("stand side by side in the pairs that the study declares, and in no other", () => {
    const pairs = groupPairs(known).map(({ path }) => path);
    expect(pairs).toContain("gruppen/o-x/");
    expect(pairs).toHaveLength(
      paths.filter((path) => path.includes("/land/")).length *
        paths.filter((path) => path.includes("/typ/")).length,
    );
    expect(groupPairs(release(data, { groupings }))).toEqual([]);
  });

  test("of which there is no joint result say so, and why, without a number of persons", () => {
    const [pair] = groupPairs(known);
    if (pair === undefined) throw new Error("no pair");
    const { what, why } = pairReason(pair);
    expect(what).toContain("ist kein eigenes Ergebnis veröffentlicht");
    expect(`${what} ${why}`).not.toMatch(/\d/);
    expect(pair.both).toBeUndefined();
  });

  test("that are crossed and released stand in their pair's page", () => {
    const [land, typ] = known.study.groupings;
    if (land === undefined || typ === undefined) throw new Error("no groupings");
    const cross = {
      id: "land-typ",
      label: "Land und Art",
      cross: ["land", "typ"] as [string, string],
      groups: [{ id: "o-x", label: "o, x", short: "o, x" }],
    };
    const crossed: Derived = {
      ...known,
      study: { ...known.study, groupings: [land, typ, cross] },
      tables: {
        ...known.tables,
        participation: { ...known.tables.participation, "land-typ": { "o-x": { kind: "value", n: 12 } } },
      },
    };
    const found = groupPairs(crossed).find(({ path }) => path === "gruppen/o-x/");
    expect(found?.both).toMatchObject({ id: "o-x", n: 12 });
  });

  test("and questions are all among the addresses of results, each once", () => {
    const all = resultPaths(known);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining(["tabellen/q1/", "gruppen/land/o/", "gruppen/o-x/"]));
  });
});

describe("a cross table", () => {
  const columns = [{ label: "o", grouping: "land", group: "o" }, { label: "Alle" }];

  test("sets a group beside all respondents, answer by answer, with the persons behind each", () => {
    const [table] = crossTables(of("Q1"), known.tables.questions.Q1 ?? [], columns);
    const { groups, total } = known.tables.questions.Q1?.[0] ?? {};
    const own = groups?.land?.o;
    if (own?.kind !== "value" || total?.kind !== "value") throw new Error("not released");
    expect(table?.rows.map(({ label }) => label)).toEqual(["Text ja", "Text nein"]);
    expect(table?.rows[0]?.cells.map(({ percent }) => percent)).toEqual([100, 42]);
    expect(table?.base.map(({ text }) => text)).toEqual([String(own.n), String(total.n)]);
  });

  test("is not made where nothing is released for any of the groups", () => {
    expect(crossTables(of("Land"), known.tables.questions.Land ?? [], columns)).toEqual([]);
  });

  test("has no number where a group is withheld", () => {
    const { rows } = { rows: structuredClone(known.tables.questions.Q1 ?? []) };
    const land = rows[0]?.groups.land;
    if (land === undefined) throw new Error("no groups");
    land.o = { kind: "suppressed", reason: "protected" };
    const both = [...columns.slice(0, 1), { label: "w", grouping: "land", group: "w" }];
    const [table] = crossTables(of("Q1"), rows, both);
    expect(
      table?.rows.every(({ cells }) => cells[0]?.percent === undefined && cells[0]?.withheld),
    ).toBeTruthy();
  });
});

describe("clear differences of a group", () => {
  const [first] = releasedGroups(known);

  test("are those that texts may call clear, the largest first, and none that are small", () => {
    if (first === undefined) throw new Error("no group");
    const found = clearDifferences(first, known);
    expect(found[0]?.question.code).toBe("Q1");
    for (const { own, other } of found)
      expect(Math.abs(own - other.percent)).toBeGreaterThanOrEqual(known.study.comparison.effect);
  });
});
