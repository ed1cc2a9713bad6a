import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { prepare } from "../../scripts/build.ts";
import { handOut } from "../../scripts/hand-out.ts";
import { lockOf } from "../../scripts/permalinks.ts";
import { copyOf, project, temporaryPlace } from "../studies/derive.ts";

test("a release is on record before it is handed out, and where it cannot be, the record is as it was", async () => {
  const place = temporaryPlace(copyOf(join(project, "tests/fixtures/klein")));
  const { report } = await prepare(place);
  const lock = lockOf(place);
  const entry = join(place.ledger, `${report.study.release.version}.json`);
  writeFileSync(lock, "eine/alte/adresse/\n");
  const seen: boolean[] = [];
  const swap = () =>
    void seen.push(existsSync(entry), readFileSync(lock, "utf8").includes("abbildungen/note/"));
  const refused = () => {
    swap();
    throw new Error("EBUSY");
  };

  expect(() => handOut(place, report, place.out, refused)).toThrow("EBUSY");
  expect(seen).toEqual([true, true]);
  expect(existsSync(entry)).toBe(false);
  expect(readFileSync(lock, "utf8")).toBe("eine/alte/adresse/\n");

  expect(handOut(place, report, place.out, swap).join(" ")).toContain("festgehalten");
  expect(existsSync(entry)).toBe(true);
  expect(readFileSync(lock, "utf8")).toMatch(/\nabbildungen\/note\/\n(?:.*\n)*eine\/alte\/adresse\/\n/);
});
