import { source } from "../source.ts";
import { type Packed, zip, zipOf } from "../zip.ts";
import {
  counted,
  type Inputs,
  lsrHead,
  lsrTail,
  made,
  million,
  repeated,
  responses,
  structure,
  structureText,
} from "./input.ts";

const lss: Packed = { name: "survey_7.lss", content: structureText };
const lsrText = `${lsrHead}<row><id>1</id></row>${lsrTail}`;
const lsr: Packed = { name: "survey_7_responses.lsr", content: lsrText };
const sheetOf = (cells: string) => `<worksheet><sheetData><row>${cells}</row></sheetData></worksheet>`;
const sheet: Packed = { name: "xl/worksheets/sheet1.xml", content: sheetOf("<c><v>1</v></c>") };
const book: Packed = { name: "xl/workbook.xml", content: "<workbook/>" };
const texts = (content: string): Packed => ({ name: "xl/sharedStrings.xml", content, stored: true });

const archive = (...files: Packed[]) => [source("data/umfrage.lsa", zip(files))];
const workbook = (...files: Packed[]) => [structure, source("data/antworten.xlsx", zip(files))];
/** A workbook whose one sheet lies where the author of the file wants. */
const linked = (target: string) =>
  workbook(
    { ...sheet, name: "xl/x.xml" },
    { name: book.name, content: '<workbook><sheet name="a" r:id="r1"/></workbook>' },
    { name: "xl/_rels/workbook.xml.rels", content: `<a><Relationship Id="r1" Target="${target}"/></a>` },
  );

/** A workbook whose shared texts are made while they are read. */
const unfolding = (pieces: () => Iterable<string>) => [
  structure,
  made("data/antworten.xlsx", zipOf("xl/sharedStrings.xml", pieces, [sheet, book])),
];

/** A document with declarations of entities in front, and one of them in it. */
function withEntities(document: string, declarations: string, entity: string): string {
  const body = document.replace(/^<\?.*\?>\s*/, "").replace("<![CDATA[Was?]]>", entity);
  return `<!DOCTYPE a [${declarations}]>\n${body.replace(/(<id>|<v>|<t>)1/, `$1${entity}`)}`;
}

/** Ten times ten times … a word: three gigabytes. */
const laughs = (document: string) => {
  const lines = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`);
  return withEntities(document, `<!ENTITY l0 "lol">${lines.join("")}`, "&l9;");
};
/** A file of the machine, and one of the network. */
const external = (document: string) =>
  withEntities(
    document,
    '<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY % r SYSTEM "http://example.org/a">%r;',
    "&f;",
  );

/** One file under many names: all entries of the directory point to the same bytes (David Fifield, 2019). */
function overlapping(count: number): Uint8Array {
  const bytes = Buffer.from(zip([{ name: "a.lss", content: Buffer.alloc(million, "x"), stored: true }]));
  const from = bytes.indexOf("PK\x01\x02", 0, "latin1");
  const entries = Array.from({ length: count }, (_, i) => {
    const name = Buffer.from(`${i}.lss`.padStart(9, "0"));
    const entry = Buffer.concat([bytes.subarray(from, from + 46), name]);
    entry.writeUInt16LE(name.length, 28);
    return entry;
  });
  const end = Buffer.from(bytes.subarray(-22));
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(entries.length * 55, 12);
  return Buffer.concat([bytes.subarray(0, from), ...entries, end]);
}

/** An archive with a number changed, so many bytes behind a mark. */
function withNumber(mark: string, at: number, value: number) {
  const bytes = Buffer.from(zip([lss, lsr]));
  bytes.writeUInt32LE(value, bytes.indexOf(mark, 0, "latin1") + at);
  return [source("data/umfrage.lsa", bytes)];
}

const doctype = /:\d+: die (?:Datei|Struktur) enthält eine Dokumenttyp-Deklaration/;
const ratio = /: der Eintrag „.*“ ist mehr als 200-fach gepackt/;
const outside = /: der Eintrag „.*“ führt aus dem Archiv hinaus/;
const names = ["..", "a/../b.lss", "....//../x.lss", "/x.lss", "c:x.lss", "\\x.lss", "a\0.lss"];

/** Archives, workbooks and entities that unfold, overlap, lie, or lead outside. */
export const archives: Inputs = {
  "a billion laughs in a structure": {
    files: () => [responses, source("data/u.lss", laughs(structureText))],
    said: doctype,
  },
  "a billion laughs in responses": {
    files: () => [structure, source("data/a.lsr", laughs(lsrText))],
    said: doctype,
  },
  "a billion laughs in an archive": {
    files: () => archive({ ...lss, content: laughs(structureText) }, lsr),
    said: doctype,
  },
  "a billion laughs in a sheet": {
    files: () => workbook({ ...sheet, content: laughs(sheetOf("<v>1")) }, book),
    said: doctype,
  },
  "a billion laughs in shared texts": {
    files: () => workbook(sheet, book, texts(laughs("<sst><t>1</t></sst>"))),
    said: doctype,
  },
  "a file of the machine in a structure": {
    files: () => [responses, source("data/u.lss", external(structureText))],
    said: doctype,
  },
  "a file of the machine in responses": {
    files: () => [structure, source("data/a.lsr", external(lsrText))],
    said: doctype,
  },
  "an entity that nobody declared": {
    files: () => [responses, source("data/u.lss", structureText.replace("<![CDATA[Was?]]>", "&l9;"))],
    said: /:\d+: die Struktur ist kein vollständiges XML/,
  },
  "an entry packed a thousandfold": {
    files: () => archive(lss, { ...lsr, content: Buffer.alloc(50 * million, "x") }),
    said: ratio,
    large: true,
  },
  "an entry of 80 MB that says it is small": {
    files: () => archive(lss, { ...lsr, content: Buffer.alloc(80 * million, "x"), size: 1000 }),
    said: /: der Eintrag „.*“ im Archiv ist beschädigt/,
    large: true,
  },
  "an entry that says it is four gigabytes": {
    files: () => archive(lss, { ...lsr, size: 0xfffffff0 }),
    said: ratio,
  },
  "an archive in an archive in an archive": {
    files: () => archive(lss, { ...lsr, content: zip([{ ...lsr, content: zip([lsr]) }]) }),
    said: /: das Archiv enthält keine Antworten/,
  },
  "a thousand entries in one place": {
    files: () => [source("data/u.lsa", overlapping(1000))],
    said: /: der Eintrag „.*“ überschneidet einen anderen/,
  },
  "sixty thousand entries in one place": {
    files: () => [source("data/u.lsa", overlapping(60_000))],
    said: /: das Archiv hat mehr als 1000 Einträge/,
  },
  "nine hundred structures": {
    files: () => archive(...Array.from({ length: 900 }, (_, i) => ({ ...lss, name: `${i}.lss` }))),
    said: /: das Archiv enthält mehr als 20 Strukturen und Antworten/,
  },
  "an entry behind the end": {
    files: () => withNumber("PK\x01\x02", 42, 0xfffffff0),
    said: /: der Eintrag „.*“ im Archiv ist beschädigt/,
  },
  "a directory behind the end": {
    files: () => withNumber("PK\x05\x06", 16, 0xfffffff0),
    said: /: das Archiv ist beschädigt/,
  },
  "a directory at the beginning": {
    files: () => withNumber("PK\x05\x06", 16, 0),
    said: /: das Archiv ist beschädigt/,
  },
  "a name of 60,000 letters": {
    files: () => archive(lss, { name: `${"a/".repeat(30_000)}../x.lss`, content: "x" }),
    said: outside,
  },
  ...Object.fromEntries(
    names.map((name) => [
      `a name that leads outside (${JSON.stringify(name)})`,
      { files: () => archive(lss, lsr, { name, content: "x" }), said: outside },
    ]),
  ),
  "a sheet that lies outside": {
    files: () => linked("../../../../etc/passwd"),
    said: /: die Arbeitsmappe hat kein Tabellenblatt/,
  },
  "a sheet at the root of the machine": {
    files: () => linked("/etc/passwd"),
    said: /: die Arbeitsmappe hat kein Tabellenblatt/,
  },
  "a sheet with a million columns": {
    files: () =>
      workbook({ ...sheet, content: sheetOf("<c><v>1</v></c>".repeat(million)), stored: true }, book),
    said: /: das Tabellenblatt hat mehr als 5\.000 Spalten/,
    large: true,
  },
  "a sheet with a cell in a column without end": {
    files: () =>
      workbook(
        { ...sheet, content: sheetOf(`<c r="${"Z".repeat(million)}1"><v>1</v></c>`), stored: true },
        book,
      ),
    said: /: das Tabellenblatt hat mehr als 5\.000 Spalten/,
  },
  "20 MB of blanks in a sheet": {
    files: () => workbook({ ...sheet, content: sheetOf(" ".repeat(20 * million)), stored: true }, book),
    said: /:1: die Datei enthält einen Text ohne Ende/,
    large: true,
  },
  "three million shared texts": {
    files: () =>
      unfolding(function* () {
        yield "<sst>";
        yield* repeated("<si/>", 3 * million);
        yield "</sst>";
      }),
    said: /: die Arbeitsmappe hat mehr als 2 Millionen Texte/,
    large: true,
  },
  "shared texts of 70 MB": {
    files: () =>
      unfolding(function* () {
        yield "<sst>";
        yield* counted(600_000, (i) => `<si><t>${String(i).padStart(95, "x")}</t></si>`);
        yield "</sst>";
      }),
    said: /: keine Antworten gefunden/,
    large: true,
  },
};
