import { describe, expect, test } from "vitest";
import type { Dataset } from "../../scripts/dataset.ts";
import { readDataset, readStructure } from "../../scripts/read/index.ts";
import { codebook as schema } from "../../src/model/codebook.ts";
import { fixture } from "./sav-files.ts";
import { type MadeVariable, savBytes } from "./sav-writer.ts";
import { haveRealFiles, real, source } from "./source.ts";
import { answersOf } from "./survey.ts";

const alone = (name: string): Dataset => readDataset([fixture(name)]);

/** The dataset of a made-up file. */
const made = (
  variables: MadeVariable[],
  rows: (number | string | null)[][],
  extensions: [number, string][] = [],
): Dataset => readDataset([source("data/a.sav", savBytes({ variables, rows, extensions }))]);

/** Questions in short: code, kind, items, categories. */
const inShort = ({ codebook }: Dataset) =>
  schema
    .parse(codebook)
    .questions.map(({ code, type, kind, items, scales }) => [
      code,
      type + kind,
      ...(items.length > 0 ? [items.map((item) => `${item.code}=${item.label}`).join(" ")] : []),
      ...scales.map((scale) => scale.categories.map((of) => `${of.code}=${of.label}`).join(" ")),
    ]);

/** How often each answer was given, by column. */
const tally = (data: Dataset) => {
  const counts: Record<string, Record<string, number>> = {};
  for (const answers of answersOf(data)) {
    for (const [name, answer] of Object.entries(answers)) {
      const count = counts[name] ?? {};
      counts[name] = count;
      count[String(answer)] = (count[String(answer)] ?? 0) + 1;
    }
  }
  return counts;
};

describe("an SPSS file without a structure", () => {
  test("is a survey of its own: labelled values, arrays, numbers, texts, dates", () => {
    const data = alone("alles.sav");
    expect(data.codebook).toMatchObject({ title: "alles", language: "de" });
    expect(inShort(data)).toEqual([
      ["größe", "Lsingle", "1=klein 2=mittelgroß 3=groß"],
      ["ort", "Lsingle", "N=Norden S=Süden O=Osten"],
      ["q1", "Farray", "a=Er ist wichtig b=Er wächst c=Er schrumpft", "1=lehne ab 2=weder noch 3=stimme zu"],
      ["alter", "Nnumeric"],
      ["note", "Lsingle", "1=sehr gut 2=2 3=3 4=4 5=5 6=ungenügend"],
      ["freitext", "Tlisted"],
      ["lang", "Lsingle", "ganz sicher nicht=Nein, niemals auf jeden Fall=Ja"],
      ["tag", "Ddate"],
      ["zeitpunkt", "Ddate"],
      ["anteil", "Nnumeric"],
    ]);
    expect(data.codebook.questions[2]?.text).toBe("Zusammenhalt");
  });

  test("has answers as haven counts them: missing ones are none, and texts are not kept", () => {
    const data = alone("alles.zsav");
    const counts = tally(data);
    expect(counts).toMatchObject({
      größe: { 0: 8, 1: 8, 2: 8 },
      ort: { 0: 6, 1: 6, 2: 6, null: 6 },
      q1_a: { 0: 6, 1: 6, 2: 6, null: 6 },
      q1_b: { 1: 6, 2: 6, null: 12 },
      q1_c: { 0: 8, 1: 16 },
      note: { 0: 8, 1: 8, 3: 8 },
      freitext: { 1: 2, null: 22 },
      lang: { 0: 12, 1: 12 },
      tag: { 2026: 23, null: 1 },
      zeitpunkt: { 2026: 24 },
    });
    expect(counts.alter).toMatchObject({ null: 3, 21: 1, 44: 1 });
    expect(counts.anteil).toMatchObject({ null: 6, "0.125": 1 });
    expect(data).toMatchObject({ tellsNotShown: false, tellsComplete: false, absent: [] });
    expect(data.codebook.filtersUnknown).toBe(true);
  });

  test("says what was recognised and what cannot be told", () => {
    expect(alone("alles.sav").notes).toEqual([
      "data/alles.sav: 12 Variablen, 24 Fälle, ohne Struktur von LimeSurvey gelesen.",
      "Wegen gleicher Antworten und Namen zu Matrizen zusammengefasst: q1.",
      "Werte ohne Beschriftung kommen vor und werden mit ihrer Zahl genannt: note.",
      "Als fehlend deklarierte Werte zählen als keine Angabe: q1_a, q1_b, q1_c, alter.",
      "Einer SPSS-Datei ist nicht anzusehen, wem eine Frage nicht gezeigt wurde, welche Fragen Pflicht waren und in welchem Abschnitt sie standen; mit der Struktur (.lss) im selben Ordner ist es bekannt.",
    ]);
  });

  test("is enough for the structure alone", () => {
    const { codebook, notes } = readStructure([fixture("alles.sav")]);
    expect(codebook).toEqual(alone("alles.sav").codebook);
    expect(notes).toEqual(alone("alles.sav").notes);
  });

  test("has its multiple-response sets, whose variables do not stand on their own", () => {
    const data = alone("sets.sav");
    expect(data.codebook.title).toBe("Größere Mehrfachantworten");
    expect(inShort(data)).toEqual([
      ["verkehr", "Mmultiple", "rad=Fahrrad bus=Bus auto=Auto"],
      ["wahl", "Mmultiple", "1=Süd 2=Nord 3=West"],
      ["worte", "Mmultiple", "wort1=wort1 wort2=wort2"],
      ["tag", "Ddate"],
    ]);
    expect(tally(data)).toMatchObject({
      rad: { 1: 2, 0: 2, null: 1 },
      bus: { 1: 1, 0: 2, null: 2 },
      auto: { 1: 1, 0: 3, null: 1 },
      // The first choice or the second: both columns count.
      wahl_1: { 1: 2, 0: 2, null: 1 },
      wahl_2: { 1: 2, 0: 2, null: 1 },
      wahl_3: { 1: 2, 0: 2, null: 1 },
      wort1: { 1: 2, 0: 1, null: 2 },
      wort2: { 1: 2, 0: 2, null: 1 },
    });
    expect(data.notes).toEqual(
      expect.arrayContaining([
        "Mehrfachantworten-Sets der Datei: verkehr, wahl, worte.",
        "Nicht gelesen, weil sie zu keiner Frage gehören: filter_$.",
        "In SPSS war ein Filter gesetzt (filter_$): gelesen werden alle Fälle.",
        "In SPSS war nach gewicht gewichtet: gezählt wird ungewichtet.",
      ]),
    );
  });

  test("drops what study.yaml tells it to ignore", () => {
    const study = { ignore: ["freitext", "q1_b"] };
    const { codebook } = readDataset([fixture("alles.sav")], study);
    expect(codebook.questions.map(({ code }) => code)).not.toContain("freitext");
    expect(codebook.questions.find(({ code }) => code === "q1")?.items.map(({ code }) => code)).toEqual([
      "a",
      "c",
    ]);
  });
});

describe("LimeSurvey's SPSS export without a structure", () => {
  test("has arrays and multiple responses by name, letters mended, and its own columns dropped", () => {
    const data = alone("limesurvey.sav");
    expect(inShort(data)).toEqual([
      ["L", "Lsingle", "a1=sehr a2=kaum -oth-=Other"],
      ["L_other", "Tlisted"],
      ["Z", "Lsingle", "1=eins 2=zwei 10=zehn 666666=666666"],
      ["F", "Farray", "SQ1=mit A SQ2=mit B", "1=viel 2=wenig"],
      ["M", "Mmultiple", "a=das b=jenes other=Sonstiges"],
      ["Y", "Lsingle", "0=No 1=Yes"],
      ["C", "Farray", "SQ1=eins SQ2=zwei", "Y=Yes N=No U=Uncertain"],
      ["G", "Lsingle", "F=Female M=Male"],
      ["N", "Nnumeric"],
      ["R", "Farray", "1=Rank 1 2=Rank 2", "x=ix y=yps z=zet"],
      ["T", "Tlisted"],
    ]);
    expect(data.codebook.questions[3]?.text).toBe("Wie zufrieden sind Sie?");
    expect(data.notes).toContain(
      "Nicht gelesen, weil sie zu keiner Frage gehören: id, submitdate, lastpage, startlanguage.",
    );
    expect(data.notes).toContain("LimeSurveys Beschriftungen den Buchstaben zugeordnet: C_SQ1, C_SQ2, G.");
  });

  test("tells completed interviews by their date", () => {
    const data = alone("limesurvey.sav");
    expect(data.tellsComplete).toBe(true);
    expect([...data.responses()].map(({ complete }) => complete)).toEqual([
      true,
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(tally(data)).toMatchObject({
      M_a: { 1: 2, 0: 3, null: 1 },
      M_other: { 1: 1, 0: 5 },
      C_SQ1: { 0: 2, 1: 2, 2: 1, null: 1 },
      G: { 0: 3, 1: 2, null: 1 },
    });
  });
});

describe("variables", () => {
  const agree: [number, string][] = [
    [1, "ja"],
    [2, "nein"],
  ];
  const chosen: [number, string][] = [
    [0, "nicht genannt"],
    [1, "genannt"],
  ];
  const many = (name: string, labels: [number, string][]): MadeVariable => ({ name, labels });

  test("with a common prefix are no array unless all of them are alike and stand together", () => {
    const codes = (variables: MadeVariable[]) =>
      made(variables, [variables.map(() => null)]).codebook.questions.map(
        ({ code, kind }) => `${code} ${kind}`,
      );
    expect(codes([many("A_1", agree), many("A_2", agree)])).toEqual(["A array"]);
    expect(codes([many("A_1", agree), many("A_2", chosen)])).toEqual(["A_1 single", "A_2 single"]);
    expect(codes([many("A_1", agree), many("B", agree), many("A_2", agree)])).toHaveLength(3);
    expect(codes([many("A_1", agree), many("A_2", agree), { name: "A_3" }])).toHaveLength(3);
    expect(codes([many("A", agree), many("A_1", agree), many("A_2", agree)])).toHaveLength(3);
    expect(codes([many("A1", agree), many("A2", agree)])).toHaveLength(2);
  });

  test("that are chosen or not are a multiple response", () => {
    const data = made(
      [many("A_1", chosen), many("A_2", chosen)],
      [
        [1, 0],
        [0, 0],
        [null, null],
      ],
    );
    expect(inShort(data)).toEqual([["A", "Mmultiple", "1=A_1 2=A_2"]]);
    expect(tally(data)).toEqual({ A_1: { 1: 1, 0: 1, null: 1 }, A_2: { 0: 2, null: 1 } });
    expect(data.notes).toContain("An Namen und Beschriftungen als Mehrfachauswahl erkannt: A.");
  });

  test("with few labels among many values are numbers, and a note warns of it", () => {
    const rows = Array.from({ length: 40 }, (_, i) => [i]);
    const data = made([many("alter", [[99, "verweigert"]])], rows);
    expect(inShort(data)).toEqual([["ALTER", "Nnumeric"]]);
    expect(data.notes.find((note) => note.includes("ALTER"))).toMatch(/^Nur einzelne Werte sind beschriftet/);
  });

  test("with texts that have no label keep none of them", () => {
    const labels: [string, string][] = [["a", "Antwort"]];
    const data = made([{ name: "T", width: 8, labels }], [["a"], ["Erika"], ["Otto"], [""]]);
    expect(inShort(data)).toEqual([["T", "Lsingle", "a=Antwort"]]);
    expect(tally(data)).toEqual({ T: { 0: 1, null: 3 } });
    expect(data.notes).toContain("Variable T: einzelne Texte ohne Wertbeschriftung zählen als keine Angabe.");
    expect(JSON.stringify([data.codebook, data.notes])).not.toContain("Erika");
  });

  test("may be in two sets, and a set may be called like a variable", () => {
    const data = made(
      [many("A", agree), many("B", agree), many("X", agree)],
      [[1, 2, 1]],
      [[7, "$x=D1 1 0  a b\n$y=D1 2 0  a b\n"]],
    );
    expect(data.codebook.questions.map(({ code, kind }) => `${code} ${kind}`)).toEqual([
      "x_set multiple",
      "y multiple",
      "X single",
    ]);
    expect([...data.responses()][0]?.answers).toEqual([1, 0, 0, 1, 0]);
  });

  test("are weighted for SPSS only", () => {
    const bytes = savBytes({ variables: [{ name: "W" }], rows: [[1]], weight: 1 });
    const { notes } = readDataset([source("data/a.sav", bytes)]);
    expect(notes).toContain("In SPSS war nach W gewichtet: gezählt wird ungewichtet.");
  });
});

describe("a real file", () => {
  const sentence = "with sets, missing values and dates becomes a survey";
  const title = haveRealFiles ? sentence : `${sentence} (übersprungen: ../shared/limesurvey/data fehlt)`;
  test.skipIf(!haveRealFiles)(title, () => {
    const data = readDataset([real("spss/pyreadstat_simple_alltypes.sav")]);
    expect(inShort(data).map(([code, kind]) => `${code} ${kind}`)).toEqual([
      "x Lsingle",
      "y Ddate",
      "z Nnumeric",
      "str Tlisted",
      "mymrset Mmultiple",
      "categorical_array Mmultiple",
      "date Ddate",
      "quarter Ddate",
    ]);
    expect(tally(data)).toMatchObject({
      x: { 0: 1, 1: 1, 2: 1, 3: 1, 4: 1, null: 1 },
      z: { "1.234": 1, "3.14159": 1, null: 4 },
      str: { 1: 5, null: 1 },
      bool1: { 0: 2, 1: 3, null: 1 },
      categorical_array_b: { 1: 6 },
      categorical_array_d: { 0: 3, 1: 3 },
    });
  });
});
