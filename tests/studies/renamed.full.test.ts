import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildStudy } from "../setup-site.ts";
import { copyOf, project, temporaryPlace } from "./derive.ts";

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
