import { appendFileSync, cpSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectElsewhere, run } from "./apart.ts";

const projects: string[] = [];
afterAll(() => {
  for (const each of projects) rmSync(dirname(each), { recursive: true, force: true });
});

const berlin = { zone: "Europe/Berlin", language: "de_DE.UTF-8", days: 0 };
const kiritimati = { zone: "Pacific/Kiritimati", language: "tr_TR.UTF-8", days: 400 };
const here = { zone: "America/St_Johns", language: "C", days: -30 };

describe("a publication that is made twice", () => {
  const first = projectElsewhere();
  const other = projectElsewhere();
  projects.push(first, other);

  beforeAll(() => {
    const made = run(first, ["scripts/build.ts"], berlin);
    if (made.code !== 0) throw new Error(made.said);
    cpSync(join(first, "dist"), join(other, "dist"), { recursive: true });
  }, 900_000);

  test("is the same to the byte in another folder, time zone and language, and on another day: npm run verify makes it there once more", () => {
    const files = readFileSync(join(first, "dist", "SHA256SUMS"), "utf8")
      .trimEnd()
      .split("\n").length;
    expect(files).toBeGreaterThan(300);
    const same = run(other, ["scripts/verify.ts"], kiritimati);
    expect(same.said).toContain(`alle ${files} Dateien sind gleich, Byte für Byte`);
    expect(same.code).toBe(0);
  }, 900_000);

  test("is told apart by npm run verify, which names a file that was touched, and a text that has changed", () => {
    const verify = () => run(first, ["scripts/verify.ts"], here);
    appendFileSync(join(first, "content/pages/methodik.md"), "\nEin Satz mehr.\n");
    const changed = verify();
    expect(changed.code).toBe(1);
    // Every page names the state of the texts.
    expect(changed.said).toContain("anders: abbildungen/index.html");
    expect(changed.said).toContain("anders: content/pages/methodik.md");

    appendFileSync(join(first, "dist/index.html"), " ");
    const touched = verify();
    expect(touched.code).toBe(1);
    expect(touched.said).toContain("ist nicht mehr, was gebaut wurde");
    expect(touched.said).toContain("anders: index.html");
  }, 900_000);
});
