import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { moveAll, placeOf, refuseForeign } from "../../scripts/files.ts";
import { exclusively } from "../../scripts/lock.ts";
import { freshOf, oldOf, replaceFolder, swapIn } from "../../scripts/swap.ts";
import { project } from "./derive.ts";

const folder = () => mkdtempSync(join(tmpdir(), "ort-"));

test("another study's derived data lie beside the output, never in the study", () => {
  const study = folder();
  const place = placeOf({ STUDY: study, OUT_DIR: join(folder(), "dist") });
  expect(place.derived).toBe(`${place.out}-derived`);
  expect(placeOf({}).derived).toBe(join(project, "data", "derived"));
});

test("paths start where the command was given", () => {
  const from = folder();
  const place = placeOf({ INIT_CWD: from, STUDY: "studie", OUT_DIR: "aus" });
  expect([place.study, place.out]).toEqual([join(from, "studie"), join(from, "aus")]);
});

test("an output that is the study, holds it, or lies in its data or content is refused", () => {
  const study = folder();
  for (const out of [
    study,
    join(study, ".."),
    join(study, "data"),
    join(study, "content", "dist"),
    project,
  ]) {
    expect(() => placeOf({ STUDY: study, OUT_DIR: out }), out).toThrow("OUT_DIR ist ein Ordner der Studie");
  }
});

test("a folder that is no publication is not replaced", () => {
  const out = folder();
  const place = placeOf({ OUT_DIR: out });
  expect(() => refuseForeign(place)).not.toThrow();
  writeFileSync(join(out, "Brief.docx"), "");
  expect(() => refuseForeign(place)).toThrow("enthält etwas anderes als eine Veröffentlichung");
  writeFileSync(join(out, "index.html"), "");
  expect(() => refuseForeign(place)).not.toThrow();
});

test("a swap that was cut short is mended by the next one", () => {
  const path = join(folder(), "dist");
  mkdirSync(oldOf(path));
  writeFileSync(join(oldOf(path), "index.html"), "gut");
  expect(() => swapIn(freshOf(path), path)).toThrow("(ENOENT); der alte steht noch da");
  expect(readFileSync(join(path, "index.html"), "utf8")).toBe("gut");
});

test("a folder is replaced whole: nothing old stays in it, nothing is left beside it", () => {
  const parent = folder();
  const path = join(parent, "derived");
  replaceFolder(path, { "a.json": "1", "b.json": "2" });
  replaceFolder(path, { "a.json": "3" });
  expect(readdirSync(path)).toEqual(["a.json"]);
  expect(readdirSync(parent)).toEqual(["derived"]);
});

test("two builds of the same output do not run at once, and a lock left by a dead one does not count", async () => {
  const place = placeOf({ OUT_DIR: join(folder(), "dist") });
  await exclusively(place, async () => {
    await expect(exclusively(place, async () => {})).rejects.toThrow(
      "wird gerade von einem anderen Aufruf gebaut",
    );
  });
  expect(existsSync(`${place.out}.lock`)).toBe(false);
  writeFileSync(`${place.out}.lock`, "999999999");
  expect(await exclusively(place, async () => "gebaut")).toBe("gebaut");
});

test("folders are moved all or none", () => {
  const parent = folder();
  mkdirSync(join(parent, "a"));
  const moves = [
    [join(parent, "a"), join(parent, "b")],
    [join(parent, "gibt-es-nicht"), join(parent, "c")],
  ] as const;
  expect(() => moveAll(moves)).toThrow();
  expect(readdirSync(parent)).toEqual(["a"]);
});
