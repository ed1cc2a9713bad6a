import { expect, test } from "vitest";
import { audited } from "../../scripts/audit.ts";
import { deriveData } from "../../scripts/data.ts";
import { type Released, tables as schema } from "../../src/model/table.ts";
import { refusal, run, studyOf, table } from "./village.ts";

const codebook = `title: Dorfumfrage
questions:
  - { code: ort, text: Wo wohnen Sie?, type: single, answers: { n: Nord, s: Süd } }
  - { code: alter, text: Wie alt sind Sie?, type: single, answers: { j: jung, a: alt } }
  - { code: meinung, text: Ist es schön hier?, type: single, answers: { 1: nein, 2: teils, 3: ja } }
`;

const yaml = (policy: string, more = "") => `title: Dorfumfrage
groupings:
  ort: { label: Ort, question: ort }
  alter: { label: Alter, question: alter }
  ort-alter: { label: Ort und Alter, cross: [ort, alter] }
policy: { threshold: 10${policy} }
${more}`;

type Person = [place: string, age: string, opinion: number];
const group = (place: string, age: string, counts: readonly number[]): Person[] =>
  counts.flatMap((count, i) => Array.from({ length: count }, (): Person => [place, age, i + 1]));

/** Everybody young in the north thinks the same. */
const unanimous = [
  ...group("n", "j", [0, 0, 12]),
  ...group("n", "a", [4, 5, 6]),
  ...group("s", "j", [5, 6, 4]),
  ...group("s", "a", [6, 3, 7]),
];
/** In one group a single person thinks otherwise. */
const single = [
  ...group("n", "j", [1, 7, 8]),
  ...group("n", "a", [4, 5, 6]),
  ...group("s", "j", [5, 6, 4]),
  ...group("s", "a", [6, 3, 7]),
];

const village = (people: readonly Person[], policy: string) =>
  studyOf({
    "codebook.yaml": codebook,
    "antworten.csv": table("ort,alter,meinung", people),
    "study.yaml": yaml(policy),
  });

async function crossedTable(people: readonly Person[], policy: string) {
  return crossedIn(await run(village(people, policy).place));
}

/** The groups of the two-way table, in display order. */
function crossedIn({ files }: Awaited<ReturnType<typeof run>>): Released[] {
  const { groups } = schema.parse(JSON.parse(files["tables.json"] ?? "")).questions.meinung?.[0] ?? {};
  return ["n-j", "n-a", "s-j", "s-a"].map((id) => groups?.["ort-alter"]?.[id] as Released);
}

const counts = ({ cells }: Released) => cells.map((cell) => (cell.kind === "value" ? cell.count : "."));

test("two groupings can be crossed, as groups of their own", async () => {
  const found = await crossedTable(single, "");
  expect(found.map((own) => [own.n, counts(own)])).toEqual([
    [16, [1, 7, 8]],
    [15, [4, 5, 6]],
    [15, [5, 6, 4]],
    [16, [6, 3, 7]],
  ]);
});

test("a two-way table that tells what everybody in a group answered is refused, and dropping it would do", async () => {
  const message = await refusal(village(unanimous, "").place, 1);
  expect(message).toContain("folgt sicher: alle in „Nord, jung“ antworteten auf „Ist es schön hier?“: „ja“");
  expect(message).toContain("Die Gruppierung „Ort und Alter“ weglassen.");
});

const exception = (method: string) =>
  `, exceptions: [{ question: meinung, by: ort-alter, method: ${method}, reason: Wird oft gefragt. }]`;

test("the same table rounded to base five passes, and no count of it is exact", async () => {
  const found = await crossedTable(unanimous, exception("base5"));
  expect(found.map((own) => [own.rounded, own.n, counts(own)])).toEqual([
    [5, 10, [0, 0, 10]],
    [5, 15, [5, 5, 5]],
    [5, 15, [5, 5, 5]],
    [5, 15, [5, 5, 5]],
  ]);
});

test("suppression withholds the small count, and as few others as keep it from being worked out", async () => {
  const found = await crossedTable(single, exception("suppression"));
  const all = found.map(counts);
  expect(all[0]?.[0]).toBe(".");
  // A rectangle: two in each row and column that has any.
  expect(all.flat().filter((count) => count === ".")).toHaveLength(4);
  for (const own of all) expect([0, 2]).toContain(own.filter((count) => count === ".").length);
  for (const k of [0, 1, 2]) expect([0, 2]).toContain(all.filter((own) => own[k] === ".").length);
});

test("suppression does not hide that a group agrees: the audit refuses it", async () => {
  expect(await refusal(village(unanimous, exception("suppression")).place)).toContain(
    "die Anonymität ist verletzt",
  );
});

test("a table that is published in another way has no mean and no median", async () => {
  const numbers = codebook.replace("type: single, answers: { 1: nein, 2: teils, 3: ja }", "type: number");
  for (const method of ["base5", "suppression"]) {
    const { place, set } = village(single, exception(method));
    set("codebook.yaml", numbers);
    const found = crossedIn(await run(place));
    expect(found).toHaveLength(4);
    for (const own of found) {
      expect(own).not.toHaveProperty("mean");
      expect(own).not.toHaveProperty("median");
    }
  }
});

test.each([
  ["an unknown question", "question: meinnung, by: ort-alter", "unbekannte Frage: meinnung", "meinung"],
  ["an unknown grouping", "question: meinung, by: ort-altr", "unbekannte Gruppierung: ort-altr", "ort-alter"],
])("%s in an exception is told, with what was meant", async (_, named, what, hint) => {
  const message = await refusal(
    village(single, `, exceptions: [{ ${named}, method: base5, reason: Darum. }]`).place,
  );
  expect(message).toContain(`policy.exceptions: ${what}`);
  expect(message).toContain(`meinten Sie ${hint}?`);
});

test.each([
  ["neither a question nor two groupings", "x: { label: X }", "groupings.x: question fehlt"],
  ["the same grouping twice", "x: { label: X, cross: [ort, ort] }", "groupings.x.cross: zweimal ort"],
  [
    "a grouping that there is not",
    "x: { label: X, cross: [ort, alt] }",
    "groupings.x.cross: unbekannte Gruppierung: alt",
  ],
])("a grouping of %s is refused", async (_, line, what) => {
  const { place, set } = village(single, "");
  set("study.yaml", yaml("").replace("policy:", `  ${line}\npolicy:`));
  expect(await refusal(place)).toContain(what);
});

test("what is not audited as a whole has no two-way table", async () => {
  const { place } = village(single, "");
  await expect(audited(place, deriveData(place), { most: 10 })).rejects.toThrow(
    /zu viele Antworten.*\nHinweis: Gekreuzte Gruppierungen .* weglassen/,
  );
});
