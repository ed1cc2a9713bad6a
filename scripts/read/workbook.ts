import { AuthorError } from "../../src/lib/errors.ts";
import type { SourceFile } from "./source.ts";
import { readXml } from "./xml.ts";
import { entriesOf } from "./zip.ts";

/** What is needed of an Excel workbook: its first sheet, and the texts that its cells point to. */
export interface Workbook {
  sheet: SourceFile;
  /** Names of all sheets; the first is read. */
  names: string[];
  strings: string[];
}

/** A table of a million responses has far fewer different texts. */
const mostStrings = 2_000_000;
/** All of them are in memory while the sheet is read. */
const largestStrings = 128 * 2 ** 20;

/** Name of an element without its prefix. */
export function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The workbook in a `.xlsx` file (ECMA-376); throws `AuthorError` where it is none, or broken, or dangerous. */
export function workbookOf(file: SourceFile): Workbook {
  const parts = new Map(entriesOf(file).map((entry) => [entry.name.slice(file.name.length + 1), entry]));
  const book = parts.get("xl/workbook.xml");
  if (book === undefined) fail(file, "die Datei ist keine Excel-Arbeitsmappe");
  const sheets: { name: string; id: string }[] = [];
  all(book, (name, attributes) => {
    if (name !== "sheet") return;
    const id = Object.entries(attributes).find(([key]) => /^\w+:id$/.test(key))?.[1] ?? "";
    sheets.push({ name: attributes.name ?? "", id });
  });
  const targets = new Map<string, string>();
  let shared = "xl/sharedStrings.xml";
  const links = parts.get("xl/_rels/workbook.xml.rels");
  if (links) {
    all(links, (name, { Id = "", Target = "", Type = "" }) => {
      if (name !== "Relationship") return;
      const path = Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`;
      targets.set(Id, path);
      if (Type.endsWith("/sharedStrings")) shared = path;
    });
  }
  const sheet = parts.get(targets.get(sheets[0]?.id ?? "") ?? "xl/worksheets/sheet1.xml");
  if (sheet === undefined) fail(file, "die Arbeitsmappe hat kein Tabellenblatt");
  const strings = parts.get(shared);
  return { sheet, names: sheets.map(({ name }) => name), strings: strings ? stringsOf(strings) : [] };
}

/** The shared texts of a workbook; of formatted ones the runs are joined, and reading aids (`rPh`) left out. */
function stringsOf(file: SourceFile): string[] {
  if (file.size > largestStrings) fail(file, "die Arbeitsmappe hat mehr als 128 MiB Text");
  const strings: string[] = [];
  let text = "";
  let aside = false;
  const reader = readXml(file, {
    open(name) {
      if (local(name) === "si") text = "";
      if (local(name) === "rPh") aside = true;
    },
    close(name, more) {
      const kind = local(name);
      if (kind === "t" && !aside) text += more;
      else if (kind === "rPh") aside = false;
      else if (kind === "si") strings.push(unescaped(text));
    },
  });
  for (const _ of reader) {
    if (strings.length > mostStrings) fail(file, "die Arbeitsmappe hat mehr als 2 Millionen Texte");
  }
  return strings;
}

/** A text without Excel's escapes for control characters (`_x000D_`). */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Calls a function with every element of a small document. */
function all(
  file: SourceFile,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
): void {
  for (const _ of readXml(file, { open: (name, attributes) => open(local(name), attributes) }));
}

function fail({ name }: SourceFile, what: string): never {
  throw new AuthorError([
    { file: name, what, hint: "Die Antworten in LimeSurvey neu exportieren und unverändert ablegen." },
  ]);
}
