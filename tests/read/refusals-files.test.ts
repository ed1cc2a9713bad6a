import { describe, expect, test } from "vitest";
import { hasResponses, readDataset, readStructure } from "../../scripts/read/index.ts";
import { responses, structure, survey } from "./refused.ts";
import { source } from "./source.ts";
import { answersOf, lss, refusal } from "./survey.ts";

const xml = (type: string) =>
  `<?xml version="1.0"?><document><LimeSurveyDocType>${type}</LimeSurveyDocType><tokens><rows><row><email>e@example.org</email></row></rows></tokens></document>`;

const exportStructure = "Hinweis: In LimeSurvey die ganze Umfrage exportieren: „Umfragestruktur (.lss)“.";
const otherSource = "Zu Daten aus anderer Quelle gehört eine codebook.yaml (siehe data/README.md).";
const exportResponses =
  "Hinweis: Die Antworten in LimeSurvey als CSV exportieren mit „Überschriften: Fragencode“ und „Antworten: Antwortcodes“.";
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
