import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkPermalinks, lockOf, recordPermalinks } from "../../scripts/permalinks.ts";
import { permalinks } from "../../src/model/permalinks.ts";
import { buildStudy } from "../setup-site.ts";
import { copyOf, project, temporaryPlace } from "../studies/derive.ts";

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

describe("a study whose figure gets another name after a release", () => {
  const study = copyOf(join(project, "tests/fixtures/klein"));
  const place = temporaryPlace(study);
  const figure = (name: string) => join(study, `content/figures/${name}.yaml`);
  const rename = (from: string, to: string) => {
    renameSync(figure(from), figure(to));
    const chapter = join(study, "content/chapters/01-erstes.md");
    writeFileSync(chapter, readFileSync(chapter, "utf8").replaceAll(from, to));
  };
  let refusal = "";

  beforeAll(() => {
    buildStudy(study, place.out, {}, ["--festschreiben"]);
    rename("note", "zeugnis");
    try {
      buildStudy(study, place.out);
    } catch (error) {
      refusal = String(error);
    }
    const yaml = `redirects:\n  abbildungen/note/: abbildungen/zeugnis/\nwithdrawn:\n  abbildungen/zusammenhang/:\n    title: Zeit hängt mit der Note zusammen\n    reason: Das Modell war falsch gerechnet.\n    date: 2026-05-01\n`;
    writeFileSync(join(study, "content/permalinks.yaml"), yaml);
    rmSync(figure("zusammenhang"));
    buildStudy(study, place.out);
  }, 240_000);
  afterAll(() => rmSync(study, { recursive: true, force: true }));

  test("is not built as long as nobody says where the old address leads", () => {
    expect(refusal).toContain("die Adresse abbildungen/note/ wurde veröffentlicht");
  });

  test("keeps its lock beside the output, and writes nothing into the study", () => {
    expect(readFileSync(`${place.out}-permalinks.lock`, "utf8")).toContain("\nabbildungen/note/note.xlsx\n");
    expect(existsSync(join(study, "data/permalinks.lock"))).toBe(false);
  });

  test("leads from the old page and the old embed to the new ones, without a script", () => {
    for (const [from, to] of [
      ["abbildungen/note", "abbildungen/zeugnis"],
      ["embed/note", "embed/zeugnis"],
    ]) {
      const html = readFileSync(join(place.out, `${from}/index.html`), "utf8");
      expect(html).toContain(`<meta http-equiv="refresh" content="0; url=/${to}/">`);
      expect(html).toContain(`<link rel="canonical" href="/${to}/">`);
      expect(html).toContain(`<a href="/${to}/">`);
    }
  });

  test("has the files under the old name as well", () => {
    const file = (path: string) => readFileSync(join(place.out, "abbildungen", path));
    for (const ending of [".png", ".csv", ".xlsx", ".json"])
      expect(file(`note/note${ending}`).equals(file(`zeugnis/zeugnis${ending}`)), ending).toBe(true);
  });

  test("says of a withdrawn figure that it is withdrawn, since when and why, and has no file of it", () => {
    for (const from of ["abbildungen/zusammenhang", "embed/zusammenhang"]) {
      const html = readFileSync(join(place.out, `${from}/index.html`), "utf8");
      expect(html).toContain("seit dem 1.\u00a0Mai\u00a02026 zurückgezogen");
      expect(html).toContain("Das Modell war falsch gerechnet.");
    }
    expect(existsSync(join(place.out, "abbildungen/zusammenhang/zusammenhang.csv"))).toBe(false);
  });
});
