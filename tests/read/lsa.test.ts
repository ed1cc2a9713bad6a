import { describe, expect, test } from "vitest";
import { readDataset, readStructure } from "../../scripts/read/index.ts";
import { entriesOf } from "../../scripts/read/zip.ts";
import { source } from "./source.ts";
import { answersOf, lss, type MadeSurvey, refusal } from "./survey.ts";
import { type Packed, zip } from "./zip.ts";

const survey: MadeSurvey = {
  questions: [
    { code: "L", type: "L", answers: { a1: "eins", a2: "zwei" }, other: true }, // 100
    { code: "F", type: "F", items: { SQ1: "A", SQ2: "B" }, answers: { "1": "wenig", "2": "viel" } }, // 103
    { code: "M", type: "M", items: { a: "A", b: "B" }, other: true }, // 108
    { code: "P", type: "P", items: { a: "A" }, other: true }, // 111
    { code: "N", type: "N" }, // 113
    { code: "R", type: "R", answers: { r1: "Rot", r2: "Blau" } }, // 114
    { code: "D1", type: "1", items: { a: "A" }, answers: { "1": "nie" }, answers2: { n: "nein" } }, // 117
    { code: "T", type: ";", items: { Y1: "Zeile" }, columns: { X1: "Spalte" } }, // 121
    { code: "U", type: "|" }, // 124
  ],
};
const structure = lss(survey);

/** column before LimeSurvey 7 → column from then on → column of the report → cell → answer */
const columns: [string, string, string, string | null, number | null | undefined][] = [
  ["7X1X100", "Q100", "L", "-oth-", 2],
  ["7X1X100other", "Q100_Cother", "", "Text", undefined],
  ["7X1X103SQ1", "Q103_S104", "F[SQ1]", "2", 1],
  ["7X1X103SQ2", "Q103_S105", "F[SQ2]", "", null],
  ["7X1X108a", "Q108_S109", "M[a]", "Y", 1],
  ["7X1X108b", "Q108_S110", "M[b]", "", 0],
  ["7X1X108other", "Q108_Cother", "M[other]", "x & y", 1],
  ["7X1X111a", "Q111_S112", "P[a]", null, undefined],
  ["7X1X111acomment", "Q111_S112_Ccomment", "", null, undefined],
  ["7X1X111other", "Q111_Cother", "P[other]", null, undefined],
  ["7X1X111othercomment", "Q111_Cothercomment", "", null, undefined],
  ["7X1X113", "Q113", "N", "12.5000000000", 12.5],
  ["7X1X1141", "Q114_R115", "R[1]", "r2", 1],
  ["7X1X1142", "Q114_R116", "R[2]", "", null],
  ["7X1X117a#0", "Q117_S118#0", "D1[a][1]", "1", 0],
  ["7X1X117a#1", "Q117_S118#1", "D1[a][2]", "n", 0],
  ["7X1X121Y1_X1", "Q121_S122_S123", "T[Y1_X1]", "Text", 1],
  ["7X1X124", "Q124", "U", "[]", null],
  ["7X1X124_filecount", "Q124_Cfilecount", "", "0", undefined],
];
const expected = Object.fromEntries(
  columns.filter(([, , name]) => name !== "").map(([, , name, , answer]) => [name, answer]),
);

/** A `.lsr` as LimeSurvey writes it: on one line, NULL left out. */
function lsr(names: string[], rows: (string | null)[][]): string {
  const element = (name: string) => (/^\d/.test(name) ? `_${name}` : name).replaceAll("#", "-");
  const cell = (value: string | null | undefined, name: string) =>
    value == null
      ? ""
      : value === ""
        ? `<${element(name)}/>`
        : `<${element(name)}><![CDATA[${value}]]></${element(name)}>`;
  const fields = names.map((name) => `<fieldname>${name}</fieldname>`).join("");
  const body = rows.map((row) => `<row>${names.map((name, i) => cell(row[i], name)).join("")}</row>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<document><LimeSurveyDocType>Responses</LimeSurveyDocType><responses><fields>${fields}</fields><rows>${body.join("")}</rows></responses></document>\n`;
}

const system = ["id", "token", "submitdate", "lastpage", "startlanguage", "seed"];
const responses = (spelling: 0 | 1) =>
  lsr(
    [...system, ...columns.map((column) => column[spelling])],
    [
      ["1", "geheim", "1980-01-01 00:00:00", "2", "de", "3", ...columns.map(([, , , cell]) => cell)],
      ["2", null, null, "1", "de", "4", ...columns.map(() => null)],
    ],
  );
const inside: Packed[] = [
  { name: "survey_7.lss", content: structure },
  { name: "survey_7_responses.lsr", content: responses(0) },
];
const archive = (files: Packed[], name = "data/umfrage.lsa") => source(name, zip(files));
const read = (files: Packed[]) => readDataset([archive(files)]);
const exportAgain = "Hinweis: Die Datei neu exportieren und unverändert ablegen.";
const unpackYourself = "Hinweis: Das Archiv selbst entpacken und nur Struktur und Antworten ablegen.";

describe("a LimeSurvey archive", () => {
  test.each([
    ["before LimeSurvey 7", 0],
    ["from LimeSurvey 7 on", 1],
  ] as const)("is read with the column names of the database %s", (_, spelling) => {
    const data = read([
      inside[0] as Packed,
      { name: "survey_7_responses.lsr", content: responses(spelling) },
    ]);
    const [first, second] = answersOf(data);
    expect(first).toEqual(expected);
    expect(Object.values(second ?? {}).every((answer) => answer === undefined)).toBe(true);
    expect([...data.responses()].map(({ complete }) => complete)).toEqual([true, false]);
    expect(data).toMatchObject({ absent: [], tellsNotShown: true, tellsComplete: true });
    expect(JSON.stringify([...data.responses()])).not.toMatch(/geheim|Text/);
  });

  test("reads the same from small pieces and from an entry that is only stored", () => {
    const stored = inside.map((file) => ({ ...file, stored: true }));
    const data = readDataset([source("data/umfrage.lsa", zip(stored), 7)]);
    expect(answersOf(data)[0]).toEqual(expected);
  });

  test("is never asked for its participants and times, and says so", () => {
    const people =
      "<document><LimeSurveyDocType>Tokens</LimeSurveyDocType><email>erika@example.org</email></document>";
    // The checksums are wrong: unpacking would be noticed.
    const data = read([
      { name: "survey_7_tokens.lst", content: people, crc: 1 },
      { name: "survey_7_timings.lsi", content: people, crc: 1 },
      ...inside,
    ]);
    expect(answersOf(data)[0]).toEqual(expected);
    expect(data.notes).toContain(
      "data/umfrage.lsa: die Teilnehmertabelle und die Antwortzeiten im Archiv wurden nicht gelesen.",
    );
  });

  test("may be taken apart: its responses are read from the folder as well", () => {
    const files = [source("data/s.lss", structure), source("data/r.lsr", responses(0))];
    expect(answersOf(readDataset(files))[0]).toEqual(expected);
  });

  test("without responses is refused, but its structure can be read", () => {
    const files = [archive(inside.slice(0, 1))];
    expect(readStructure(files).codebook.questions).toHaveLength(9);
    expect(refusal(() => readDataset(files))).toBe(
      "data/umfrage.lsa: das Archiv enthält keine Antworten\n" +
        "Hinweis: Die Antworten in LimeSurvey als CSV exportieren mit „Überschriften: Fragencode“ und „Antworten: Antwortcodes“.",
    );
    const empty = "<document><LimeSurveyDocType>Responses</LimeSurveyDocType></document>";
    expect(
      refusal(() => read([inside[0] as Packed, { name: "survey_7_responses.lsr", content: empty }])),
    ).toBe(
      "data/umfrage.lsa/survey_7_responses.lsr: die Datei enthält keine Antworten\n" +
        "Hinweis: Erst exportieren, wenn Antworten da sind, oder die Datei aus dem Ordner entfernen.",
    );
  });

  test("with responses of another survey is refused column by column", () => {
    const other = { name: "r.lsr", content: responses(0).replaceAll("7X1X113", "7X1X999") };
    expect(refusal(() => read([inside[0] as Packed, other]))).toBe(
      "data/umfrage.lsa/r.lsr:1: die Spalte 7X1X999 steht nicht in der Struktur\n" +
        "Hinweis: Gehört sie zu keiner Frage, in study.yaml unter responses.ignore nennen.",
    );
  });
});

describe("an archive is refused", () => {
  const said = (files: Packed[]) => refusal(() => read(files));

  test.each(["../survey_7.lss", "/etc/survey_7.lss", "a/../../b.lss", "C:\\x.lss", "..\\x.lss"])(
    "where the name %s leads out of it",
    (name) => {
      expect(said([...inside, { name, content: "x" }])).toBe(
        `data/umfrage.lsa: der Eintrag „${name}“ führt aus dem Archiv hinaus\n${unpackYourself}`,
      );
    },
  );

  test("where a name holds a NUL byte", () => {
    expect(said([...inside, { name: "a\0.lss", content: "x" }])).toBe(
      `data/umfrage.lsa: der Eintrag „a?.lss“ führt aus dem Archiv hinaus\n${unpackYourself}`,
    );
  });

  test("where a name stands there twice", () => {
    expect(said([...inside, ...inside])).toBe(
      `data/umfrage.lsa: der Eintrag „survey_7.lss“ steht zweimal im Archiv\n${exportAgain}`,
    );
  });

  test("where an entry is encrypted", () => {
    expect(said([...inside, { name: "survey_7_tokens.lst", content: "x", flags: 1 }])).toBe(
      "data/umfrage.lsa: der Eintrag „survey_7_tokens.lst“ ist verschlüsselt\n" +
        "Hinweis: Das Archiv ohne Kennwort ablegen.",
    );
  });

  test("where an entry is packed in a way that nobody knows", () => {
    expect(said([...inside, { name: "x.bin", content: "x", method: 99 }])).toBe(
      `data/umfrage.lsa: der Eintrag „x.bin“ ist in unbekannter Weise gepackt\n${unpackYourself}`,
    );
  });

  test("where it is a bomb: by ratio, by size, by number of entries", () => {
    const bomb = { name: "survey_7_responses.lsr", content: new Uint8Array(8_000_000) };
    expect(said([inside[0] as Packed, bomb])).toBe(
      `data/umfrage.lsa: der Eintrag „survey_7_responses.lsr“ ist mehr als 200-fach gepackt\n${unpackYourself}`,
    );
    const lies = { ...bomb, content: new Uint8Array(6_000_000), stored: true, size: 1_100_000_000 };
    expect(said([inside[0] as Packed, lies])).toBe(
      `data/umfrage.lsa: das Archiv ist ausgepackt größer als 1 GiB\n${unpackYourself}`,
    );
    const many = Array.from({ length: 1100 }, (_, i) => ({ name: `x${i}`, content: "" }));
    expect(said([...inside, ...many])).toBe(
      `data/umfrage.lsa: das Archiv hat mehr als 1000 Einträge oder ist zu groß\n${unpackYourself}`,
    );
  });

  test("where an entry unpacks to more than it says, without filling the memory", () => {
    const [entry] = entriesOf(
      source("x.lsa", zip([{ name: "x.lsr", content: new Uint8Array(60_000_000), size: 1000 }])),
    );
    let most = 0;
    const message = refusal(() => {
      for (const chunk of entry?.chunks() ?? []) most = Math.max(most, chunk.length);
    });
    expect(message).toBe(`x.lsa: der Eintrag „x.lsr“ im Archiv ist beschädigt\n${exportAgain}`);
    expect(most).toBeLessThan(20_000_000);
  });

  test("where it ends too early, wherever that is", () => {
    const whole = zip(inside);
    for (const part of [0.1, 0.5, 0.9, 0.999]) {
      const cut = source("data/umfrage.lsa", whole.subarray(0, Math.floor(whole.length * part)));
      expect(refusal(() => readDataset([cut]))).toBe(
        `data/umfrage.lsa: das Archiv ist unvollständig\n${exportAgain}`,
      );
    }
  });

  test("where a byte was changed: in a packed entry, in a stored one, in the directory", () => {
    for (const stored of [false, true]) {
      const bytes = zip(inside.map((file) => ({ ...file, stored })));
      const at = stored ? Buffer.from(bytes).indexOf("eins") : 300;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(refusal(() => readDataset([source("data/umfrage.lsa", bytes)]))).toMatch(
        /^data\/umfrage\.lsa: der Eintrag „survey_7\.lss“ im Archiv ist beschädigt\n/,
      );
    }
    const bytes = Buffer.from(zip(inside));
    bytes[bytes.indexOf("PK\x01\x02", 0, "latin1")] = 0;
    expect(refusal(() => readDataset([source("data/umfrage.lsa", bytes)]))).toBe(
      `data/umfrage.lsa: das Archiv ist beschädigt\n${exportAgain}`,
    );
  });

  test.each([
    [
      "a document type with entities",
      '<!DOCTYPE a [<!ENTITY b "cccc">]>',
      "die Datei enthält eine Dokumenttyp-Deklaration",
    ],
    ["endless nesting", "<a>".repeat(100), "die Datei ist zu tief verschachtelt"],
    ["broken tags", "<a></b>", "die Datei ist kein vollständiges XML"],
    ["NUL bytes", "<a>\0</a>", "die Datei ist kein vollständiges XML"],
  ])("where its responses are XML with %s", (_, what, message) => {
    const content = responses(0).replace(
      "<document>",
      `${what.startsWith("<!") ? what : ""}<document>${what.startsWith("<!") ? "" : what}`,
    );
    expect(said([inside[0] as Packed, { name: "r.lsr", content }])).toBe(
      `data/umfrage.lsa/r.lsr:2: ${message}\n${exportAgain}`,
    );
  });

  test("where its responses stop in the middle", () => {
    const content = responses(0).slice(0, -100);
    expect(said([inside[0] as Packed, { name: "r.lsr", content }])).toMatch(
      /^data\/umfrage\.lsa\/r\.lsr:2: die Datei ist kein vollständiges XML\n/,
    );
  });
});
