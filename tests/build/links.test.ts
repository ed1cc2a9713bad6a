import { describe, expect, test } from "vitest";
import { brokenLinks } from "../../scripts/site/links.ts";
import { builtPage } from "../../scripts/site/page.ts";
import { searchRecords } from "../../scripts/site/records.ts";
import { searchFiles } from "../../scripts/site/search.ts";

const page = (name: string, body: string) =>
  builtPage([name, `<!doctype html><html><body>${body}</body></html>`]);

/** What is said of a start page with this body, on a site with a second page and a picture, under a base. */
function faults(body: string, address?: string): string[] {
  const pages = [
    page("index.html", body),
    page("kapitel/eins/index.html", `<main id="inhalt"><h2 id="übung">Ü</h2></main>`),
  ];
  const files = new Set(["index.html", "kapitel/eins/index.html", "bild.png"]);
  return brokenLinks({ pages, files, base: "/a/b/", address }).map(({ file, what }) => `${file}: ${what}`);
}

describe("addresses within a site", () => {
  test.each([
    `<a href="/a/b/kapitel/eins/">`,
    `<a href="/a/b/kapitel/eins/#inhalt">`,
    `<a href="kapitel/eins/#%C3%BCbung">`,
    `<a href="#hier" id="hier">`,
    `<img src="/a/b/bild.png" srcset="/a/b/bild.png 2x, bild.png 1x">`,
    `<a href="https://example.org/nichts"><a href="mailto:a@b.example"><a href="tel:1">`,
    `<meta http-equiv="refresh" content="0; url=/a/b/kapitel/eins/">`,
  ])("that lead somewhere are let through: %s", (body) => {
    expect(faults(body)).toEqual([]);
  });

  test.each([
    [`<a href="/a/b/kapitel/zwei/">`, "/a/b/kapitel/zwei/ führt zu nichts"],
    [`<a href="/kapitel/eins/">`, "/kapitel/eins/ führt zu nichts"],
    [`<a href="/a/b/kapitel/eins">`, "/a/b/kapitel/eins führt zu nichts"],
    [
      `<a href="/a/b/kapitel/eins/#weg">`,
      "/a/b/kapitel/eins/#weg führt zu einer Stelle, die es dort nicht gibt",
    ],
    [`<a href="#weg">`, "#weg führt zu einer Stelle, die es dort nicht gibt"],
    [`<img src="bild.jpg">`, "bild.jpg führt zu nichts"],
    [`<img srcset="/a/b/bild.png 1x, /a/b/gross.png 2x">`, "/a/b/gross.png führt zu nichts"],
    [`<link rel="icon" href="/a/b/icon.svg">`, "/a/b/icon.svg führt zu nichts"],
    [`<meta http-equiv="refresh" content="0; url=/a/b/weg/">`, "/a/b/weg/ führt zu nichts"],
  ])("that lead nowhere are told with their page: %s", (body, said) => {
    expect(faults(body)).toEqual([`Startseite: ${said}`]);
  });

  test("are looked up as well where they name the site's own host", () => {
    const site = "https://example.org/a/b/";
    expect(faults(`<link rel="canonical" href="${site}kapitel/eins/">`, site)).toEqual([]);
    expect(faults(`<link rel="item" href="${site}weg.csv">`, site)).toHaveLength(1);
  });
});

const chapter = page(
  "kapitel/eins/index.html",
  `<nav>Weg</nav><main><h1>Die Mehrheit stimmt zu</h1><p>Vorweg.</p><h2 id="a">Erstens</h2><p>Sehr <b>wichtig</b>.</p>
  <figure><p>Abbildung</p></figure><h2>Ohne Stelle</h2><p>Auch das.</p><p data-pagefind-ignore>Nicht dies.</p></main>`,
);

describe("what can be found", () => {
  test("is a chapter by its sections, without its figures and what the markup leaves out", () => {
    expect(searchRecords([chapter])).toEqual([
      { url: "kapitel/eins/", kind: "Kapitel", title: "Die Mehrheit stimmt zu", page: "", text: "Vorweg." },
      {
        url: "kapitel/eins/#a",
        kind: "Kapitel",
        title: "Erstens",
        page: "Die Mehrheit stimmt zu",
        text: "Sehr wichtig. Ohne Stelle Auch das.",
      },
    ]);
  });

  test("is a figure as a whole, a question, a term; no embed, no page for wrong addresses", () => {
    const records = searchRecords([
      page(
        "abbildungen/x/index.html",
        `<main><p class="figure-number">Abbildung&nbsp;4 <span class="mark">DEMO</span></p><h1>Titel</h1><h2 id="t">Tabelle</h2><p>Text</p></main>`,
      ),
      page(
        "glossar/index.html",
        `<main><h1>Glossar</h1><dl><div id="b"><dt>Hebel</dt><dd>Was wirkt.</dd></div></dl></main>`,
      ),
      page("tabellen/index.html", `<main><h1>Tabellen</h1><h2 id="frage-A1">A1 Wo?</h2><p>Da</p></main>`),
      page("tabellen/a1/index.html", `<main><h1>A1 Wo?</h1><p>Da</p></main>`),
      page("embed/x/index.html", `<main><h1>Titel</h1></main>`),
      page("404.html", `<main><h1>Weg</h1></main>`),
      page("alt/index.html", `<main data-pagefind-ignore><h1>Verschoben</h1></main>`),
    ]);
    expect(records.map(({ kind, url, title, text }) => [kind, url, title, text])).toEqual([
      ["Abbildung 4", "abbildungen/x/", "Titel", "Tabelle Text"],
      ["Seite", "glossar/", "Glossar", ""],
      ["Begriff", "glossar/#b", "Hebel", "Was wirkt."],
      ["Seite", "tabellen/", "Tabellen", ""],
      ["Frage", "tabellen/a1/", "A1 Wo?", "Da"],
    ]);
  });

  test("is indexed into the same bytes every time, without the interfaces that Pagefind brings along", async () => {
    const records = searchRecords([chapter]);
    const [first, second] = [await searchFiles(records, "de"), await searchFiles(records, "de")];
    expect([...first.keys()]).toEqual([...second.keys()]);
    for (const [name, bytes] of first)
      expect(Buffer.from(bytes).equals(Buffer.from(second.get(name) ?? [])), name).toBe(true);
    expect([...first.keys()].filter((name) => /ui|highlight/.test(name))).toEqual([]);
    expect([...first.keys()]).toEqual(
      expect.arrayContaining(["pagefind.js", "pagefind-worker.js", "wasm.de.pagefind"]),
    );
  });
});
