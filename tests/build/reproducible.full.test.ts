import { appendFileSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { projectElsewhere, run } from "./apart.ts";

const projects: string[] = [];
afterAll(() => {
  for (const each of projects) rmSync(dirname(each), { recursive: true, force: true });
});

const berlin = { zone: "Europe/Berlin", language: "de_DE.UTF-8", days: 0 };
const kiritimati = { zone: "Pacific/Kiritimati", language: "tr_TR.UTF-8", days: 400 };
const here = { zone: "America/St_Johns", language: "C", days: -30 };

describe("a publication that is made twice", () => {
  const sums = [berlin, kiritimati].map((machine) => {
    const project = projectElsewhere();
    projects.push(project);
    const made = run(project, ["scripts/build.ts"], machine);
    if (made.code !== 0) throw new Error(made.said);
    return readFileSync(join(project, "dist", "SHA256SUMS"), "utf8");
  });
  const [first = ""] = projects;

  test("is the same to the byte in another folder, time zone and language, and on another day", () => {
    const [a = "", b = ""] = sums;
    const lines = new Set(a.split("\n"));
    expect(b.split("\n").filter((line) => !lines.has(line))).toEqual([]);
    expect(b).toBe(a);
    expect(lines.size).toBeGreaterThan(300);
  });

  test("is found to be the same by npm run verify, which names a file that was touched, and a text that has changed", () => {
    const verify = () => run(first, ["scripts/verify.ts"], here);
    const same = verify();
    expect(same.said).toContain("Dateien sind gleich, Byte für Byte");
    expect(same.code).toBe(0);

    appendFileSync(join(first, "content/pages/methodik.md"), "\nEin Satz mehr.\n");
    const other = verify();
    expect(other.code).toBe(1);
    // Every page names the state of the texts.
    expect(other.said).toContain("anders: abbildungen/index.html");
    expect(other.said).toContain("anders: content/pages/methodik.md");

    appendFileSync(join(first, "dist/index.html"), " ");
    const touched = verify();
    expect(touched.code).toBe(1);
    expect(touched.said).toContain("ist nicht mehr, was gebaut wurde");
    expect(touched.said).toContain("anders: index.html");
  }, 900_000);
});
