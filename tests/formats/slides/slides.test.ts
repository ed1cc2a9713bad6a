import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { partChart } from "../../../src/formats/pptx/part.ts";
import { sourcesOf } from "../../../src/formats/slide-value.ts";
import { distributionHtml } from "../../../src/formats/slides/value.ts";
import { escapeXml } from "../../../src/formats/xml.ts";
import { sourceDigest } from "../../../src/lib/source-digest.ts";
import { htmlFaults } from "../../site/html.ts";
import { made, make, packed, report, unpacked } from "./folder.ts";

const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe("slides", () => {
  test("are a page and a folder for each selection, all of them, for districts and for towns", async () => {
    const paths = [...(await made()).keys()].filter((path) => !path.startsWith("folien/dateien/"));
    expect(paths).toEqual(
      ["alle", "landkreistag", "staedtetag"].flatMap((id) => [
        `folien/${id}.html`,
        `folien/folien-${id}.zip`,
      ]),
    );
    const [all, districts, towns] = report.presentations.map(({ slides }) => slides.map(({ slug }) => slug));
    expect(new Set([...(districts ?? []), ...(towns ?? [])]).size).toBeLessThanOrEqual(all?.length ?? 0);
    expect(districts).not.toEqual(towns);
    for (const { slides } of report.presentations) {
      expect(slides[0]?.kind).toBe("title");
      expect(slides.length).toBeGreaterThanOrEqual(16);
      for (const { speech, slug } of slides) expect(speech.length, slug).toBeGreaterThan(0);
    }
  });

  test("are the same to the byte when they are made again", async () => {
    const [first, second] = [await made(), await make()];
    for (const [path, bytes] of first)
      expect(Buffer.compare(bytes, second.get(path) ?? new Uint8Array()), path).toBe(0);
  });

  test("hold no script, no style and no handler in the page, and no address elsewhere", async () => {
    for (const [path, bytes] of await made()) {
      if (!path.endsWith(".html")) continue;
      const html = textOf(bytes);
      expect(html, path).not.toMatch(/ style=| on[a-z]+=|<style|javascript:|(src|href)="(https?:)?\/\//);
      for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag).toMatch(/ src="[\w/.-]+"/);
    }
  });

  test("are sound HTML", async () => {
    const folder = mkdtempSync(join(tmpdir(), "folien-"));
    for (const { id } of report.presentations) await unpacked(id, folder);
    const paths = report.presentations.map(({ id }) => `folien-${id}/folien.html`);
    expect(await htmlFaults(folder, [...paths, "folien-alle/dateien/vortrag.html"])).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  test("carry mark, release, day and digest on each slide, and the source with each number", async () => {
    const html = textOf((await made()).get("folien/alle.html"));
    const slides = html.split("<section ").slice(1);
    expect(slides).toHaveLength(report.slides.length);
    for (const [i, slide] of slides.entries()) {
      expect(slide).toContain(`<strong class="mark">${report.study.mark}</strong>`);
      expect(slide).toContain(
        "Fassung\u00a00.1".replace("\u00a0", slide.includes("Fassung\u00a0") ? "\u00a0" : " "),
      );
      expect(slide).toContain(sourceDigest(report));
      const { figure, value, sides } = report.slides[i] ?? { sides: [] };
      const shown = [figure, value?.figure, ...sides.flatMap((side) => [side.figure, side.value?.figure])];
      for (const each of shown) if (each) expect(slide).toContain(each.source);
    }
  });

  test("show what a value is part of as PowerPoint does, and name the same sources in its words", async () => {
    const drawn = report.figures.flatMap((figure) =>
      figure.rows.map((row) => {
        const value = { path: figure.id, value: { number: "40", unit: "Prozent" }, figure, row };
        const inPage = distributionHtml(value).match(/<rect x=/g)?.length;
        expect(inPage, figure.id).toBe(partChart(value)?.series.length);
        expect(distributionHtml({ ...value, value: { number: "4", unit: "Punkte" } })).toBe("");
        return inPage ?? 0;
      }),
    );
    expect(new Set(drawn).size).toBeGreaterThan(2);
    const html = textOf((await made()).get("folien/alle.html"));
    const sources = report.slides.flatMap(sourcesOf);
    expect(sources.length).toBeGreaterThan(10);
    for (const source of sources) expect(html).toContain(escapeXml(source));
  });

  test("describe each figure in words, with its values", async () => {
    const html = textOf((await made()).get("folien/alle.html"));
    const drawn = [...html.matchAll(/role="img" aria-label="([^"]+)"/g)];
    const figures = report.slides.flatMap(({ figure, sides }) => [
      figure,
      ...sides.map((side) => side.figure),
    ]);
    expect(drawn).toHaveLength(figures.filter((figure) => figure !== undefined).length);
    for (const [, alt] of drawn) expect(alt?.length).toBeGreaterThan(20);
  });

  test("show a released answer in its words, with the question and nothing else", async () => {
    const [first] = report.slides;
    if (first === undefined) throw new Error("no slides");
    const quote = { text: "Ein Ort, an dem man sich trifft.", question: "Was fehlt?" };
    const slides = [{ ...first, kind: "quote" as const, blocks: [], speech: [], quote }];
    const presentations = [{ id: "alle", title: "Alle Folien", audience: "", slides }];
    const html = textOf((await made({ ...report, slides, presentations })).get("folien/alle.html"));
    expect(html).toContain("<blockquote><p>„Ein Ort, an dem man sich trifft.“</p></blockquote>");
    expect(html).toContain("Antwort auf die Frage: Was fehlt?");
  });

  test("are packed with all that they need, a text to begin with and the licences", async () => {
    const files = await packed("landkreistag");
    const names = Object.keys(files);
    expect(names.every((name) => name.startsWith("folien-landkreistag/"))).toBe(true);
    const page = textOf(files["folien-landkreistag/folien.html"]);
    for (const [, name] of page.matchAll(/(?:src|href)="(dateien\/[^"]+)"/g))
      expect(names).toContain(`folien-landkreistag/${name}`);
    const readme = textOf(files["folien-landkreistag/LIESMICH.txt"]);
    expect(readme).toContain("folien.html doppelt anklicken");
    expect(readme).toContain(report.study.mark);
    expect(readme.replaceAll("\r\n", "")).not.toContain("\n");
    const licences = textOf(files["folien-landkreistag/dateien/LIZENZEN.txt"]);
    expect(licences).toContain("Permission is hereby granted");
    expect(licences).toContain("SIL OPEN FONT LICENSE");
    const size = Object.values(files).reduce((sum, bytes) => sum + bytes.length, 0);
    expect(size).toBeLessThan(1_500_000);
  });

  test("say the same numbers as the report", async () => {
    const html = textOf((await made()).get("folien/landkreistag.html"));
    const shown = new Set(report.presentations[1]?.slides.map(({ file }) => file));
    const stated = report.statements.filter(({ file, kind }) => kind === "value" && shown.has(file));
    expect(stated.length).toBeGreaterThan(20);
    const plain = html.replace(/<[^>]+>/g, "").replace(/\s+/g, " ");
    for (const { text } of stated) expect(plain).toContain(text.replace(/\s+/g, " "));
  });
});
