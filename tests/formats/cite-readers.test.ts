import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { bibtexOf } from "../../src/formats/bibtex.ts";
import { cslOf } from "../../src/formats/csl.ts";
import { risOf } from "../../src/formats/ris.ts";
import { type Citation, citationOf, reportCitation } from "../../src/lib/cite.ts";
import { final } from "./final.ts";
import { hasReader, type Reader } from "./readers.ts";
import { report } from "./report.ts";

/** What a program makes of a text; throws where it refuses it. */
function read(program: Reader, args: readonly string[], input: string): string {
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: "utf8", timeout: 60_000 });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

interface Item {
  id: string;
  type: string;
  title: string;
  author?: { family: string; given?: string }[];
  URL?: string;
  issued?: { "date-parts": number[][] };
}

const bare = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, " ");

const [figure] = final.figures;
if (figure === undefined) throw new Error("no figure");
const citations: [name: string, citation: Citation][] = [
  ["a final report", reportCitation(final.study)],
  ["a figure of it", citationOf(figure, final.study)],
  ["a demonstration", reportCitation(report.study)],
];
const skipped = (program: Reader) => (hasReader(program) ? "" : ` (übersprungen: ${program} ist nicht da)`);
const pandoc = skipped("pandoc");
const bibutils = skipped("ris2xml");

describe.skipIf(pandoc)(`pandoc${pandoc}`, () => {
  test.each(citations)("reads %s from BibTeX and from CSL-JSON, and the same from both", (_, citation) => {
    const bib: Item[] = JSON.parse(read("pandoc", ["-f", "bibtex", "-t", "csljson"], bibtexOf(citation)));
    const csl: Item[] = JSON.parse(read("pandoc", ["-f", "csljson", "-t", "csljson"], cslOf(citation)));
    for (const [item, ...more] of [bib, csl]) {
      expect(more).toEqual([]);
      expect(item?.id).toBe(citation.key);
      expect(bare(item?.title ?? "").replace(/<[^>]+>/g, "")).toBe(bare(citation.title));
      expect(item?.URL).toBe(citation.url);
      expect(item?.issued?.["date-parts"][0]?.[0]).toBe(Number(citation.year));
      if (citation.authors.length > 0)
        expect(item?.author).toMatchObject([{ family: "Mustermann", given: "Erika" }]);
    }
    expect(csl[0]?.type).toBe(citation.kind === "report" ? "report" : "figure");
  });
});

describe.skipIf(bibutils)(`bibutils${bibutils}`, () => {
  test.each(citations)("reads %s from RIS", (_, citation) => {
    const xml = read("ris2xml", ["-i", "utf8", "-o", "utf8"], risOf(citation));
    expect(xml.match(/<mods /g)).toHaveLength(1);
    expect(xml).toContain(`ID="${citation.key}"`);
    if (citation.url) expect(xml).toContain(citation.url);
    for (const { family } of citation.authors)
      expect(xml).toContain(`<namePart type="family">${family}</namePart>`);
    expect(xml).toContain(citation.year);
  });
});
