import { csvParseRows } from "d3";
import { describe, expect, test } from "vitest";
import { escapeXml } from "../../src/formats/xml.ts";
import { stateText } from "../../src/lib/source-digest.ts";
import { unpack } from "../canary/unpack.ts";
import { findOffice } from "../office.ts";
import { once } from "../once.ts";
import { hasReader, sheetsByLibreOffice, sizeByLibrsvg, textsByLibrsvg } from "./readers.ts";
import { filesByEnding, published, report, textOf } from "./report.ts";

/** One figure with withheld cells, one of estimates with negative numbers, one with shares alone. */
const chosen = [
  published.find(({ table }) => table.notes.length > 0),
  published.find(({ figure }) => figure.statistic === "estimate"),
  published.find(({ table }) => table.notes.length === 0 && table.header.at(-1) === "n"),
].flatMap((each) => (each === undefined ? [] : [{ id: each.figure.id, each }]));

/** Texts without the spaces that programs set in their own way. */
const bare = (text: string): string => text.replace(/[\s\u00a0\u202f\u00ad-]+/g, "");

const office = findOffice();
const librsvg = hasReader("rsvg-convert") && hasReader("pdftotext");

test("figures of every kind are looked at", () => {
  expect(chosen).toHaveLength(3);
});

/** What LibreOffice reads in the chosen figures' files with an ending, in their order. */
const sheets = once(async (ending: ".xlsx" | ".csv" | "-excel.csv") => {
  const tables = await Promise.all(chosen.map(({ each }) => filesByEnding(each.figure)));
  return sheetsByLibreOffice(
    office ?? "",
    tables.map((files) => files[ending] ?? new Uint8Array()),
    ending,
  );
});

describe.each(chosen)("LibreOffice reads of $id", ({ id, each }) => {
  const { figure, table } = each;
  const numbers = table.rows.flatMap(({ cells }) => cells.flatMap(({ value }) => value ?? []));
  const words = table.rows.flatMap(({ cells }) => cells.filter(({ note }) => note !== undefined));

  /** Numbers and withheld words in what a program wrote out, headings and labels left aside. */
  const contentOf = (csv: string) => {
    const cells = csvParseRows(csv)
      .slice(1)
      .flatMap((row) => row.slice(1));
    return {
      numbers: cells.filter((cell) => /^-?\d+(\.\d+)?$/.test(cell)).map(Number),
      words: cells.filter((cell) => cell === "nicht veröffentlicht"),
    };
  };

  test.skipIf(!office).each([".xlsx", ".csv", "-excel.csv"] as const)(
    "the released numbers as numbers, and no other: %s",
    async (ending) => {
      const [data = "", facts] = (await sheets(ending))[chosen.findIndex((other) => other.id === id)] ?? [];
      expect(contentOf(data)).toEqual({ numbers, words: words.map(() => "nicht veröffentlicht") });
      if (ending !== ".xlsx") return;
      expect(facts).toContain(figure.mark);
      for (const text of [figure.title, figure.subtitle])
        expect(bare(facts ?? "")).toContain(bare(text).replaceAll('"', '""'));
    },
  );
});

describe.each(chosen)("librsvg draws of $id", ({ each: { figure, table, citation } }) => {
  test.skipIf(!librsvg)("title, mark, source, licence and every released number", async () => {
    const { ".svg": svg = new Uint8Array() } = await filesByEnding(figure);
    const drawn = bare(textsByLibrsvg(svg));
    for (const text of [
      figure.title,
      figure.mark,
      "Lizenz: CC BY 4.0",
      citation.label,
      ...table.rows.map(({ label }) => label),
    ])
      for (const word of text.split(/[\s\u00a0\u202f-]+/)) expect(drawn, word).toContain(bare(word));
  });

  test.skipIf(!librsvg)("as large as the file says", async () => {
    const { ".svg": svg = new Uint8Array() } = await filesByEnding(figure);
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(textOf(svg)) ?? [];
    expect(sizeByLibrsvg(svg)).toEqual({ width: Number(width), height: Number(height) });
  });
});

describe("pictures", () => {
  const sizeOf = (png: Uint8Array) => {
    const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
    return { width: view.getUint32(16), height: view.getUint32(20) };
  };

  test("are twice as many pixels as the drawing has px, and 1920 × 1080 for a slide", async () => {
    for (const figure of report.figures) {
      const files = await filesByEnding(figure);
      const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(textOf(files[".svg"])) ?? [];
      expect(sizeOf(files[".png"] as Uint8Array)).toEqual({
        width: 2 * Number(width),
        height: 2 * Number(height),
      });
      expect(sizeOf(files["-16-9.png"] as Uint8Array)).toEqual({ width: 1920, height: 1080 });
    }
  }, 120_000);

  test("say in their files what the drawing says and from which state it is, and nothing else", async () => {
    for (const { figure, licence, study, digest } of published) {
      const { ".png": png = new Uint8Array() } = await filesByEnding(figure);
      // Two readings of all bytes come first.
      const [, , ...chunks] = await unpack(png, "a.png");
      const kinds = chunks.filter((_, i) => i % 2 === 0);
      expect(kinds).toEqual(["pHYs", "iTXt", "iTXt", "iTXt", "iTXt", "iTXt"]);
      const texts = chunks
        .filter((_, i) => i % 2 === 1)
        .slice(1)
        .map((text) => text.split("\0").at(-1));
      const mark = figure.mark === "" ? "" : `${figure.mark}. `;
      expect(texts).toEqual([
        ...[figure.title, mark + figure.alt, figure.source, licence],
        stateText(study, digest),
      ]);
    }
  }, 120_000);
});

describe("all files", () => {
  test("are the same bytes every time", async () => {
    const [figure] = report.figures;
    if (figure === undefined) throw new Error("no figure");
    const [one, other] = [await filesByEnding({ ...figure }), await filesByEnding({ ...figure })];
    for (const [ending, bytes] of Object.entries(one))
      expect(Buffer.from(bytes).equals(other[ending] ?? Buffer.alloc(0)), ending).toBe(true);
  });

  test("name no day of today, no machine and no person that the study does not name", async () => {
    const today = new Date().toISOString().slice(0, 10);
    for (const figure of report.figures) {
      for (const [ending, bytes] of Object.entries(await filesByEnding(figure))) {
        const said = (await unpack(bytes, `a${ending}`)).join("\n");
        for (const never of [today, process.cwd(), "resvg", "fflate"])
          expect(said, ending).not.toContain(never);
      }
    }
  });

  test("carry the mark of what is not published, each of them", async () => {
    for (const figure of report.figures) {
      const files = await filesByEnding(figure);
      for (const [ending, bytes] of Object.entries(files)) {
        // In a drawing the mark stands in pieces where lines break; its description has it whole.
        const said = (await unpack(bytes, `a${ending}`)).join("\n");
        expect(
          [figure.mark, escapeXml(figure.mark)].some((mark) => said.includes(mark)),
          `${figure.id}${ending}`,
        ).toBe(true);
      }
    }
  });
});
