import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync, strToU8, zipSync, zlibSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deriveData } from "../../scripts/data.ts";
import { typeset } from "../../src/lib/typesetter.ts";
import { demonstration } from "../demonstration.ts";
import { copyOf, temporaryPlace } from "../studies/derive.ts";
import { plant } from "./plant.ts";
import { find, unpack } from "./unpack.ts";

const folder = mkdtempSync(join(tmpdir(), "gesucht-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("released data made from responses full of names, texts and time stamps", () => {
  let planted: string[] = [];
  let study = "";
  beforeAll(() => {
    study = copyOf(demonstration);
    planted = plant(study);
  });
  afterAll(() => rmSync(study, { recursive: true, force: true }));

  // All that is published is made from these; the full run looks through the publication.
  test("hold none of them, nor does what is said of them", async () => {
    const { files, report } = deriveData(temporaryPlace(study));
    const derived = join(folder, "derived");
    mkdirSync(derived);
    for (const [name, text] of Object.entries({ ...files, "report.txt": report }))
      writeFileSync(join(derived, name), text);
    expect(readdirSync(derived)).toContain("tables.json");
    expect(await find(planted, derived)).toEqual([]);
  });

  test("was planted with combinations of answers that only one person gave", () => {
    const patterns = planted.filter((string) => /^[^";]*(;[^";]*){7}$/.test(string));
    expect(patterns).toHaveLength(12);
    expect(new Set(patterns).size).toBe(patterns.length);
    const cells = readFileSync(join(study, "data/responses.csv"), "utf8").replaceAll('"', "");
    // The first four stand beside each other in the export as well.
    const beginnings = patterns.map((pattern) => pattern.split(";").slice(0, 4).join(";"));
    expect(beginnings.filter((beginning) => !cells.includes(beginning))).toEqual([]);
  });

  test("was planted with them: the responses hold every one but the number, which one person gave", () => {
    const responses = readFileSync(join(study, "data/responses.csv"), "utf8").toLowerCase();
    for (const string of planted.slice(0, 7)) expect(responses).toContain(string.toLowerCase());
    expect(readFileSync(join(study, "data/survey.lss"), "utf8")).toContain("kanarieadmin@example.org");
  });
});

describe("the search", () => {
  const place = join(folder, "search");
  const found = async (name: string, content: string | Uint8Array) => {
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, name), content);
    return (await find(["kanarie"], place)).length;
  };
  /** A PNG of one text: no pixels, and sums that nobody looks at. */
  const pngOf = (type: string, data: Uint8Array) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(type, 4, "latin1");
    return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), head, data, Buffer.alloc(4)]);
  };
  const squeezed = zlibSync(strToU8("so ein Kanarie!".repeat(9)));
  const pdfOf = (body: string) =>
    typeset(`#set document(title: "T")\n#set text(lang: "de", hyphenate: true)\n${body}`).bytes;
  const dot = `<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>`;
  const packed = zipSync({ "xl/sharedStrings.xml": strToU8("<t>Kanarie</t>") });

  test.each([
    ["plain text", "a.html", "<p>Kanarie</p>"],
    ["a file's name", "kanarie.txt", ""],
    ["entities", "a.html", "&#75;an&#97;rie"],
    ["escapes", "a.json", String.raw`"\u004banarie"`],
    ["an address", "a.xml", "?q=%4B%61narie"],
    ["data within an address", "a.css", `url(data:image/png;base64,${btoa("so ein Kanarie!")})`],
    ["UTF-16", "a.txt", Buffer.from("Kanarie", "utf16le")],
    ["a packed sheet", "a.xlsx", packed],
    ["a text of a picture", "a.png", pngOf("iTXt", strToU8("Title\0\0\0de\0\0Kanarie"))],
    ["a packed text of a picture", "a.png", pngOf("zTXt", Buffer.concat([strToU8("Title\0\0"), squeezed]))],
    [
      "a packed text of a picture with its language",
      "a.png",
      pngOf("iTXt", Buffer.concat([strToU8("Title\0\u0001\0de\0Titel\0"), squeezed])),
    ],
    ["a reference", "a.bib", "title = {Kanarie}"],
    ["a record", "a.ris", "TI  - Kanarie"],
    ["a script", "a.js", "const a = 'Kanarie'"],
    ["a packed document", "a.docx", zipSync({ "word/document.xml": strToU8("<w:t>Kanarie</w:t>") })],
    [
      "the workbook of a slide's chart",
      "a.pptx",
      zipSync({ "ppt/embeddings/daten1.xlsx": packed, "ppt/slides/slide1.xml": strToU8("<a:t/>") }),
    ],
    ["a part of the search's index", "de_1.pf_fragment", gzipSync(strToU8("so ein Kanarie!"))],
    ["a document's words", "a.pdf", pdfOf("so ein #emph[Kana]rie!")],
    ["a word divided at the end of a line", "a.pdf", pdfOf("#block(width: 8mm, [Kanarie])")],
    [
      "a document's description of a picture",
      "a.pdf",
      pdfOf(`#image(bytes(${JSON.stringify(dot)}), alt: "Kanarie")`),
    ],
    ["a document's bookmark", "a.pdf", pdfOf("#heading[Kanarie]")],
    ["an address in a document", "a.pdf", pdfOf(`#link("https://example.org/kanarie")[dort]`)],
    ["an archive within an archive", "a.zip", zipSync({ "b.xlsx": packed })],
  ])("finds a string in %s", async (_, name, content) => {
    expect(await found(name, content)).toBe(1);
  });

  test("finds nothing where nothing is", async () => {
    expect(await found("a.html", "<p>Sperling</p>")).toBe(0);
  });

  test("refuses a format that nobody told it to unpack", async () => {
    await expect(unpack(new Uint8Array(), "a.odt")).rejects.toThrow("no unpacker is registered for a.odt");
  });
});
