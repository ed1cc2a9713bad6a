import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root, sourcesIn } from "./sources.ts";
import { mentions, vocabularyOf } from "./vocabulary.ts";

const read = (path: string) => {
  const full = join(root, path);
  return existsSync(full) ? readFileSync(full, "utf8") : undefined;
};

const lss = `<?xml version="1.0" encoding="UTF-8"?><document>
  <questions><rows><row><qid>1</qid><title><![CDATA[D1]]></title></row></rows></questions>
  <subquestions><rows><row><qid>2</qid><title><![CDATA[HAUSH]]></title></row><row><qid>3</qid><title>SQ1</title></row></rows></subquestions>
  <question_l10ns><rows>
    <row><qid>1</qid><question>Was hemmt Sie?</question></row>
    <row><qid>2</qid><question><![CDATA[Lage des <b>Haushalts</b>]]></question></row>
  </rows></question_l10ns>
  <answers><rows><row><code>1</code></row><row><code>POLAR</code></row></rows></answers>
  <answer_l10ns><rows><row><answer>selten</answer></row></rows></answer_l10ns>
</document>`;
const invented = vocabularyOf(lss, {
  groupings: {
    typ: { label: "Art der Kommune", groups: { kreisfrei: { label: "Kreisfreie Stadt", short: "Stadt" } } },
  },
});
const inFile = (text: string, path = "src/lib/x.ts") => mentions({ path, text }, invented);

describe("the code", () => {
  test("knows nothing of this study: no codes, groups, labels or Länder outside its demonstration", ({
    skip,
  }) => {
    const structure = read("data/survey.lss");
    if (structure === undefined) return skip("data/survey.lss is not there");
    const vocabulary = vocabularyOf(structure, parse(read("data/study.yaml") ?? ""));
    const found = sourcesIn(["src", "scripts"], [".ts", ".mjs", ".astro"])
      .filter(({ path }) => path !== "scripts/demo.ts" && !path.startsWith("scripts/demo/"))
      .flatMap((source) => mentions(source, vocabulary));
    expect(found).toEqual([]);
  });
});

describe("the search for the study in the code", () => {
  test("takes codes, ids and wordings from the study, not what every survey has", () => {
    expect(invented.codes).toEqual(["D1", "HAUSH", "POLAR", "typ", "kreisfrei"]);
    expect(invented.labels).toEqual([
      "Lage des Haushalts",
      "selten",
      "Art der Kommune",
      "Kreisfreie Stadt",
      "Stadt",
    ]);
  });

  test.each([
    [`const a = "D1";`, "D1"],
    [`if (row.D1) {}`, "D1"],
    [`const a = { HAUSH: 1 };`, "HAUSH"],
    [`const a = \`\${x}[HAUSH]\`;`, "HAUSH"],
    [`const a = /POLAR/;`, "POLAR"],
    [`const a = "wert@kreisfrei";`, "kreisfrei"],
    [`const a = "typ";`, "typ"],
    [`const a = "selten";`, "selten"],
    [`const a = "Kreisfreie Stadt, alle";`, "Kreisfreie Stadt"],
    [`const a = "in Thüringen";`, "Thüringen"],
  ])("finds the planted name in %s", (text, word) => {
    expect(inFile(text)).toEqual([`src/lib/x.ts:1: ${word}`]);
  });

  test("finds a planted name in the markup of a page, with its line", () => {
    const page = `---\nconst a = 1;\n---\n<p>\n  Sachsen\n</p>\n`;
    expect(inFile(page, "src/pages/x.astro")).toEqual(["src/pages/x.astro:5: Sachsen"]);
  });

  test.each([
    `// D1 and Thüringen, as an example`,
    `const a = "A1:D1";`,
    `const a = "HAUSHALT";`,
    `const a = "etwas selten";`,
    `const a = "eine Stadt";`,
    `const typ = 1;`,
    `const a = "Europe/Berlin";`,
    `const a = "SQ1";`,
  ])("leaves ordinary words free, as in %s", (text) => {
    expect(inFile(text)).toEqual([]);
  });
});
