import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { demonstration } from "../demonstration.ts";
import { copyOf, temporaryPlace } from "./derive.ts";
import { refusal, release } from "./village.ts";

/** A line that holds a whole response: no text in it goes on in the next. */
const isWhole = (row: string) => row.split('"').length % 2 === 1;

test("the demonstration stands beside its own release, and with one response more it is refused", async () => {
  const study = copyOf(demonstration);
  const place = temporaryPlace(study);
  await release(place);
  expect(await refusal(place)).toBe("");
  const file = join(study, "data/responses.csv");
  const text = readFileSync(file, "utf8").trimEnd();
  const twin = text.split("\n").find((row) => /^"\d+";"\d{4}[^\n]*"$/.test(row) && isWhole(row));
  writeFileSync(file, `${text}\n${twin?.replace(/^"\d+"/, '"99999"')}\n`);
  expect(await refusal(place)).toContain("seit Fassung 0.1 sind Antworten hinzugekommen");
}, 120_000);
