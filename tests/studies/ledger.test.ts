import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { certificate } from "../../src/model/certificate.ts";
import { refusal, release, run, studyOf, table } from "./village.ts";

/** Answers by place: four villages, each person with an opinion and a mark. */
type Person = [place: "n" | "o" | "s", opinion: 1 | 2 | 3, mark: 1 | 2];

const people: Person[] = [
  ...Array.from({ length: 16 }, (_, i): Person => ["n", ((i % 3) + 1) as 1 | 2 | 3, i % 2 ? 1 : 2]),
  // The few in the east all think the same.
  ...Array.from({ length: 5 }, (_, i): Person => ["o", 3, i % 2 ? 1 : 2]),
  ...Array.from({ length: 17 }, (_, i): Person => ["s", ((i % 3) + 1) as 1 | 2 | 3, i % 2 ? 1 : 2]),
];

const codebook = `title: Dorfumfrage
questions:
  - { code: ort, text: Wo wohnen Sie?, type: single, answers: { n: Nord, o: Ost, s: Süd } }
  - { code: meinung, text: Ist es schön hier?, type: single, answers: { 1: nein, 2: teils, 3: ja } }
  - { code: fest, text: Kommen Sie zum Fest?, type: single, answers: { 1: ja, 2: nein } }
`;

const northAndEast = "no: { label: Nord und Ost, codes: [n, o] }, sued: { label: Süd, codes: [s] }";
const eastAndSouth = "nord: { label: Nord, codes: [n] }, os: { label: Ost und Süd, codes: [o, s] }";

function yaml(version: number, groups: string, more = ""): string {
  return `title: Dorfumfrage
groupings:
  ort: { label: Ort, question: ort, groups: { ${groups} } }
policy: { threshold: 10 }
release:
  version: "${version}"
${more}`;
}

const persons = (rows: readonly Person[]) => table("ort,meinung,fest", rows);
const village = () =>
  studyOf({
    "codebook.yaml": codebook,
    "antworten.csv": persons(people),
    "study.yaml": yaml(1, northAndEast),
  });

test("a second release of the same answers passes, and its certificate names the first", async () => {
  const { place, set } = village();
  await release(place);
  set("study.yaml", yaml(2, northAndEast));
  const { files, report } = await run(place);
  expect(certificate.parse(JSON.parse(files["certificate.json"]))).toMatchObject({
    kind: "passed",
    earlier: ["1"],
  });
  expect(report).toContain("Zusammen mit den früheren Fassungen: 1.");
});

test("two releases that tell nothing alone, but together what the few between them answered, are refused", async () => {
  const { place, set } = village();
  set("study.yaml", yaml(2, eastAndSouth));
  expect(await refusal(place)).toBe("");
  set("study.yaml", yaml(1, northAndEast));
  await release(place);
  set("study.yaml", yaml(2, eastAndSouth));
  const message = await refusal(place);
  expect(message).toContain("die Anonymität ist verletzt");
  expect(message).toContain("„ja“");
});

test("a question that is withdrawn tells nothing more by the groups of a later release", async () => {
  const { place, set } = village();
  await release(place);
  set("study.yaml", yaml(2, eastAndSouth).replace("threshold: 10", "threshold: 10, withhold: [meinung]"));
  expect(await refusal(place)).toBe("");
});

test.each([
  ["one response more", persons([...people, ["n", 1, 1]])],
  ["one response less", persons(people.slice(1))],
])("%s since the first release is refused, without a number of persons", async (_, text) => {
  const { place, set } = village();
  await release(place);
  set("study.yaml", yaml(2, northAndEast));
  set("antworten.csv", text);
  const message = await refusal(place);
  expect(message).toContain("seit Fassung 1 sind Antworten hinzugekommen oder weggefallen");
  expect(message).not.toMatch(/\b(3[789]|\d\d)\b/);
});

test("an exclusion that was changed is refused", async () => {
  const { place, set } = village();
  await release(place);
  const exclude = "responses: { exclude: [{ reason: Test, when: [{ question: meinung, answers: [1] }] }] }\n";
  set("study.yaml", yaml(2, northAndEast, exclude));
  expect(await refusal(place)).toContain("seit Fassung 1 sind Antworten hinzugekommen oder weggefallen");
});

const corrected = '  corrections: [{ question: fest, reason: "Ja und Nein waren vertauscht." }]\n';
test("another answer of one person is refused, and the table named", async () => {
  const { place, set } = village();
  await release(place);
  set("study.yaml", yaml(2, northAndEast));
  const [first, ...rest] = people;
  if (first === undefined) throw new Error("nobody");
  set("antworten.csv", persons([[first[0], first[1], first[2] === 1 ? 2 : 1], ...rest]));
  expect(await refusal(place)).toContain("fest: die Tabelle ist anders als in Fassung 1");
  set("study.yaml", yaml(2, northAndEast, corrected));
  expect(await refusal(place)).toContain("fest: die Berichtigung betrifft nur wenige Personen");
});

test("a table that was wrong as a whole is corrected where enough persons stand between the two", async () => {
  const { place, set } = village();
  const most = people.map(([place, opinion], i): Person => [place, opinion, i % 8 === 0 ? 1 : 2]);
  set("antworten.csv", persons(most));
  await release(place);
  set(
    "antworten.csv",
    persons(most.map(([place, opinion, mark]): Person => [place, opinion, mark === 1 ? 2 : 1])),
  );
  set("study.yaml", yaml(2, northAndEast));
  expect(await refusal(place)).toContain("fest: die Tabelle ist anders als in Fassung 1");
  set("study.yaml", yaml(2, northAndEast, corrected));
  expect(await refusal(place)).toBe("");
});

test("a version that was released stays as it is", async () => {
  const { place, set } = village();
  await release(place);
  set("study.yaml", yaml(1, northAndEast).replace("threshold: 10", "threshold: 10, totalOnly: [fest]"));
  expect(await refusal(place)).toContain("release.version: Fassung 1 ist schon veröffentlicht");
});

test("a ledger that cannot be read stops everything", async () => {
  const { place } = village();
  await release(place);
  writeFileSync(join(place.ledger, "1.json"), "{}");
  expect(await refusal(place)).toContain("data/ledger/1.json: ist nicht lesbar");
});
