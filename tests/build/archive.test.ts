import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { addEarlier, keepRelease } from "../../scripts/archive.ts";
import { placeOf } from "../../scripts/files.ts";
import { archivedVersions } from "../../scripts/ledger.ts";
import { packSite } from "../../scripts/paket.ts";
import { policyOf } from "../../src/lib/serving/policy.ts";
import { final } from "../formats/final.ts";

const folder = mkdtempSync(join(tmpdir(), "fassungen-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = placeOf({ STUDY: folder, OUT_DIR: join(folder, "aus") });
const site = join(folder, "bau");

/** A report of a version under a base. */
const version = (name: string, base: string) => ({
  ...final,
  base,
  study: { ...final.study, release: { ...final.study.release, version: name, date: "2026-03-31" } },
});

function write(files: Record<string, string>, to = site): void {
  rmSync(to, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(to, name, ".."), { recursive: true });
    writeFileSync(join(to, name), text);
  }
}

const textOf = (...path: string[]) => readFileSync(join(...path), "utf8");

describe("a release that another one follows", () => {
  const html = `<html><head><link rel="canonical" href="https://example.org/alt/eins/"></head><body><a href="/alt/#x">A</a><img src="/alt/a.png"><a href="/fremd/">B</a><a href="https://example.org/">C</a></body></html>`;

  test("is kept, the same to the byte for the same site", () => {
    write({
      "eins/index.html": html,
      "a.css": `url(/alt/f.woff2) url("/alt/g.woff2")`,
      "folien/alle.html": "<html><head></head><body><main></main></body></html>",
      "fassung/0.9/index.html": "weg",
    });
    expect(keepRelease(place, site, version("1.0", "/alt/"))).toBe("data/archive/1.0.zip");
    const zip = join(`${place.out}-archive`, "1.0.zip");
    const bytes = readFileSync(zip);
    keepRelease(place, site, version("1.0", "/alt/"));
    expect(readFileSync(zip).equals(bytes)).toBe(true);
    expect(Object.keys(unzipSync(bytes)).sort()).toEqual([
      "a.css",
      "eins/index.html",
      "fassung.json",
      "folien/alle.html",
    ]);
    expect(archivedVersions(place, "1.1")).toEqual(["1.0"]);
    expect(archivedVersions(place, "1.0")).toEqual([]);
  });

  test("stands in the next one under its own address, with its own links, and a way to the newest", () => {
    write({ "index.html": "neu" });
    addEarlier(place, site, version("1.1", "/neu/"));
    const page = textOf(site, "fassung/1.0/eins/index.html");
    expect(page).toContain(`<a href="/neu/fassung/1.0/#x">`);
    expect(page).toContain(`<img src="/neu/fassung/1.0/a.png">`);
    expect(page).toContain(`<a href="/fremd/">`);
    expect(page).toContain(`<a href="https://example.org/">`);
    expect(page).toContain(`href="https://example.org/alt/eins/"`);
    expect(page).toContain(`<meta name="robots" content="noindex">`);
    expect(page).toContain("Dies ist Fassung 1.0 vom 31.\u00a0März\u00a02026, nicht die neueste.");
    expect(page).toContain(`<a href="/neu/eins/">Diese Seite in der neuesten Fassung</a>`);
    expect(textOf(site, "fassung/1.0/a.css")).toBe(
      `url(/neu/fassung/1.0/f.woff2) url("/neu/fassung/1.0/g.woff2")`,
    );
    expect(existsSync(join(site, "fassung/1.0/fassung.json"))).toBe(false);
    expect(textOf(site, "fassung/1.0/folien/alle.html")).toContain("</head><body><main>");
  });

  test("stops the build where its archive is damaged", () => {
    writeFileSync(join(`${place.out}-archive`, "1.0.zip"), "kaputt");
    expect(() => addEarlier(place, site, version("1.1", "/neu/"))).toThrow(
      "data/archive/1.0.zip: ist nicht lesbar",
    );
  });
});

describe("the package for upload", () => {
  test("is refused where nothing is built", () => {
    expect(() => packSite(place)).toThrow("Zuerst npm run build ausführen");
  });

  test("holds the site and a guide that fits it, the same to the byte every time", () => {
    write({ "index.html": "start", "suche/index.html": "suche" }, place.out);
    mkdirSync(place.derived, { recursive: true });
    const derived = (name: string) => textOf(import.meta.dirname, "../../data/derived", name);
    for (const name of ["study", "codebook", "results", "tables", "certificate"].map(
      (each) => `${each}.json`,
    ))
      writeFileSync(join(place.derived, name), derived(name));
    const bytes = readFileSync(packSite(place));
    expect(readFileSync(packSite(place)).equals(bytes)).toBe(true);
    const { "ANLEITUNG.txt": guide, ...site } = unzipSync(bytes);
    expect(Object.keys(site)).toEqual(["website/index.html", "website/suche/index.html"]);
    const text = new TextDecoder().decode(guide);
    for (const word of ["404.html", ".htaccess", ".woff2", "Cache-Control", policyOf(""), policyOf("suche/")])
      expect(text).toContain(word);
    expect(text.split("\r\n").length).toBeLessThan(70);
  });
});
