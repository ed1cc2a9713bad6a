import { appendFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { audited } from "../../scripts/audit.ts";
import { prepare } from "../../scripts/build.ts";
import { deriveData, writeDerived } from "../../scripts/data.ts";
import { type Place, removeFolder } from "../../scripts/files.ts";
import { stampOf } from "../../src/lib/content.ts";
import { copyOf, project, temporaryPlace } from "./derive.ts";

let place: Place;
afterEach(() => removeFolder(place.out));

async function evaluated(): Promise<Place> {
  place = temporaryPlace(copyOf(join(project, "tests/fixtures/wenige")));
  writeDerived(place, await audited(place, deriveData(place)));
  return place;
}

describe("a chapter that is changed while it is written", () => {
  test("is read as by a whole run, without looking at the data again", async () => {
    const { content } = await evaluated();
    appendFileSync(join(content, "chapters/02-bedarf.md"), "\nEin Satz mit {{hemmnisse.zeitt}}.\n");
    const whole = await prepare(place, { draft: true });
    const again = await prepare(place, { draft: true, sameData: true });
    expect(again.fresh).toBeUndefined();
    expect(again.report.problems).toEqual(whole.report.problems);
    expect(again.report.problems).toHaveLength(1);
    expect(again.report.chapters).toEqual(whole.report.chapters);
    expect(again.report.tables).toEqual(whole.report.tables);
    expect(again.stand).toEqual(whole.stand);
  }, 60_000);

  test("has another stamp after each change, and else the same", async () => {
    const { content, derived } = await evaluated();
    const stamp = () => stampOf({ content, derived, archived: [] });
    const before = stamp();
    expect(stamp()).toBe(before);
    const file = join(content, "chapters/02-bedarf.md");
    utimesSync(file, new Date(), new Date(Date.now() + 1000));
    const touched = stamp();
    expect(touched).not.toBe(before);
    appendFileSync(file, "Noch ein Satz.\n");
    expect(stamp()).not.toBe(touched);
    expect(stampOf({ content, derived, archived: [], draft: { problems: [], standIn: true } })).not.toBe(
      stamp(),
    );
  }, 60_000);
});
