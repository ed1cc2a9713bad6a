import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { namesIn, textsIn } from "../../scripts/files.ts";
import { brokenLinks } from "../../scripts/site/links.ts";
import { builtPage } from "../../scripts/site/page.ts";
import { policyOf } from "../../src/lib/serving/policy.ts";
import { buildStudy } from "../setup-site.ts";
import {
  address,
  build,
  few,
  removeTemporary,
  studyWith,
  temporaryFolder,
  textOf,
} from "../site/publication.ts";

const base = new URL(address).pathname;
const [one, other] = [temporaryFolder(), temporaryFolder()];

/** Every file of a folder with a digest of its bytes. */
const digestsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    namesIn(folder).map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex"),
    ]),
  );

/** The address that an element of a page leads to, for each that has one. */
const addressesIn = (html: string): string[] =>
  [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, href = ""]) => href);

let first: { here: Record<string, string>; there: Record<string, string> };
let folder: string;
const pageOf = (path: string): string => textOf(folder, path, "index.html");

beforeAll(() => {
  const study = studyWith("final", one, few);
  studyWith("final", other, few);
  folder = build(one, { whole: true }).folder;
  first = { here: digestsOf(folder), there: digestsOf(build(other, { whole: true }).folder) };

  // A new chapter title, and a release that says why.
  const chapter = join(study, "content/chapters/02-bedarf.md");
  writeFileSync(chapter, textOf(chapter).replace(/^short: .*$/m, "short: Was gebraucht wird"));
  const file = join(study, "data/study.yaml");
  const document = parseDocument(textOf(file));
  const release = {
    version: "1.1",
    date: "2026-05-04",
    changes: "Kapitel 2 heißt anders.",
    earlier: [{ version: "1.0", date: "2026-03-31" }],
  };
  document.setIn(["release"], document.createNode(release));
  writeFileSync(file, String(document));
  build(one, { whole: true });
});

afterAll(() => [one, other].forEach(removeTemporary));

describe("a release that is built twice, in two folders", () => {
  test("is the same to the byte, the index of its search included", () => {
    const names = Object.keys(first.here);
    expect(names.filter((name) => name.startsWith("suche/index/")).length).toBeGreaterThan(5);
    expect(names.some((name) => /^suche\/index\/fragment\//.test(name))).toBe(true);
    expect(first.there).toEqual(first.here);
  });
});

describe("a second release", () => {
  test("stands where the first did, and has the first below /fassung/1.0/, every page of it", () => {
    expect(pageOf("")).toMatch(/Fassung(?:&nbsp;|\s)1\.1/);
    expect(pageOf("fassung/1.0")).toMatch(/Fassung(?:&nbsp;|\s)1\.0/);
    const kept = namesIn(folder).flatMap((name) => (name.startsWith("fassung/1.0/") ? [name.slice(12)] : []));
    // What leads to the newest release, and what servers are told, are the newest one's.
    const before = Object.keys(first.here).filter(
      (name) => !/^(fassung\/|_headers$|\.htaccess$|SHA256SUMS$)/.test(name),
    );
    expect(kept.toSorted()).toEqual(before.toSorted());
  });

  test("says on each page of the first what it is, leads to its successor, and keeps search engines away", () => {
    const pages = namesIn(folder).filter((name) => /^fassung\/1\.0\/.*\.html$/.test(name));
    expect(pages.length).toBeGreaterThan(20);
    for (const name of pages) {
      const html = textOf(folder, name);
      expect(html, name).toContain("Dies ist Fassung 1.0 vom 31.\u00a0März\u00a02026, nicht die neueste.");
      expect(html, name).toContain('<meta name="robots" content="noindex">');
    }
    const chapter = pageOf("fassung/1.0/kapitel/bedarf");
    expect(chapter).toContain(`<a href="${base}kapitel/bedarf/">Diese Seite in der neuesten Fassung</a>`);
    expect(chapter).not.toContain("Was gebraucht wird");
    expect(pageOf("kapitel/bedarf")).toContain("Was gebraucht wird");
  });

  test("leaves readers of the first within it: what its pages load and lead to is its own", () => {
    const html = pageOf("fassung/1.0/kapitel/bedarf").replace(/<p class="banner">Dies ist.*?<\/p>/, "");
    const own = addressesIn(html).filter((href) => href.startsWith("/"));
    expect(own.length).toBeGreaterThan(20);
    expect(own.filter((href) => !href.startsWith(`${base}fassung/1.0/`))).toEqual([]);
  });

  test("has no address that leads nowhere, on pages old and new", () => {
    const pages = textsIn(folder, ".html").map(builtPage);
    expect(pages.filter(({ path }) => path.startsWith("fassung/1.0/")).length).toBeGreaterThan(20);
    expect(brokenLinks({ pages, files: new Set(namesIn(folder)), base, address })).toEqual([]);
  });

  test("lists both on its page of changes, with day and reason, and in its feed", () => {
    const html = pageOf("aenderungen");
    expect(html).toMatch(
      /id="fassung-1\.1".*4\.\u00a0Mai\u00a02026.*Kapitel 2 heißt anders\..*id="fassung-1\.0"/s,
    );
    expect(html).toContain(`href="${base}fassung/1.0/"`);
    expect(textOf(folder, "feed.xml").match(/<entry>/g)).toHaveLength(2);
  });

  test("names neither the old pages in its sitemap nor in its search", () => {
    expect(textOf(folder, "sitemap.xml")).not.toContain("fassung/");
    const count = (version: Record<string, string>) =>
      Object.keys(version).filter((name) => /^suche\/index\/fragment\//.test(name)).length;
    expect(count(digestsOf(folder))).toBe(count(first.here));
  });
});

describe("npm run paket", () => {
  let zip: Uint8Array;
  let said: string;
  beforeAll(() => {
    said = buildStudy(join(one, "study"), folder, {}, [], "scripts/paket.ts");
    const [, path = ""] = /Zum Hochladen: (.*\.zip)/.exec(said) ?? [];
    zip = readFileSync(path);
  });

  test("makes one archive of all that is built, to the byte, and a guide that fits its address", () => {
    const { "ANLEITUNG.txt": guide = new Uint8Array(), ...site } = unzipSync(zip);
    const built = Object.fromEntries(
      namesIn(folder).map((name) => [`website/${name}`, statSync(join(folder, name)).size]),
    );
    expect(Object.fromEntries(Object.entries(site).map(([name, { length }]) => [name, length]))).toEqual(
      built,
    );
    for (const name of ["website/index.html", "website/fassung/1.0/index.html", "website/bericht.docx"])
      expect(Object.keys(site)).toContain(name);
    const text = new TextDecoder().decode(guide);
    for (const part of [base, "404.html", policyOf(""), policyOf("suche/")]) expect(text).toContain(part);
    expect(text.split("\r\n").length).toBeLessThan(70);
    expect(said).toContain("ANLEITUNG.txt");
  });

  test("keeps it small enough for an upload by hand, and makes it again to the byte", () => {
    expect(zip.length).toBeLessThan(25_000_000);
    const again = buildStudy(join(one, "study"), folder, {}, [], "scripts/paket.ts");
    expect(readFileSync(/Zum Hochladen: (.*\.zip)/.exec(again)?.[1] ?? "").equals(zip)).toBe(true);
    expect(existsSync(`${folder}-paket`)).toBe(true);
  });
});

describe("what is copied from a study that has an address", () => {
  const quoted = (path: string, label: string): string =>
    new RegExp(`data-copy="${label}">\\s*<p data-copy-text[^>]*>(.*?)</p>`, "s").exec(pageOf(path))?.[1] ??
    "";

  test("ends with the figure's permanent address, with version and day before it", () => {
    const text = quoted("abbildungen/einbindung", "Zitat kopieren");
    expect(text).toMatch(/Fassung\s1\.1.*4\.\sMai\s2026/s);
    expect(text.endsWith(`${address}abbildungen/einbindung/`)).toBe(true);
    expect(quoted("abbildungen/einbindung", "Literaturangabe kopieren")).toContain(
      `${address}abbildungen/einbindung/`,
    );
  });

  test("of the whole report ends with its address, and so do the files for reference managers", () => {
    expect(quoted("zitieren", "Literaturangabe kopieren")).toMatch(new RegExp(`${address}\\.?$`));
    expect(textOf(folder, "zitieren/bericht.bib")).toContain(`url = {${address}}`);
    expect(textOf(folder, "zitieren/bericht.ris")).toContain(`UR  - ${address}`);
  });
});
