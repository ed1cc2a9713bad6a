import { describe, expect, test } from "vitest";
import { charactersOf } from "../../../src/formats/pdf/glyphs.ts";
import { call, join, labelled, shown, text } from "../../../src/formats/pdf/typst.ts";
import { documentFonts, typeset } from "../../../src/lib/typesetter.ts";
import { letters, open, pagesOf } from "./read.ts";

/** The words of a document of one page that holds this code. */
async function wordsIn(code: string): Promise<string> {
  const head = `#set document(title: "T")\n#set text(lang: "de", font: ("Source Serif 4", "Source Sans 3"), fallback: false)`;
  const pdf = await open(typeset(`${head}\n#${code}\n`).bytes);
  const [page] = await pagesOf(pdf);
  const { items } = (await page?.getTextContent()) ?? { items: [] };
  return items.map((item) => ("str" in item ? item.str : "")).join("");
}

describe("a text in Typst", () => {
  test.each([
    "#panic() *fett* _kursiv_ $x$ <marke> @verweis",
    String.raw`\" ) } ] #read("/etc/passwd") \u{41} \n`,
    "= Überschrift + - / // Kommentar /* auch */ ``` ` ~ ... -- ---",
    `"); #import "@preview/x:1.0.0": *`,
    "Ä ö ü ß „Zitat“ ‚innen‘ 69\u202f% −3 ≥ 5",
  ])("stays what it is: %s", async (words) => {
    expect(letters(await wordsIn(call("par", [text(words)])))).toBe(letters(words));
  });

  test("shows a sign for what no font has, and nothing for what nobody sees", () => {
    expect(shown("中\u200bx\u0007\u202e")).toBe("□x");
  });

  test("is set whatever characters it holds", async () => {
    expect(await wordsIn(call("par", [text("日本 \ufffd \u{1f600} ok")]))).toContain("ok");
  });

  test("may stand in a place that can be led to, and in a sequence", async () => {
    const name = 'a "b" <c> #d';
    const code = join(
      labelled(name, text("(hier)")),
      call("link", [`label(${text(name)})`, text("dorthin")]),
    );
    expect(letters(await wordsIn(code))).toBe("(hier)dorthin");
  });
});

test("fonts are asked for what they have", () => {
  const [serif, , , , sans] = documentFonts().map(charactersOf);
  for (const character of "AZaz09äöüÄÖÜß„“–−%") {
    expect(serif?.has(character.codePointAt(0) ?? 0)).toBe(true);
    expect(sans?.has(character.codePointAt(0) ?? 0)).toBe(true);
  }
  expect(serif?.has(0x4e2d)).toBe(false);
});
