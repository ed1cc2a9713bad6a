import { describe, expect, test } from "vitest";
import { good, header, survey } from "./refused.ts";
import { answersOf, csv, dataset, refusal } from "./survey.ts";

const asExported = "Hinweis: Die Datei so ablegen, wie LimeSurvey sie exportiert hat.";
const bothCodes =
  "Hinweis: In LimeSurvey neu exportieren mit „Überschriften: Fragencode“ und „Antworten: Antwortcodes“.";

/** What is said of a table: at opening, or after the last row. */
const said = (rows: string[][]) => refusal(() => answersOf(dataset(survey, csv(rows))));

describe("headings", () => {
  test("that are texts are refused once, with the option to choose, where one of them is not certain", () => {
    const message = `data/antworten.csv:1: die Überschriften sind Fragetexte statt Fragencodes\n${bothCodes}`;
    const texts = ["Antwort ID", "Datum Abgeschickt", "Wie wichtig ist Ihnen das?", "Stimmen Sie zu?"];
    const row = ["1", "x", "a1", "Y"];
    expect(
      said([
        [...texts, "Wie viele sind es nicht?"],
        [...row, "1"],
      ]),
    ).toBe(message);
    expect(
      said([
        [...texts, "Stimmen Sie zu?"],
        [...row, "Y"],
      ]),
    ).toBe(message);
    expect(
      said([
        ["ID", "Wie wichtig ist.. ", "Wie zufrieden s.. [mit C]"],
        ["1", "a1", "1"],
      ]),
    ).toBe(message);
  });

  test("that are texts over yes and no as numbers are refused: so R exports are, in two ways", () => {
    expect(
      said([
        ["Antwort ID", "Wie wichtig ist Ihnen das?", "Stimmen Sie zu?"],
        ["1", "a1", "2"],
      ]),
    ).toBe(
      "data/antworten.csv:1: Ja und Nein stehen als Zahlen in der Datei, und welche Ja bedeutet, ist offen\n" +
        "Hinweis: Die Syntaxdatei des R-Exports dazulegen, oder als CSV exportieren, ohne Y und N umzuwandeln.",
    );
  });

  test("that are texts of two questions alike are refused", () => {
    const [first] = survey.questions;
    const twins = { questions: [...survey.questions, { ...first, code: "L2", type: "L" }] };
    const rows = [
      ["Antwort ID", "Wie wichtig ist Ihnen das?", "Stimmen Sie zu?"],
      ["1", "a1", "Y"],
    ];
    expect(refusal(() => dataset(twins, csv(rows)))).toBe(
      `data/antworten.csv:1: die Überschriften sind Fragetexte statt Fragencodes\n${bothCodes}`,
    );
  });

  test("of another survey are refused once", () => {
    expect(
      said([
        ["id", "submitdate", "lastpage", "Q7", "Q8[a]"],
        ["1", "x", "1", "1", "1"],
      ]),
    ).toBe(
      "data/antworten.csv:1: keine einzige Spalte gehört zu einer Frage der Struktur\n" +
        "Hinweis: Struktur und Antworten aus derselben Umfrage exportieren, mit „Überschriften: Fragencode“.",
    );
  });

  test("that are unknown are refused one by one, with the nearest and with the way to drop them", () => {
    expect(
      said([
        [...header, "F[SQ3]", "Gewicht", ""],
        [...good, "1", "0.7", "x"],
      ]),
    ).toBe(
      "data/antworten.csv:1: die Spalte F[SQ3] steht nicht in der Struktur\n" +
        "Hinweis: meinten Sie F[SQ1]? Sonst in study.yaml unter responses.ignore nennen.\n" +
        "data/antworten.csv:1: die Spalte Gewicht steht nicht in der Struktur\n" +
        "Hinweis: Gehört sie zu keiner Frage, in study.yaml unter responses.ignore nennen.\n" +
        `data/antworten.csv:1: Spalte 12 hat keine Überschrift\n${asExported}`,
    );
  });

  test("that are unknown by the hundred thousand are refused in a few lines, and soon", () => {
    const many = Array.from({ length: 300_000 }, (_, i) => `Z${i}`);
    const lines = said([
      [...header, ...many],
      [...good, ...many.map(() => "")],
    ]).split("\n");
    expect(lines).toHaveLength(42);
    expect(lines.slice(-2)).toEqual([
      "data/antworten.csv:1: 299980 weitere Spalten stehen nicht in der Struktur",
      "Hinweis: Struktur und Antworten aus derselben Umfrage exportieren.",
    ]);
  });

  test("that stand there twice are refused", () => {
    expect(
      said([
        [...header, "L"],
        [...good, "a2"],
      ]),
    ).toBe(
      "data/antworten.csv:1: die Spalte L kommt zweimal vor\n" +
        "Hinweis: Fragencodes in LimeSurvey eindeutig machen oder eine der Spalten beim Export abwählen.",
    );
  });
});

describe("cells", () => {
  test("that are texts are refused once for the file, not a thousand times", () => {
    const long = ["1", "x", "sehr wichtig", "viel", "2", "Y", "", "N", "3"];
    expect(said([header, ...Array.from({ length: 1000 }, () => long)])).toBe(
      "data/antworten.csv:2: die Zellen enthalten Antworttexte statt Antwortcodes, zuerst in Spalte L\n" +
        "Hinweis: In LimeSurvey neu exportieren mit „Antworten: Antwortcodes“.",
    );
  });

  test("that are texts in a language unknown here are refused likewise", () => {
    const french = ["1", "x", "très important", "peu", "N/A", "Oui", "Non", "Oui", "3"];
    expect(said([header, french])).toMatch(/^data\/antworten\.csv:2: die Zellen enthalten Antworttexte/);
  });

  test("with unknown codes are refused column by column, with the first line, the value and how many", () => {
    const wrong = (l: string, f: string) => ["1", "x", l, f, "2", "Y", "", "N", "3"];
    expect(said([header, good, wrong("a3", "1"), wrong("a4", "9"), wrong("", "1")])).toBe(
      "data/antworten.csv:3: Spalte L: unbekannter Antwortcode „a3“ (2 Zellen)\n" +
        "Hinweis: meinten Sie a1?\n" +
        "data/antworten.csv:4: Spalte F[SQ1]: unbekannter Antwortcode „9“ (eine Zelle)\n" +
        "Hinweis: es gibt: 1, 2",
    );
  });

  test("with marks that are neither yes nor no are refused with the switch to turn off", () => {
    const hint = "Hinweis: In LimeSurvey neu exportieren und dabei das Umwandeln von Y und N ausschalten.";
    expect(said([header, ["1", "x", "a1", "1", "1", "+", "-", "-", "3"]])).toBe(
      `data/antworten.csv:2: Spalte M[a]: „+“ ist weder Ja noch Nein (eine Zelle)\n${hint}\n` +
        `data/antworten.csv:2: Spalte M[b]: „-“ ist weder Ja noch Nein (eine Zelle)\n${hint}\n` +
        `data/antworten.csv:2: Spalte Y: „-“ ist weder Ja noch Nein (eine Zelle)\n${hint}`,
    );
  });

  test.each([
    ["abc", "„abc“"],
    ["1.234,5", "„9.999,9“"],
    ["1,234", "„9,999“"],
    ["1e5", "„1e5“"],
    ["12 %", "eine Angabe von 4 Zeichen"],
    ["0361-345678", "„9999-999999“"],
    ["Frau Petra Müller Erfurt", "ein Text von 24 Zeichen"],
  ])("with %j for a number are refused", (cell, shown) => {
    expect(said([header, good, ["1", "x", "a1", "1", "1", "Y", "", "N", cell]])).toBe(
      `data/antworten.csv:3: Spalte N: ${shown} ist keine Zahl (eine Zelle)\n` +
        "Hinweis: Zahlen stehen im Export ohne Tausenderzeichen und mit Punkt: 1234.5",
    );
  });

  test("are not repeated where they may be somebody's own words that went astray", () => {
    const message = said([
      header,
      ["1", "x", "a1", "1", "1", "Y", "", "N", "Erika Musterfrau aus Musterstadt"],
    ]);
    expect(message).toContain("ein Text von 32 Zeichen ist keine Zahl");
    expect(message).not.toContain("Muster");
  });
});

describe("rows", () => {
  test("that are too short or too long are refused together, with the first line", () => {
    expect(said([header, good, good.slice(0, 4), [...good, "x"], good.slice(0, 2)])).toBe(
      `data/antworten.csv:3: 3 Zeilen haben nicht 9 Spalten, sondern etwa 4\n${asExported}`,
    );
    expect(said([header, good.slice(0, 4), good])).toBe(
      `data/antworten.csv:2: eine Zeile hat nicht 9 Spalten, sondern etwa 4\n${asExported}`,
    );
  });

  test("with a quote that is not closed are refused with the line of the row", () => {
    const text = `${csv([header, good]).trimEnd()}\r\n"2","x\r\n`;
    expect(refusal(() => answersOf(dataset(survey, text)))).toBe(
      `data/antworten.csv:3: ein Anführungszeichen wird nicht geschlossen\n${asExported}`,
    );
  });

  test("are all read before anything is refused, and all is refused at once", () => {
    const data = dataset(
      survey,
      csv([header, ["1", "x", "zz", "1", "1", "Y", "", "N", "x"], good, good.slice(1)]),
    );
    const seen: number[] = [];
    const message = refusal(() => {
      for (const _ of data.responses()) seen.push(1);
    });
    expect(seen).toHaveLength(2);
    expect(message.split("\n").filter((line) => !line.startsWith("Hinweis"))).toEqual([
      "data/antworten.csv:2: Spalte L: unbekannter Antwortcode „zz“ (eine Zelle)",
      "data/antworten.csv:2: Spalte N: „x“ ist keine Zahl (eine Zelle)",
      "data/antworten.csv:4: eine Zeile hat nicht 9 Spalten, sondern etwa 8",
    ]);
  });
});
