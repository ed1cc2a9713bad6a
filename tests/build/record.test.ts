import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { placeOf } from "../../scripts/files.ts";
import { recordOf, tools, writeRecord } from "../../scripts/record.ts";
import { differences, parseSums, sumsIn } from "../../scripts/sums.ts";
import { causesOf } from "../../scripts/verify.ts";
import { demonstration } from "../demonstration.ts";
import { final } from "../formats/final.ts";
import { importsOf } from "../house/imports.ts";
import { sourcesIn } from "../house/sources.ts";

const place = () => {
  const study = mkdtempSync(join(tmpdir(), "beleg-"));
  const made = placeOf({ STUDY: study, OUT_DIR: join(study, "..", `${study}-dist`) });
  for (const folder of ["chapters", "pages"]) mkdirSync(join(made.content, folder), { recursive: true });
  mkdirSync(made.derived, { recursive: true });
  writeFileSync(join(made.content, "chapters/01-a.md"), "a\nb\n");
  return made;
};

describe("the record of a build", () => {
  test("names what it was made from and with, and no machine, folder or day", () => {
    const text = JSON.stringify(
      recordOf(placeOf({ STUDY: demonstration, OUT_DIR: join(tmpdir(), "x") }), final, {}),
    );
    expect(text).toContain(`"sourceDigest":"`);
    expect(text).toContain(`"content/chapters/`);
    expect(text).toContain(`"threshold":`);
    for (const word of [tmpdir(), process.cwd(), String(new Date().getFullYear() + 1)])
      expect(text).not.toContain(word);
    expect(text).not.toMatch(/responses|answers|survey\.lss/);
  });

  test("tells texts apart by what they say, not by how a system ends its lines or what lies beside them", () => {
    const own = place();
    const before = recordOf(own, final, {});
    writeFileSync(join(own.content, "chapters/01-a.md"), "a\r\nb\r\n");
    writeFileSync(join(own.content, ".DS_Store"), "");
    writeFileSync(join(own.content, "README.md"), "");
    expect(recordOf(own, final, {})).toEqual(before);
    writeFileSync(join(own.content, "chapters/01-a.md"), "a\nc\n");
    writeFileSync(join(own.content, "pages/neu.md"), "");
    expect(causesOf(before, recordOf(own, final, {}))).toEqual([
      "anders: content/chapters/01-a.md",
      "neu: content/pages/neu.md",
    ]);
  });

  test("lists every package but those that the generator only checks itself with", () => {
    const own = sourcesIn(["src", "scripts"], [".ts", ".astro"]);
    const named = own
      // Fonts of pages are made from their packages by hand, and kept under version control.
      .filter(({ path }) => !/^scripts\/(fonts|check)\.ts$/.test(path))
      .flatMap((source) => importsOf(source).filter(({ target }) => target === undefined))
      .map(({ name }) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
    expect(named).toContain("astro");
    expect(tools.filter((name) => named.includes(name))).toEqual([]);
  });
});

describe("the digests of a publication", () => {
  test("name every file but their own list, and find what is changed, missing or new", () => {
    const folder = mkdtempSync(join(tmpdir(), "summen-"));
    mkdirSync(join(folder, "b"));
    for (const name of ["a.html", "b/ü.html", "c.html"]) writeFileSync(join(folder, name), name);
    writeRecord(folder, recordOf(place(), final, {}));
    const sums = parseSums(readFileSync(join(folder, "SHA256SUMS"), "utf8"));
    expect([...(sums?.keys() ?? [])]).toEqual(["a.html", "b/ü.html", "build.json", "c.html"]);
    writeFileSync(join(folder, "a.html"), "other");
    writeFileSync(join(folder, "d.html"), "");
    const found = new Map([...sumsIn(folder)].filter(([name]) => name !== "c.html"));
    expect(differences(sums ?? new Map(), found)).toEqual({
      changed: ["a.html"],
      missing: ["c.html"],
      added: ["d.html"],
    });
  });

  test("are read only where they are digests", () => {
    for (const text of ["", "abc  index.html\n", "<html>"]) expect(parseSums(text)).toBeUndefined();
  });
});
