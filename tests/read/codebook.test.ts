import { describe, expect, test } from "vitest";
import { codebookOf } from "../../scripts/codebook.ts";
import { readStructure } from "../../scripts/read/index.ts";
import { readLss } from "../../scripts/read/lss.ts";
import { plain } from "../../scripts/read/plain.ts";
import { structureOf } from "../../scripts/read/structure.ts";
import { type Question, codebook as schema } from "../../src/model/codebook.ts";
import { source } from "./source.ts";
import { lss, type MadeSurvey, refusal } from "./survey.ts";

function read(survey: MadeSurvey) {
  const result = readStructure([source("data/survey.lss", lss(survey))]);
  return { ...result, codebook: schema.parse(result.codebook) };
}

function question(made: MadeSurvey["questions"][number], languages?: [string, ...string[]]): Question {
  const { codebook } = read({ questions: [made], ...(languages ? { languages } : {}) });
  const [only] = codebook.questions;
  if (only === undefined) throw new Error("no question");
  return only;
}

const labels = ({ scales }: Question) => scales.map(({ categories }) => categories.map(({ label }) => label));
const codes = ({ scales }: Question) => scales.map(({ categories }) => categories.map(({ code }) => code));

describe("the codebook", () => {
  test.each([
    ["single", "L!O5YGI"],
    ["array", "ABCEFH1"],
    ["multiple", "MP"],
    ["numeric", "NK:"],
    ["date", "D"],
    ["ranking", "R"],
    ["listed", "STUQ*|;"],
    ["display", "X"],
  ])("counts as %s the types %s", (kind, types) => {
    for (const type of types) expect(question({ code: "Q1", type }).kind).toBe(kind);
  });

  test("is the same from LimeSurvey's old layout and its new one", () => {
    const survey: MadeSurvey = {
      languages: ["de", "en"],
      groups: [
        { title: "Erster", order: 2 },
        { title: "Zweiter", order: 1, relevance: "Q1 == 1" },
      ],
      questions: [
        {
          code: "Q1",
          type: "L",
          text: { de: "Frage", en: "Question" },
          answers: { A1: { de: "ja", en: "yes" }, A2: "nein" },
          other: true,
        },
        {
          code: "Q2",
          type: "1",
          items: { S1: "eins", S2: "zwei" },
          answers: { "1": "a", "2": "b" },
          answers2: { "1": "c" },
        },
        {
          code: "Q3",
          type: "M",
          group: 2,
          items: { a: "A", b: { de: "B", en: "b" } },
          other: true,
          mandatory: true,
        },
      ],
    };
    const old = read({ ...survey, layout: "old" });
    expect(old).toEqual(read({ ...survey, layout: "new" }));
    expect(
      old.codebook.questions.map(({ code, section, filtered }) => ({ code, section, filtered })),
    ).toEqual([
      { code: "Q3", section: "Zweiter", filtered: true },
      { code: "Q1", section: "Erster", filtered: false },
      { code: "Q2", section: "Erster", filtered: false },
    ]);
    expect(old.codebook).toMatchObject({ title: "Probe", language: "de", mark: "" });
  });

  test("has questions, rows and answers in display order, whatever their order in the file", () => {
    const { codebook } = read({
      questions: [
        {
          code: "Q2",
          type: "F",
          order: 2,
          items: { z: "erste", a: "zweite" },
          answers: { A3: "viel", A1: "wenig" },
        },
        { code: "Q1", type: "S", order: 1 },
      ],
    });
    expect(codebook.questions.map(({ code }) => code)).toEqual(["Q1", "Q2"]);
    expect(codebook.questions[1]?.items.map(({ code }) => code)).toEqual(["z", "a"]);
    expect(codebook.questions[1] && codes(codebook.questions[1])).toEqual([["A3", "A1"]]);
  });

  test("labels in German or English what LimeSurvey does not store, German for every other language", () => {
    const yesNo = (language: string) => labels(question({ code: "Q", type: "Y" }, [language]));
    expect(yesNo("de-informal")).toEqual([["Ja", "Nein"]]);
    expect(yesNo("en-US")).toEqual([["Yes", "No"]]);
    expect(yesNo("nl")).toEqual([["Ja", "Nein"]]);
    expect(labels(question({ code: "Q", type: "G" }))).toEqual([["Weiblich", "Männlich"]]);
    expect(labels(question({ code: "Q", type: "C" }))).toEqual([["Ja", "Unsicher", "Nein"]]);
    expect(labels(question({ code: "Q", type: "E" }))).toEqual([["Zunahme", "Gleichbleibend", "Abnahme"]]);
    expect(labels(question({ code: "Q", type: "A" }))).toEqual([["1", "2", "3", "4", "5"]]);
    expect(codes(question({ code: "Q", type: "B" }))[0]).toHaveLength(10);
    expect(labels(question({ code: "Q", type: "I" }, ["de", "en", "fr"]))).toEqual([
      ["Deutsch", "Englisch", "Französisch"],
    ]);
  });

  test("gives 'other' of a list and of a multiple choice the survey's own label, or the usual one", () => {
    const list = { code: "Q", type: "L", other: true, answers: { a: "A" } };
    expect(question(list).scales[0]?.categories.at(-1)).toEqual({
      code: "-oth-",
      label: "Sonstiges",
      open: true,
    });
    const named = { ...list, attributes: { other_replace_text: "Andere, nämlich:" } };
    expect(question(named).scales[0]?.categories.at(-1)).toEqual({
      code: "-oth-",
      label: "Andere, nämlich:",
      open: true,
    });
    const multiple = { code: "Q", type: "M", other: true, items: { a: "A" } };
    expect(question(multiple, ["en"]).items.at(-1)).toEqual({
      code: "other",
      label: "Other",
      open: true,
    });
  });

  test("has two scales with their headings for a dual-scale array", () => {
    const dual = question({
      code: "Q",
      type: "1",
      items: { a: "A" },
      answers: { "1": "nie", "2": "oft" },
      answers2: { "1": "unwichtig" },
      attributes: { dualscale_headerA: "Häufigkeit", dualscale_headerB: "Bedeutung" },
    });
    expect(dual.scales.map(({ label }) => label)).toEqual(["Häufigkeit", "Bedeutung"]);
    expect(labels(dual)).toEqual([["nie", "oft"], ["unwichtig"]]);
  });

  test("has as many ranks as there are options, or as the question allows", () => {
    const ranking = { code: "Q", type: "R", answers: { a: "A", b: "B", c: "C" } };
    expect(question(ranking).ranks).toBe(3);
    expect(question({ ...ranking, attributes: { max_subquestions: "2" } }).ranks).toBe(2);
    expect(question({ ...ranking, attributes: { max_subquestions: "9" } }).ranks).toBe(3);
    expect(question({ ...ranking, attributes: { max_subquestions: "0" } }).ranks).toBe(3);
  });

  test("keeps both anchors of a bipolar row, and the text of a slider only", () => {
    const rows = question({
      code: "Q",
      type: "F",
      items: { a: "<b>Sehr</b> gut | schlecht", b: "nur |", c: "{if(x|y, 1)}" },
    });
    expect(rows.items).toEqual([
      { code: "a", label: "Sehr gut", opposite: "schlecht" },
      { code: "b", label: "nur" },
      { code: "c", label: "{if(x|y, 1)}" },
    ]);
    const slider = {
      code: "Q",
      type: "K",
      items: { a: "Anteil|wenig|viel" },
      attributes: { slider_layout: "1" },
    };
    expect(question(slider).items).toEqual([{ code: "a", label: "Anteil" }]);
  });

  test("has one item for each field of an array of texts", () => {
    const fields = question({
      code: "Q",
      type: ";",
      items: { Y1: "Zeile" },
      columns: { X1: "links", X2: "rechts" },
    });
    expect(fields.items).toEqual([
      { code: "Y1_X1", label: "Zeile – links" },
      { code: "Y1_X2", label: "Zeile – rechts" },
    ]);
  });

  test("shows the code where an answer or a row has no text", () => {
    const empty = question({
      code: "Q",
      type: "F",
      items: { a: "<img src='x.png'/>" },
      answers: { A1: "", A2: "&nbsp;" },
    });
    expect(empty.items[0]?.label).toBe("a");
    expect(labels(empty)).toEqual([["A1", "A2"]]);
  });

  test("takes another language where a text is missing, and says so", () => {
    const { codebook, notes } = read({
      languages: ["de", "en"],
      questions: [
        { code: "Q", type: "L", text: { en: "Question" }, answers: { a: { en: "yes" }, b: "nein" } },
      ],
    });
    expect(codebook.questions[0]?.text).toBe("Question");
    expect(notes).toEqual(["2 Texte fehlen in der Sprache „de“ und stehen in „en“."]);
  });

  test("can be made in any language of the survey", () => {
    const text = lss({
      languages: ["en", "de-informal"],
      questions: [{ code: "Q", type: "Y", text: { en: "Why?", "de-informal": "Warum?" } }],
    });
    const file = readLss(source("data/survey.lss", text));
    const { codebook } = codebookOf(structureOf(file), "de-informal");
    expect(codebook.questions[0]?.text).toBe("Warum?");
    expect(codebook.questions[0] && labels(codebook.questions[0])).toEqual([["Ja", "Nein"]]);
  });

  test("holds nothing of administrators and invitations", () => {
    const file = readLss(source("data/survey.lss", lss({ questions: [{ code: "Q", type: "Y" }] })));
    expect(JSON.stringify(file)).not.toMatch(/Erika|example\.org|Hallo/);
  });

  test("reads a structure whose byte pieces cut letters and tags apart", () => {
    const text = lss({
      questions: [{ code: "Q", type: "L", text: "Größe & Maß – „so“", answers: { a: "Ä" } }],
    });
    const { codebook } = readStructure([source("data/survey.lss", text, 3)]);
    expect(codebook.questions[0]?.text).toBe("Größe & Maß – „so“");
  });
});

describe("a structure is refused", () => {
  test("where two questions have one code, with both lines", () => {
    const text = lss({
      questions: [
        { code: "Q1", type: "Y" },
        { code: "Q1", type: "N" },
      ],
    });
    const [second, first] = text
      .split("\n")
      .flatMap((line, i) => (line.includes("<title><![CDATA[Q1]]") ? [i + 1] : []));
    expect(refusal(() => readStructure([source("data/survey.lss", text)]))).toBe(
      `data/survey.lss:${second}: der Fragencode Q1 kommt zweimal vor, zuerst in Zeile ${first}\n` +
        "Hinweis: In LimeSurvey einen der beiden ändern, dann Struktur und Antworten neu exportieren.",
    );
  });

  test("where two rows of a question have one code, in the same breath as an unknown question type", () => {
    const text = lss({
      questions: [
        { code: "Q1", type: "F", items: { a: "A", b: "B" } },
        { code: "Q2", type: "?" },
      ],
    }).replace("<title><![CDATA[b]]>", "<title><![CDATA[a]]>");
    const lines = refusal(() => readStructure([source("data/survey.lss", text)])).split("\n");
    expect(lines[0]).toMatch(/^data\/survey\.lss:\d+: der Code a kommt in Frage Q1 zweimal vor$/);
    expect(lines[2]).toMatch(/^data\/survey\.lss:\d+: Frage Q2 hat den unbekannten Fragetyp „\?“$/);
    expect(lines[3]).toMatch(/^Hinweis: Gelesen werden die Typen /);
  });
});

describe("HTML", () => {
  test("becomes one line of text: paragraphs part words, other tags do not", () => {
    expect(plain("<p>Eins<br/>zwei</p><p>d<b>rei</b></p>")).toBe("Eins zwei drei");
    expect(plain("  viel \n\t Raum&nbsp;hier ")).toBe("viel Raum hier");
    expect(plain("über 100\u202f000 &nbsp; Euro")).toBe("über 100\u202f000 Euro");
  });

  test("loses scripts, styles and comments with what is in them", () => {
    expect(plain('a<script type="x">if (a<b) { c(); }</script>b<style>p { }</style>c<!-- d -->e')).toBe(
      "a b c e",
    );
  });

  test("has its entities decoded after its tags were removed", () => {
    expect(plain("&lt;b&gt; &amp; &auml;&#8364; &quot;x&quot;")).toBe('<b> & ä€ "x"');
  });

  test("keeps placeholders and comparisons", () => {
    expect(plain("{Q1.shown}: {if(a<b, 'x', 'y')}, 3 < 5 > 2")).toBe(
      "{Q1.shown}: {if(a<b, 'x', 'y')}, 3 < 5 > 2",
    );
  });
});
