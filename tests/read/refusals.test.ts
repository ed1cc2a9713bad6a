import { describe, expect, test } from "vitest";
import { hasResponses, readDataset, readStructure } from "../../scripts/read/index.ts";
import { source } from "./source.ts";
import { answersOf, csv, dataset, lss, type MadeSurvey, refusal } from "./survey.ts";

const survey: MadeSurvey = {
  questions: [
    {
      code: "L",
      type: "L",
      text: "Wie wichtig ist Ihnen das?",
      answers: { a1: "sehr wichtig", a2: "eher nicht" },
    },
    {
      code: "F",
      type: "F",
      text: "Wie zufrieden sind Sie?",
      items: { SQ1: "mit A", SQ2: "mit B" },
      answers: { "1": "wenig", "2": "viel" },
    },
    { code: "M", type: "M", text: "Was davon nutzen Sie?", items: { a: "A", b: "B" } },
    { code: "Y", type: "Y", text: "Stimmen Sie zu?" },
    { code: "N", type: "N", text: "Wie viele sind es?" },
  ],
};
const header = ["id", "submitdate", "L", "F[SQ1]", "F[SQ2]", "M[a]", "M[b]", "Y", "N"];
const good = ["1", "x", "a1", "1", "2", "Y", "", "N", "3"];
const structure = source("data/survey.lss", lss(survey));
const responses = source("data/antworten.csv", csv([header, good]));
const xml = (type: string) =>
  `<?xml version="1.0"?><document><LimeSurveyDocType>${type}</LimeSurveyDocType><tokens><rows><row><email>e@example.org</email></row></rows></tokens></document>`;

const exportStructure = "Hinweis: In LimeSurvey die ganze Umfrage exportieren: „Umfragestruktur (.lss)“.";
const otherSource = "Zu Daten aus anderer Quelle gehört eine codebook.yaml (siehe data/README.md).";
const exportResponses =
  "Hinweis: Die Antworten in LimeSurvey als CSV exportieren mit „Überschriften: Fragencode“ und „Antworten: Antwortcodes“.";
const asExported = "Hinweis: Die Datei so ablegen, wie LimeSurvey sie exportiert hat.";
const bothCodes =
  "Hinweis: In LimeSurvey neu exportieren mit „Überschriften: Fragencode“ und „Antworten: Antwortcodes“.";

/** What is said of a table: at opening, or after the last row. */
const said = (rows: string[][]) => refusal(() => answersOf(dataset(survey, csv(rows))));

describe("a folder", () => {
  test("with structure and responses is read, whatever the files are called and whatever lies beside them", () => {
    const others = [
      source("data/README.md", "# Daten, und mehr\n\nText, Text; Text\n"),
      source("data/releases.yaml", "a: 1\n"),
      source("data/bild.png", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])),
      source("data/gemeinden.csv", "ags;name;einwohner\n01;Kiel;246000\n"),
      source("data/leer.txt", ""),
    ];
    const files = [{ ...structure, name: "data/x.bin" }, ...others, { ...responses, name: "data/y" }];
    expect(answersOf(readDataset(files))).toHaveLength(1);
    expect(hasResponses(files)).toBe(true);
  });

  test("without structure is refused", () => {
    expect(refusal(() => readDataset([responses]))).toBe(
      `data: keine Umfragestruktur gefunden\n${exportStructure} ${otherSource}`,
    );
    expect(refusal(() => readStructure([]))).toBe(
      `data: keine Umfragestruktur gefunden\n${exportStructure} ${otherSource}`,
    );
  });

  test("with a page of HTML for a structure is refused under the name of that file", () => {
    const page = source("data/survey.lss", "<!DOCTYPE html><html><body>Anmeldung</body></html>");
    expect(refusal(() => readDataset([page, responses]))).toBe(
      `data/survey.lss: die Datei ist keine Umfragestruktur von LimeSurvey\n${exportStructure}`,
    );
  });

  test("without responses is refused, but its structure can be read", () => {
    expect(refusal(() => readDataset([structure]))).toBe(
      `data: keine Antworten gefunden\n${exportResponses}`,
    );
    expect(readStructure([structure]).codebook.questions).toHaveLength(5);
    expect(hasResponses([structure])).toBe(false);
  });

  test("without anything is refused for both", () => {
    expect(refusal(() => readDataset([]))).toBe(
      `data: keine Umfragestruktur gefunden\n${exportStructure} ${otherSource}\ndata: keine Antworten gefunden\n${exportResponses}`,
    );
  });

  test("with two structures or two files of responses is refused, all at once", () => {
    const files = [
      structure,
      { ...structure, name: "data/zweite.lss" },
      responses,
      { ...responses, name: "data/zweite.csv" },
    ];
    expect(refusal(() => readDataset(files))).toBe(
      "data/zweite.lss: noch eine Datei mit Umfragestruktur neben data/survey.lss\n" +
        "Hinweis: Nur eine der beiden im Ordner lassen.\n" +
        "data/zweite.csv: noch eine Datei mit Antworten neben data/antworten.csv\n" +
        "Hinweis: Nur eine der beiden im Ordner lassen.",
    );
  });

  test.each([
    ["Label set", "Beschriftungen", exportStructure],
    ["Group", "eine Fragengruppe", exportStructure],
    ["Question", "eine einzelne Frage", exportStructure],
    ["Neues", "etwas anderes als eine Umfrage", exportStructure],
  ])("with LimeSurvey's document type %s for a structure is refused", (type, what, hint) => {
    expect(refusal(() => readDataset([source("data/x.xml", xml(type)), responses]))).toBe(
      `data/x.xml: die Datei enthält ${what} (LimeSurveyDocType „${type}“)\n${hint}`,
    );
  });

  test("with participants is refused even where all else is there, and nothing of them is read", () => {
    const message = refusal(() => readDataset([structure, responses, source("data/t.lst", xml("Tokens"))]));
    expect(message).toBe(
      "data/t.lst: die Datei enthält die Teilnehmertabelle (LimeSurveyDocType „Tokens“)\n" +
        "Hinweis: Die Datei aus dem Ordner entfernen: Namen und Adressen werden nie gelesen.",
    );
  });

  test("with responses in UTF-16 is refused", () => {
    const text = Buffer.from("\uFEFFid\tsubmitdate\tL\n1\tx\ta1\n", "utf16le");
    expect(refusal(() => readDataset([structure, source("data/a.csv", text)]))).toBe(
      `data/a.csv: die Antworten sind in UTF-16 gespeichert\n${exportResponses}`,
    );
  });
});

describe("a structure", () => {
  test("that ends too early is refused with the line", () => {
    const text = lss(survey);
    const cut = text.slice(0, text.indexOf("</questions>"));
    expect(refusal(() => readDataset([source("data/survey.lss", cut), responses]))).toBe(
      `data/survey.lss:${cut.split("\n").length}: die Struktur ist kein vollständiges XML\n` +
        "Hinweis: Die Struktur (.lss) in LimeSurvey neu exportieren und unverändert ablegen.",
    );
  });

  test("whose tags do not match is refused with the line", () => {
    const lines = lss(survey).split("\n");
    lines[7] = `${lines[7]}</falsch>`;
    expect(refusal(() => readStructure([source("data/survey.lss", lines.join("\n"))]))).toMatch(
      /^data\/survey\.lss:8: die Struktur ist kein vollständiges XML\n/,
    );
  });

  test("with a document type, whose entities could be a bomb, is refused", () => {
    const text = lss(survey).replace("<document>", '<!DOCTYPE a [<!ENTITY b "cc">]><document>');
    expect(refusal(() => readStructure([source("data/survey.lss", text)]))).toMatch(
      /^data\/survey\.lss:2: die Struktur enthält eine Dokumenttyp-Deklaration\n/,
    );
  });

  test("in another encoding is refused", () => {
    const bytes = Buffer.from(lss(survey).replace("Wie wichtig", "Größe"), "latin1");
    expect(refusal(() => readStructure([source("data/survey.lss", bytes)]))).toMatch(
      /^data\/survey\.lss:\d+: die Struktur ist nicht in UTF-8 gespeichert\nHinweis: Die Struktur \(\.lss\) in LimeSurvey neu exportieren und unverändert ablegen\.$/,
    );
  });

  test("without questions is refused", () => {
    expect(refusal(() => readStructure([source("data/survey.lss", lss({ questions: [] }))]))).toBe(
      "data/survey.lss: die Struktur enthält keine Fragen\n" +
        "Hinweis: Die ganze Umfrage exportieren: „Umfragestruktur (.lss)“.",
    );
  });

  test("in a language that is none is refused", () => {
    const strange = source("data/survey.lss", lss({ ...survey, languages: ['deutsch"'] }));
    expect(refusal(() => readDataset([strange, responses]))).toContain(
      'die Sprache der Umfrage ist keine: deutsch"',
    );
  });

  test("that is faulty does not hide what is wrong with the other files", () => {
    const files = [
      source("data/survey.lss", lss(survey).slice(0, 900)),
      responses,
      { ...responses, name: "data/b.csv" },
    ];
    const lines = refusal(() => readDataset(files)).split("\n");
    expect(lines).toHaveLength(4);
    expect(lines[2]).toBe("data/b.csv: noch eine Datei mit Antworten neben data/antworten.csv");
  });
});

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

describe("files that lie there and are not read", () => {
  test.each([
    [
      "antworten.ods",
      "PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
      "LibreOffice (.ods)",
    ],
    ["antworten.por", "ASCII SPSS PORT FILE   ", "portable SPSS-Datei"],
    ["antworten.dta", "<stata_dta><header>", "Stata-Datei"],
    ["antworten.rds", "X\n", "Daten von R"],
    ["antworten.sps", "GET DATA\n /TYPE=TXT\n", "SPSS-Syntax"],
    ["antworten.csv", "Meine Befragung\nid;L;N\n1;a1;3\n", "nicht in der ersten Zeile"],
  ])("are named where the responses are missing: %s", (name, text, what) => {
    const message = refusal(() => readDataset([structure, source(`data/${name}`, text)]));
    expect(message).toContain(`data/${name}: `);
    expect(message).toContain(what);
    expect(message).not.toContain("keine Antworten gefunden");
  });
});
