import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { writeReport } from "../../scripts/build.ts";
import { plainText } from "../../src/lib/markdown/index.ts";
import type { Assembled, Derived } from "../../src/model/report.ts";
import { copyOf, project, temporaryPlace } from "../studies/derive.ts";

let report: Derived & Assembled;

/** The study of few respondents with a threshold that none of its groups reaches. */
beforeAll(async () => {
  const copy = copyOf(join(project, "tests/fixtures/wenige"));
  const file = join(copy, "data/study.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("threshold: 10", "threshold: 40"));
  ({ report } = await writeReport(temporaryPlace(copy)));
}, 60_000);

describe("a text on groups that are all withheld", () => {
  test("stands without a fault, since its sentences give way", () => {
    const { participation } = report.tables;
    const groups = Object.values(participation.typ ?? {});
    expect(groups.length).toBeGreaterThan(0);
    for (const group of groups) expect(group.kind).toBe("suppressed");
    expect(report.problems).toEqual([]);
  });

  test("says so in title, lead and text, and names no group's value", () => {
    const chapter = report.chapters.find(({ slug }) => slug === "einbindung");
    const prose = (chapter?.blocks ?? []).flatMap((block) => (block.kind === "prose" ? block.tokens : []));
    const text = [...(chapter?.title ?? []), ...(chapter?.lead ?? []), ...prose]
      .map((token) => plainText([token]))
      .join(" ");
    expect(text).toContain("Nach der Art der Kommune wird nicht aufgeschlüsselt");
    expect(text).not.toContain("In den Landkreisen sind es");
    const shown = report.statements.filter(({ kind }) => kind === "value").map(({ source }) => source);
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.filter((source) => source.includes("@"))).toEqual([]);
  });

  test("counts the sentences that gave way", () => {
    const other = report.statements.filter(({ kind, state }) => kind === "claim" && state === "other");
    expect(other.length).toBeGreaterThan(3);
  });
});
