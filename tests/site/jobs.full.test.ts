import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { pagesIn } from "./browse.ts";
import { Reader } from "./reader.ts";
import { type Server, serve } from "./server.ts";

/**
 * The jobs of readers, done by keyboard alone from the start page. An action is a link followed, a button pressed or
 * something opened; keys are all that are pressed for it, Tab by Tab.
 */
const siteDir = inject("siteDir");
let browser: Browser;
let server: Server;
let page: Page;
const counted: string[] = [];

/** Nobody should have to press more keys than this for any of them. */
const mostKeys = 90;

beforeAll(async () => {
  [server, browser] = await Promise.all([serve(siteDir), launchBrowser()]);
  const context = await browser.newContext({ acceptDownloads: true, reducedMotion: "reduce" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]).catch(() => undefined);
  page = await context.newPage();
});

afterAll(async () => {
  console.log(`Schritte je Aufgabe:\n${counted.sort().join("\n")}`);
  await browser?.close();
  await server?.close();
});

/** Follows a link to a file that is packed as a ZIP, as Excel's are, and gets it under a name that says so. */
async function takesArchive(reader: Reader, link: RegExp, named: RegExp): Promise<void> {
  const download = reader.page.waitForEvent("download");
  await reader.open(link);
  const file = await download;
  expect(file.suggestedFilename()).toMatch(named);
  const bytes = readFileSync(await file.path());
  expect(bytes.subarray(0, 2).toString()).toBe("PK");
}

/** A job of a reader, with the most actions that it may take; `on`: the page that it ends on, if it need not be there. */
function job(name: string, most: number, does: (reader: Reader) => Promise<void>, on = ""): void {
  test.skipIf(!pagesIn(siteDir).includes(on))(
    `${name}, in at most ${most} ${most === 1 ? "action" : "actions"}`,
    async () => {
      const reader = await Reader.at(server.url, page);
      await does(reader);
      counted.push(`  ${name}: ${reader.actions} Aktionen, ${reader.keys} Tasten`);
      expect(reader.actions).toBeLessThanOrEqual(most);
      expect(reader.keys).toBeLessThanOrEqual(mostKeys);
    },
  );
}

describe("1, a Dezernentin", () => {
  job(
    "1 finds the result for Landkreise in Thüringen, or both groups side by side and why",
    3,
    async (reader) => {
      await reader.open(/auswählen$/);
      await reader.open("Thüringen + Landkreise");
      expect(await reader.page.innerText("h1")).toBe("Thüringen und Landkreise");
      const text = await reader.read();
      expect(text).toContain("ist kein eigenes Ergebnis veröffentlicht");
      expect(text).toContain("ließe sich errechnen, was Einzelne geantwortet haben");
      const heads = await reader.page.locator("main table").first().locator("thead th").allInnerTexts();
      expect(heads).toEqual(["Antwort", "Thüringen", "Landkreise", "Alle"]);
      const cells = await reader.page.locator("main tbody td").allInnerTexts();
      expect(cells.filter((cell) => /^\d+\s%$/.test(cell)).length).toBeGreaterThan(100);
    },
  );

  job("2 sees where her kind of municipality stands, in groups and without a ranking", 2, async (reader) => {
    await reader.open(/auswählen$/);
    await reader.open("Kreisfreie Städte");
    expect(await reader.page.innerText("h1")).toBe("Kreisfreie Städte");
    const heads = await reader.page.locator("main table").first().locator("thead th").allInnerTexts();
    expect(heads).toEqual(["Antwort", "Kreisfreie Städte", "Alle"]);
    expect(await reader.read()).toContain("Eine Rangliste ist das nicht");
  });
});

describe("a Fachbereich", () => {
  job("3 copies a sentence with n, source, address and day", 3, async (reader) => {
    await reader.open("Abbildungen");
    await reader.open(/^Abbildung.4 /);
    await reader.open("Zitat kopieren");
    const copied = await reader.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/n\s=\s\d+/);
    expect(copied).toContain("Quelle:");
    expect(copied).toMatch(/Abbildung.4 in: /);
    expect(copied).toMatch(/\d+\.\s\p{L}+\s\d{4}/u);
  });

  job("4 takes a table into Excel", 3, async (reader) => {
    await reader.open("Abbildungen");
    await reader.open(/^Abbildung.4 /);
    await takesArchive(reader, /^Excel/, /\.xlsx$/);
  });
});

describe("a Sozialplaner", () => {
  job("5 finds a question's code, wording and categories", 3, async (reader) => {
    await reader.open("Tabellen");
    await reader.open(/^D1 /);
    await reader.open(/^D1 /);
    expect(new URL(reader.page.url()).pathname).toBe("/tabellen/d1/");
    const text = await reader.read();
    expect(text).toContain("„Sozialer Zusammenhalt lässt sich durch sozialpolitisches Handeln");
    expect(text).toMatch(
      /1 stimme gar nicht zu 2 stimme eher nicht zu 3 teils, teils 4 stimme eher zu 5 stimme voll zu/,
    );
  });
});

describe("an editor at the funder", () => {
  job("8 finds the lasting address of figure 4, and which version it is of", 2, async (reader) => {
    await reader.open("Abbildungen");
    await reader.open(/^Abbildung.4 /);
    const { pathname } = new URL(reader.page.url());
    expect(pathname).toMatch(/^\/abbildungen\/[a-z][a-z0-9-]*\/$/);
    expect(await reader.read()).toMatch(/Fassung 0\.1/);
  });
});

describe("a journalist", () => {
  job("11 learns who was asked, who answered, who paid, and what the limits are", 1, async (reader) => {
    await reader.open("Methodik");
    const text = await reader.read();
    for (const term of [
      "Grundgesamtheit",
      "Antworten",
      "Gefördert von",
      "Feldzeit",
      "Genauigkeit",
      "Schutz der Befragten",
    ])
      expect(text).toContain(term);
    expect(text).toContain("Was die Ergebnisse nicht sagen");
  });
});

describe("a journalist, later", () => {
  job(
    "12 learns which version this is, of which day, and what was corrected",
    1,
    async (reader) => {
      await reader.open("Änderungen");
      expect(await reader.page.innerText("h1")).toBe("Fassungen und Berichtigungen");
      const text = await reader.read();
      expect(text).toMatch(/Fassung 0\.1\s*22\.\s*November\s*2026/);
      expect(text).toContain("Adressen von Seiten und Abbildungen bleiben in allen Fassungen gleich");
    },
    "aenderungen/",
  );
});

describe("a researcher", () => {
  job(
    "13 takes the report into a reference manager",
    3,
    async (reader) => {
      await reader.open("Zitieren");
      await reader.open(/^BibTeX /);
      const download = reader.page.waitForEvent("download");
      await reader.open("BibTeX herunterladen");
      const file = await download;
      expect(readFileSync(await file.path(), "utf8")).toMatch(/^@\w+\{/);
    },
    "zitieren/",
  );

  job(
    "13 takes all released numbers and the questionnaire along",
    2,
    async (reader) => {
      await reader.open("Daten");
      await takesArchive(reader, /ZIP/, /\.zip$/);
      expect(await reader.read()).toMatch(/DDI/);
    },
    "daten/",
  );
});

describe("a blind reader", () => {
  job("14 has every number of a figure in words and in a table", 2, async (reader) => {
    await reader.open("Abbildungen");
    await reader.open(/^Abbildung.4 /);
    const description = await reader.page.locator(".chart + .unseen").first().textContent();
    expect(description).toMatch(/\d+\sProzent \(n\s=\s\d+\)/);
    expect(await reader.page.locator(".chart").first().getAttribute("aria-label")).toMatch(/^.{30,}/);
    const cells = await reader.page.locator("#tabelle ~ .table-scroll td").allInnerTexts();
    expect(cells.filter((cell) => /\d/.test(cell)).length).toBeGreaterThan(8);
  });
});

describe("a respondent", () => {
  job("15 learns who sees the answers, when they are deleted, and whom to ask", 1, async (reader) => {
    await reader.open("Wie die Antworten geschützt sind");
    const text = await reader.read();
    for (const question of [
      ...["Wer sieht meine Antworten?", "Wann wird die Datei gelöscht?", "Werde ich zitiert?"],
      ...["Und wenn in meinem Land nur wenige wie ich geantwortet haben?", "Wen kann ich fragen?"],
    ])
      expect(text).toContain(question);
    expect(text).toContain("Was geprüft ist");
  });
});
