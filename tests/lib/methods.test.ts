import { expect, test } from "vitest";
import { methodFacts } from "../../src/lib/methods.ts";
import { nonresponseOf, nonresponseText } from "../../src/lib/nonresponse.ts";
import { questionRemarks } from "../../src/lib/question-remarks.ts";
import type { Derived } from "../../src/model/report.ts";
import type { Tables } from "../../src/model/table.ts";
import { dataset, question, type Row, release, times } from "../tabulate/dataset.ts";

const fact = (derived: Derived, term: string) => methodFacts(derived).find(([found]) => found === term)?.[1];
const choice = question("Q", "single", { answers: ["a", "b"] });
const small = release(dataset([choice], times(20, [0])));
const withTables = (more: Partial<Tables>, derived = small): Derived => ({
  ...derived,
  tables: { ...derived.tables, ...more },
});
const excluding = (...reasons: string[]) =>
  release(dataset([choice], times(20, [0])), {
    responses: { exclude: reasons.map((reason) => ({ reason, when: [{ question: "Q", answered: false }] })) },
  });

test("what was left out is told with its reasons, and in all only", () => {
  expect(fact(small, "Ausgeschlossene Antworten")).toBeUndefined();
  const derived = withTables({ excluded: 1204 }, excluding("Testdurchläufe", "anderes Land"));
  expect(fact(derived, "Ausgeschlossene Antworten")).toBe(
    "1\u202f204 (Gründe: Testdurchläufe; anderes Land)",
  );
  expect(fact(derived, "Antworten")).toContain("(abgeschlossene Befragungen ohne die ausgeschlossenen)");
  expect(fact(excluding("Testdurchläufe"), "Ausgeschlossene Antworten")).toBe(
    "keine; geprüft auf: Testdurchläufe",
  );
});

test("where completion is not known, nobody is called completed", () => {
  const open = release({ ...dataset([choice], times(20, [0])), tellsComplete: false });
  expect(fact(open, "Antworten")).toBe(
    "20 eingegangen; verwendet: 20 (alle Antworten; ob eine Befragung abgebrochen wurde, ist nicht bekannt)",
  );
});

test("duplicates are told where there are enough questions to tell", () => {
  const text = (duplicates: number) => fact(withTables({ duplicates }), "Doppelte Antworten");
  expect(fact(small, "Doppelte Antworten")).toBeUndefined();
  expect(text(0)).toBe("keine");
  expect(text(1)).toBe("1 Antwort gleicht einer anderen in jeder Angabe; sie ist enthalten.");
  expect(text(2)).toBe("2 Antworten gleichen einer anderen in jeder Angabe; sie sind enthalten.");
  const withText = release(dataset([choice, question("O", "listed")], times(20, [0, 1])));
  expect(fact(withTables({ duplicates: 2 }, withText), "Doppelte Antworten")).toMatch(
    / Texte sind nicht verglichen\.$/,
  );
});

test("weighting is told with column, effective number and design effect", () => {
  expect(fact(small, "Gewichtung")).toBe("keine");
  const rows = [...times(20, [0], { weight: 0.5 }), ...times(10, [1], { weight: 2 })];
  expect(fact(release(dataset([choice], rows), { responses: { weights: "gewicht" } }), "Gewichtung")).toBe(
    "Anteile, Mittelwerte und Mediane aller Befragten sind gewichtet (Spalte gewicht); Fallzahlen sind es nicht. Effektive Fallzahl nach Kish: 20 von 30, Designeffekt\u00a01,5.",
  );
});

test("coded answers are named with the agreement of their coders, and change what is said of open ones", () => {
  expect(fact(small, "Schutz der Befragten")).toContain("Offene Antworten werden nicht veröffentlicht.");
  const coded = question("B", "multiple", { items: ["x"], coded: true });
  const codings = { B: { file: "codes/b.csv", categories: { x: "X" } } };
  const derived = release(dataset([coded], times(20, [1])), { codings });
  expect(fact(derived, "Offene Antworten")).toBe("Von Hand Kategorien zugeordnet: Frage\u00a0B.");
  const agreed = withTables({ agreements: { B: { n: 20, percent: 90, kappa: 0.81 } } }, derived);
  expect(fact(agreed, "Offene Antworten")).toMatch(
    /: Frage\u00a0B\. Zwei Personen .*90\u202f%.*Kappa\u00a00,81\.$/,
  );
  expect(fact(derived, "Schutz der Befragten")).toMatch(
    /nur als Kategorien veröffentlicht, nie im Wortlaut\.$/,
  );
  // The name of who released a quotation stands nowhere: nothing may say that it does.
  const quotes = { ort: { question: "B", text: "Ein Ort.", by: "Vorname Nachname", date: "2026-02-20" } };
  expect(fact({ ...derived, study: { ...derived.study, quotes } }, "Schutz der Befragten")).toMatch(
    /im Wortlaut nur einzelne, die jemand gelesen und freigegeben hat, ohne Angaben zur Person\.$/,
  );
});

const three = [
  choice,
  question("F", "single", { answers: ["a"], filtered: true }),
  question("M", "multiple", { items: ["a"] }),
];
// 5 of 25 gave no answer to Q, 10 of 20 who were asked none to F; M cannot tell.
const rows: Row[] = [...times(10, [0, 0, 1]), ...times(10, [0, null, 0]), ...times(5, [null, undefined, 0])];

test("item non-response is the mean of the questions' shares without an answer, of those who were asked", () => {
  const derived = release(dataset(three, rows));
  expect(nonresponseOf(derived)).toEqual({
    questions: 2,
    mean: (5 / 25 + 10 / 20) / 2,
    largest: { code: "F", rate: 0.5 },
    hasMissing: false,
  });
  expect(nonresponseText(derived)).toBe(
    "Je Frage fehlt die Angabe im Mittel bei 35,0\u00a0Prozent der Befragten, denen sie gestellt wurde, am häufigsten bei Frage\u00a0F (50,0\u00a0Prozent). Berechnet über 2 Fragen; Mehrfachauswahlen und offene Texte sind nicht mitgerechnet.",
  );
});

test("items of an array count together as one question", () => {
  const array = question("A", "array", { items: ["x", "y"], answers: ["a"] });
  const found = nonresponseOf(release(dataset([array], [...times(15, [0, 0]), ...times(5, [0, null])])));
  expect(found).toMatchObject({ questions: 1, mean: 5 / 40 });
});

test("where the export does not tell who was asked, filtered questions are left out", () => {
  const data = { ...dataset(three, rows), tellsNotShown: false };
  expect(nonresponseOf(release(data))).toMatchObject({ questions: 1, mean: 5 / 25 });
});

test("where it does not tell so of one question, only that is left out", () => {
  const all = nonresponseOf(release(dataset(three, rows)));
  const data = { ...dataset(three, rows), untold: () => ["F"] };
  const derived = release(data);
  expect(derived.tables.questions.F?.[0]?.total).not.toHaveProperty("notShown");
  expect(derived.tables.questions.Q?.[0]?.total).toHaveProperty("notShown");
  expect(nonresponseOf(derived)?.questions).toBe((all?.questions ?? 0) - 1);
});

test("where nobody knows what is filtered, nothing is told of it", () => {
  const data = { ...dataset(three, rows), tellsNotShown: false };
  const derived = release({ ...data, codebook: { ...data.codebook, filtersUnknown: true } });
  expect(fact(derived, "Fehlende Angaben")).toBeUndefined();
});

test("nor is anything told of it then if broken-off interviews are used: they never saw the end", () => {
  const data = {
    ...dataset(three, [...rows, { answers: [0, null, null], complete: false }]),
    tellsNotShown: false,
  };
  expect(nonresponseText(release(data, { responses: { include: "all" } }))).toBe("");
});

test("answers that count as missing are named as such", () => {
  const scales = [
    {
      label: "",
      categories: choice.scales[0]?.categories ?? [],
      missing: [{ code: "9", label: "weiß nicht" }],
    },
  ];
  const derived = release(dataset([{ ...choice, scales }], [...times(15, [0]), ...times(5, [null])]));
  expect(nonresponseText(derived)).toBe(
    "25,0\u00a0Prozent der Befragten, denen die Frage gestellt wurde; Mehrfachauswahlen und offene Texte sind nicht mitgerechnet, Antworten wie „weiß nicht“ zählen als fehlend.",
  );
});

test("a label that ends in a point gets no second one, and a filter for nobody is not told beside answers", () => {
  const [scale] = choice.scales;
  const scales = [
    { label: "", categories: scale?.categories ?? [], missing: [{ code: "9", label: "k.A." }] },
  ];
  const closed = { ...choice, scales, filtered: true, filter: "niemand" };
  const { study, tables } = release(dataset([closed], times(20, [0])));
  const remarks = questionRemarks(closed, tables, study);
  expect(remarks).toContain("Als fehlend gewertet: k.A.");
  expect(remarks).toContain("Nur einem Teil der Befragten gestellt.");
});
