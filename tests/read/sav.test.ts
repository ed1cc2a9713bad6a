import { describe, expect, test } from "vitest";
import { SavFault } from "../../scripts/read/sav/bytes.ts";
import { openSav } from "../../scripts/read/sav/open.ts";
import { at, countsOf, fixture } from "./sav-files.ts";
import { savBytes } from "./sav-writer.ts";
import { source } from "./source.ts";

const likert = { 1: "lehne ab", 2: "weder noch", 3: "stimme zu", 8: "weiß nicht", 9: "keine Angabe" };

describe("a file that haven wrote", () => {
  test.each(["alles.sav", "alles.zsav"])("is counted as haven counts it (%s)", (name) => {
    const counts = countsOf(fixture(name));
    // R: table(read_spss(…)), missing values left out.
    expect(counts).toMatchObject({
      n: 24,
      größe: { 1: 8, 2: 8, 3: 8 },
      ort: { N: 6, O: 6, S: 6 },
      q1_a: { 1: 6, 2: 6, 3: 6 },
      q1_b: { 2: 6, 3: 6 },
      q1_c: { 1: 8, 2: 16 },
      note: { 1: 8, 2: 8, 4: 8 },
      lang: { "auf jeden Fall": 12, "ganz sicher nicht": 12 },
    });
    const distinct = (variable: string) => Object.keys(counts[variable] as object).length;
    expect([distinct("alter"), distinct("tag"), distinct("zeitpunkt"), distinct("anteil")]).toEqual([
      21, 23, 24, 18,
    ]);
  });

  test("has its dates as seconds since 1582 and its fractions exact", () => {
    const { tag, zeitpunkt, anteil } = countsOf(fixture("alles.sav")) as Record<string, object>;
    expect(Object.keys(tag ?? {})[0]).toBe(at("2026-02-02T00:00:00"));
    expect(Object.keys(zeitpunkt ?? {})[0]).toBe(at("2026-02-01T13:30:00"));
    expect(anteil).toMatchObject({ "0.125": 1, "2.875": 1 });
  });

  test("has texts longer than 255 bytes whole, umlauts across the seams included", () => {
    const { freitext } = countsOf(fixture("alles.sav")) as Record<string, object>;
    expect(freitext).toEqual({ kurz: 1, ["Zürich äöü ".repeat(40).trimEnd()]: 1 });
  });

  test("has its labels and declared missing values", () => {
    const { variables, texts, little, cases } = openSav(fixture("alles.sav")).dictionary;
    expect({ encoding: texts.name, little, cases }).toEqual({ encoding: "utf-8", little: true, cases: 24 });
    const of = (name: string) => variables.find((variable) => variable.name === name);
    expect(variables).toHaveLength(12);
    expect(of("größe")).toMatchObject({ label: "Größe der Kommune", width: 0, measure: "scale" });
    expect(of("ort")?.labels).toEqual([
      { value: "N", label: "Norden" },
      { value: "S", label: "Süden" },
      { value: "O", label: "Osten" },
    ]);
    const labels = Object.fromEntries((of("q1_a")?.labels ?? []).map(({ value, label }) => [value, label]));
    expect(labels).toEqual(likert);
    expect(of("q1_a")?.missing).toEqual({ values: [8, 9] });
    expect(of("alter")?.missing).toEqual({ values: [], range: [990, 999] });
    expect(of("freitext")).toMatchObject({ width: 600, measure: "nominal" });
    expect(of("lang")?.labels).toContainEqual({ value: "ganz sicher nicht", label: "Nein, niemals" });
    expect([of("tag")?.format, of("zeitpunkt")?.format]).toEqual([20, 22]);
  });

  test("is read without compression too", () => {
    expect(openSav(fixture("unkomprimiert.sav")).dictionary.compression).toBe("none");
    const { anteil, ...counts } = countsOf(fixture("unkomprimiert.sav"));
    expect(counts).toMatchObject({ n: 24, q1_a: { 1: 6, 2: 6, 3: 6 }, ort: { N: 6, O: 6, S: 6 } });
    expect(Object.keys(anteil as object)).toHaveLength(18);
  });

  test.each([1, 2, 7, 64, 100_000])("gives the same in pieces of %i bytes", (piece) => {
    for (const name of ["alles.sav", "alles.zsav", "unkomprimiert.sav", "sets.zsav"]) {
      expect(countsOf(fixture(name, piece))).toEqual(countsOf(fixture(name)));
    }
  });
});

describe("a file that PSPP wrote", () => {
  test.each(["sets.sav", "sets.zsav"])("has its sets, its weight and its counts (%s)", (name) => {
    const { sets, weight, label } = openSav(fixture(name)).dictionary;
    expect(label).toBe("Größere Mehrfachantworten");
    expect(weight?.name).toBe("gewicht");
    expect(sets).toEqual([
      {
        name: "verkehr",
        kind: "dichotomy",
        counted: "1",
        byValue: false,
        label: "Was nutzen Sie?",
        variables: ["RAD", "BUS", "AUTO"],
      },
      {
        name: "wahl",
        kind: "categories",
        counted: "",
        byValue: false,
        label: "Wahlmöglichkeiten",
        variables: ["ERST", "ZWEIT"],
      },
      {
        name: "worte",
        kind: "dichotomy",
        counted: "ja",
        byValue: true,
        label: "",
        variables: ["WORT1", "WORT2"],
      },
    ]);
    expect(countsOf(fixture(name))).toMatchObject({
      n: 5,
      rad: { 0: 2, 1: 2 },
      bus: { 0: 2, 1: 1 },
      auto: { 0: 3, 1: 1 },
      erst: { 1: 1, 2: 1, 3: 1 },
      zweit: { 1: 1, 2: 1, 3: 1 },
      wort1: { ja: 2, nein: 1 },
      wort2: { ja: 2, nein: 2 },
      tag: { [at("2026-02-01T00:00:00")]: 1, [at("2026-02-05T00:00:00")]: 1 },
    });
  });
});

describe("a file of another machine or time", () => {
  const variables = [
    {
      name: "zahl",
      label: "Größe",
      labels: [[1, "früh"] as [number, string]],
      missing: [7, 9],
      missingCount: -2,
    },
    { name: "wort", width: 5, labels: [["ä", "Umlaut"] as [string, string]] },
  ];
  const rows = [
    [1, "ä"],
    [8, "über"],
    [null, ""],
    [-3.5, "b"],
    [1e9, "\u20ac".normalize()],
  ].map((row) => row.map((value) => (value === "\u20ac" ? "\x80" : value)));
  const expected = { n: 5, ZAHL: { 1: 1, "-3.5": 1, 1000000000: 1 }, WORT: { ä: 1, über: 1, b: 1, "€": 1 } };

  test.each([
    [true, 0],
    [true, 1],
    [false, 0],
    [false, 1],
  ] as const)(
    "is read whatever its order of bytes (little: %s, compression %i), in Windows-1252",
    (little, compression) => {
      const file = source("data/a.sav", savBytes({ variables, rows, little, compression }));
      expect(openSav(file).dictionary.variables[0]).toMatchObject({
        label: "Größe",
        labels: [{ value: 1, label: "früh" }],
        missing: { values: [], range: [7, 9] },
      });
      expect(openSav(file).dictionary.texts.name).toBe("windows-1252");
      expect(countsOf(file)).toEqual(expected);
    },
  );

  test.each([-1, 0])("is read to its end where it gives its cases as %i", (cases) => {
    for (const compression of [0, 1] as const) {
      const bytes = savBytes({ variables, rows, cases, compression });
      expect(countsOf(source("data/a.sav", bytes))).toEqual(expected);
    }
  });

  test("is read with another bias", () => {
    const bytes = savBytes({ variables: [{ name: "a" }], rows: [[1], [40], [-20]], bias: 50 });
    expect(countsOf(source("data/a.sav", bytes))).toEqual({ n: 3, A: { 1: 1, 40: 1, "-20": 1 } });
  });

  test("takes the encoding record before the code page, and tries UTF-8 first where neither says anything", () => {
    const one = (label: string, codePage: number, extensions: [number, string][] = []) => {
      const bytes = savBytes({ variables: [{ name: "a", label }], rows: [[1]], codePage, extensions });
      const { variables, texts } = openSav(source("data/a.sav", bytes)).dictionary;
      return [variables[0]?.label, texts.declared];
    };
    expect(one("\xc3\xa4", 65001)).toEqual(["ä", true]);
    expect(one("\xc3\xa4", 1252, [[20, "utf-8"]])).toEqual(["ä", true]);
    expect(one("\xe4", 65001, [[20, "CP1252"]])).toEqual(["ä", true]);
    expect(one("\xa4", 28605)).toEqual(["€", true]);
    expect(one("\xc3\xa4", 2)).toEqual(["ä", false]);
    expect(one("\xe4", 0)).toEqual(["ä", false]);
    expect(one("\xe4", 2, [[20, "unbekannt"]])).toEqual(["ä", false]);
  });

  test("has long names, and sets among other lines", () => {
    const extensions: [number, string][] = [
      [13, "A=LangerName\tB=Zweiter"],
      [7, "\n\n$s=D1 1 5 Süden a b\nUnfug\n$leer=C 0 \n$kaputt=D99 1\n"],
      [99, "unbekannt"],
    ];
    const bytes = savBytes({ variables: [{ name: "a" }, { name: "b" }], rows: [[1, 0]], extensions });
    const { variables, sets } = openSav(source("data/a.sav", bytes)).dictionary;
    expect(variables.map(({ name }) => name)).toEqual(["LangerName", "Zweiter"]);
    expect(sets.map(({ name, label, variables }) => [name, label, variables])).toEqual([
      ["s", "Süden", ["A", "B"]],
      ["leer", "", []],
    ]);
  });

  test("has every name once", () => {
    const twice = [{ name: "a" }, { name: "a" }, { name: "" }];
    const { variables } = openSav(source("data/a.sav", savBytes({ variables: twice, rows: [] }))).dictionary;
    expect(variables.map(({ name }) => name)).toEqual(["A", "A_2", "V3"]);
  });

  test("stops at the number of cases that it gives", () => {
    const bytes = savBytes({ variables: [{ name: "a" }], rows: [[1], [2], [3]], cases: 2 });
    expect(countsOf(source("data/a.sav", bytes))).toEqual({ n: 2, A: { 1: 1, 2: 1 } });
  });

  test("is not read where cases are missing", () => {
    const bytes = savBytes({ variables: [{ name: "a" }], rows: [[1], [2]], cases: 3 });
    expect(() => countsOf(source("data/a.sav", bytes))).toThrow(SavFault);
  });
});
