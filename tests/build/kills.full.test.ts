import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { placeOf, root } from "../../scripts/files.ts";
import { settled } from "../../scripts/lock.ts";
import { differences, isSame, parseSums, sumsIn } from "../../scripts/sums.ts";
import { buildStudy } from "../setup-site.ts";
import { killed } from "./killed.ts";

const folder = mkdtempSync(join(tmpdir(), "abbruch-"));
const study = join(folder, "studie");
const place = placeOf({ STUDY: study, OUT_DIR: join(folder, "dist") });
const text = join(study, "content", "pages", "ueber.md");

/** Numbers from 0 to 1, the same every time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Puts another text into the study, so that a new publication can be told from the old one. */
const write = (n: number) => writeFileSync(text, `---\ntitle: Über\n---\n\nStand Nummer ${"i".repeat(n)}.\n`);

/** What is wrong with the publication that stands there: every file must be one that its own list names. */
function faults(): string[] {
  const list = join(place.out, "SHA256SUMS");
  if (!existsSync(list)) return [`${list} is not there`];
  const found = differences(parseSums(readFileSync(list, "utf8")) ?? new Map(), sumsIn(place.out));
  return isSame(found) ? [] : [JSON.stringify(found)];
}

beforeAll(() => {
  cpSync(join(root, "tests/fixtures/klein"), study, { recursive: true });
  mkdirSync(dirname(text), { recursive: true });
  write(1);
  buildStudy(study, place.out, {}, ["--only", "site"]);
  expect(faults()).toEqual([]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("of thirty builds that are killed at any moment, each leaves the old or the new publication whole, or the next command does", async () => {
  const random = seeded(20261128);
  const start = performance.now();
  write(2);
  buildStudy(study, place.out, {}, ["--only", "site"]);
  const whole = performance.now() - start;
  for (let n = 0; n < 30; n += 1) {
    write(n + 3);
    // By the clock most of a build is reading and drawing; a third is killed where folders are moved and removed.
    const moment = n % 3 === 0 ? { at: 1 + Math.floor(random() * 24) } : { after: random() * whole };
    await killed(place, moment, ["--only", "site"]);
    if (existsSync(place.out)) expect(faults(), `kill ${n}, before the next command`).toEqual([]);
    settled(place);
    expect(faults(), `kill ${n}`).toEqual([]);
  }
  write(100);
  buildStudy(study, place.out, {}, ["--only", "site"]);
  expect(faults()).toEqual([]);
  expect(readFileSync(join(place.out, "ueber/index.html"), "utf8")).toContain("i".repeat(100));
  expect(readdirSync(dirname(place.out)).filter((name) => /\.wechsel-|\.lock$/.test(name))).toEqual([]);
}, 900_000);
