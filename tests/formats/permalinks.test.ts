import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkPermalinks, lockOf, recordPermalinks } from "../../scripts/permalinks.ts";
import { permalinks } from "../../src/model/permalinks.ts";
import { temporaryPlace } from "../studies/derive.ts";

const none = permalinks.parse({});
const old = [
  "abbildungen/alt/",
  "abbildungen/alt/alt.png",
  "abbildungen/alt/alt.csv",
  "embed/alt/",
  "kapitel/eins/",
];
const withdrawn = { title: "Alt", reason: "Falsch verschlüsselt.", date: "2026-05-01" };

/** What is said of a publication with these addresses, after one with the old ones. */
function faults(addresses: string[], notes: unknown = none): string[] {
  const place = temporaryPlace(mkdtempSync(join(tmpdir(), "studie-")));
  recordPermalinks(place, old);
  try {
    checkPermalinks(place, addresses, permalinks.parse(notes));
    return [];
  } catch (error) {
    return String((error as Error).message).split("\n");
  }
}

describe("addresses that were published", () => {
  test("may all be there still, and others with them", () => {
    expect(faults([...old, "abbildungen/neu/"])).toEqual([]);
  });

  test("do not vanish in silence: of a figure, its page is named once and not each of its files", () => {
    expect(faults(["kapitel/eins/"])).toEqual([
      "content/permalinks.yaml: die Adresse abbildungen/alt/ wurde veröffentlicht, und es gäbe sie nicht mehr",
      expect.stringContaining("Hinweis: Unter redirects nennen, wohin sie führt"),
    ]);
    expect(faults([])).toHaveLength(4);
  });

  test("do not vanish because a format is given up", () => {
    const [what, hint] = faults(old.filter((address) => !address.endsWith(".csv")));
    expect(what).toContain("abbildungen/alt/alt.csv");
    expect(hint).toContain("Das Format dieser Datei wieder aufnehmen");
  });

  test("may lead to another figure, with embed and files, or be withdrawn with them", () => {
    const neu = old.map((address) => address.replaceAll("alt", "neu"));
    expect(faults(neu, { redirects: { "abbildungen/alt/": "abbildungen/neu/" } })).toEqual([]);
    expect(faults(["kapitel/eins/"], { withdrawn: { "abbildungen/alt/": withdrawn } })).toEqual([]);
  });

  test("are never taken from the lock, and stand in it once, sorted", () => {
    const place = temporaryPlace(mkdtempSync(join(tmpdir(), "studie-")));
    recordPermalinks(place, ["b/", "a/"]);
    recordPermalinks(place, ["c/", "a/"]);
    const lines = readFileSync(lockOf(place), "utf8").split("\n");
    expect(lines.filter((line) => !line.startsWith("#"))).toEqual(["a/", "b/", "c/", ""]);
  });
});

describe("notes on addresses are refused", () => {
  const rest = ["kapitel/eins/", "abbildungen/neu/"];
  test.each([
    [
      "a target that is not there",
      { redirects: { "abbildungen/alt/": "abbildungen/neuu/" } },
      "meinten Sie abbildungen/neu/?",
    ],
    ["a page that is there still", { withdrawn: { "abbildungen/neu/": withdrawn } }, "ist noch eine Seite"],
    [
      "a figure that leads to no figure",
      { redirects: { "abbildungen/alt/": "kapitel/eins/" } },
      "das keine ist",
    ],
    [
      "an address that is both",
      { redirects: { "abbildungen/alt/": "abbildungen/neu/" }, withdrawn: { "abbildungen/alt/": withdrawn } },
      "unter redirects und unter withdrawn",
    ],
    ["an embed on its own", { withdrawn: { "embed/alt/": withdrawn } }, "Nur abbildungen/alt/ nennen"],
  ])("%s", (_, notes, said) => {
    expect(faults(rest, notes).join("\n")).toContain(said);
  });
});
