import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prepare } from "../../scripts/build.ts";
import { namesIn, type Place, placeOf } from "../../scripts/files.ts";
import { archiveOf } from "../../scripts/ledger.ts";
import { lockOf } from "../../scripts/permalinks.ts";
import { few, removeTemporary, studyWith, temporaryFolder, textOf } from "../site/publication.ts";
import { killed } from "./killed.ts";

describe("a final release whose build is killed as soon as it stands in the old one's place", () => {
  const folder = temporaryFolder();
  let place: Place;

  beforeAll(async () => {
    const study = studyWith("final", folder, few);
    place = placeOf({ STUDY: study, OUT_DIR: join(folder, "dist") });
    await killed(place, { to: place.out });
  }, 240_000);
  afterAll(() => removeTemporary(folder));

  test("is on record: what it told, its addresses and its pages", () => {
    expect(existsSync(join(place.out, "index.html"))).toBe(true);
    expect(namesIn(place.ledger)).toEqual(["1.0.json"]);
    expect(namesIn(archiveOf(place))).toEqual(["1.0.zip"]);
    expect(readFileSync(lockOf(place), "utf8")).toContain("\nabbildungen/daten/\n");
  });

  test("is what the next release has to stand beside", async () => {
    expect((await prepare(place)).report.certificate.earlier).toEqual(["1.0"]);
    const responses = join(place.data, "responses.csv");
    const rows = textOf(responses).trimEnd().split("\n");
    writeFileSync(responses, `${rows.join("\n")}\n${rows.at(-1)?.replace(/^"?\d+/, (id) => `${id}9`)}\n`);
    await expect(prepare(place)).rejects.toThrow("seit Fassung 1.0 sind Antworten hinzugekommen");
  });
});
