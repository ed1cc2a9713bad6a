import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { placeOf } from "../../scripts/files.ts";
import { atRest, exclusively, inTurn, settled } from "../../scripts/lock.ts";
import { type Disk, oldOf, restore, swapIn } from "../../scripts/swap.ts";

const parent = () => mkdtempSync(join(tmpdir(), "tausch-"));

/** Folders and what stands in them: the whole site or half of it, as a disk that can fail or be cut off at any step. */
function imagined(
  folders: Record<string, string>,
  fails: (step: string, count: number) => string | undefined,
) {
  const steps: string[] = [];
  const pauses: number[] = [];
  const act = (step: string, work: () => void) => {
    const code = fails(step, steps.push(step));
    if (code === "killed") throw new Error("killed");
    if (code !== undefined) throw Object.assign(new Error(code), { code });
    work();
  };
  const disk: Disk = {
    exists: (path) => path in folders,
    rename: (from, to) =>
      act(`rename ${from} ${to}`, () => {
        const content = folders[from];
        if (content === undefined || to in folders)
          throw Object.assign(new Error("EPERM"), { code: "EPERM" });
        folders[to] = content;
        delete folders[from];
      }),
    copy: (from, to) =>
      act(`copy ${from} ${to}`, () => {
        folders[to] = folders[from] ?? "";
      }),
    remove: (path) => {
      // Whoever is killed while removing leaves half a folder.
      if (path in folders) folders[path] = "half";
      act(`remove ${path}`, () => {
        delete folders[path];
      });
    },
    pause: (time) => void pauses.push(time),
  };
  return { disk, steps, pauses };
}

const begin = () =>
  ({ site: "old", ".site.wechsel-neu": "new", "site-alt": "backup" }) as Record<string, string>;

describe("a swap", () => {
  const whole = begin();
  const { disk, steps } = imagined(whole, () => undefined);
  swapIn(".site.wechsel-neu", "site", disk);

  test("puts the new folder in the old one's place, and what others put beside it stays", () => {
    expect(whole).toEqual({ site: "new", "site-alt": "backup" });
  });

  test.each(steps.map((_, i) => i + 1))(
    "cut off at step %i leaves the old or the new folder whole, or the next command does",
    (at) => {
      const folders = begin();
      const { disk } = imagined(folders, (_, count) => (count >= at ? "killed" : undefined));
      try {
        swapIn(".site.wechsel-neu", "site", disk);
      } catch {
        // Whoever is killed says nothing.
      }
      if ("site" in folders) expect(["old", "new"]).toContain(folders.site);
      restore("site", imagined(folders, () => undefined).disk);
      expect(["old", "new"]).toContain(folders.site);
      expect(Object.keys(folders).filter((name) => /\.wechsel-(alt|weg)$/.test(name))).toEqual([]);
    },
  );

  test.each(["EPERM", "EBUSY", "EACCES"])("waits where a file is held for a moment (%s)", (code) => {
    const folders = begin();
    const { disk, pauses } = imagined(folders, (_, count) => (count <= 3 ? code : undefined));
    swapIn(".site.wechsel-neu", "site", disk);
    expect(folders).toEqual({ site: "new", "site-alt": "backup" });
    expect(pauses).toHaveLength(3);
  });

  test("says what to do where a file stays open, and the old folder stands whole", () => {
    for (const held of ["rename site .site.wechsel-alt", "rename .site.wechsel-neu site"]) {
      const folders = begin();
      const { disk, pauses } = imagined(folders, (step) => (step === held ? "EBUSY" : undefined));
      expect(() => swapIn(".site.wechsel-neu", "site", disk)).toThrow(
        /\(EBUSY\); der alte steht noch da\nHinweis: Vorschau und Programme schließen/,
      );
      expect(folders.site).toBe("old");
      expect(pauses.reduce((sum, time) => sum + time, 0)).toBeLessThan(5000);
    }
  });

  test("names what else the disk says, and advises nothing that would not help", () => {
    const folders = begin();
    const { disk } = imagined(folders, (step) =>
      step === "rename .site.wechsel-neu site" ? "ENOSPC" : undefined,
    );
    expect(() => swapIn(".site.wechsel-neu", "site", disk)).toThrow(
      /\(ENOSPC\); der alte steht noch da\nHinweis: Nachsehen, ob auf dem Datenträger Platz ist/,
    );
    expect(folders.site).toBe("old");
  });

  test("is done where only the old folder cannot be removed; the next one removes it", () => {
    const folders = begin();
    const { disk } = imagined(folders, (step) => (step.startsWith("remove") ? "EBUSY" : undefined));
    swapIn(".site.wechsel-neu", "site", disk);
    expect(folders.site).toBe("new");
    folders[".site.wechsel-neu"] = "newer";
    swapIn(".site.wechsel-neu", "site", imagined(folders, () => undefined).disk);
    expect(folders).toEqual({ site: "newer", "site-alt": "backup" });
  });
});

describe("a lock", () => {
  const place = () => placeOf({ STUDY: parent(), OUT_DIR: join(parent(), "dist") });

  test("of a process that runs is respected, and no other process is waited for in vain", async () => {
    const own = place();
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    try {
      writeFileSync(`${own.out}.lock`, String(other.pid));
      await expect(exclusively(own, async () => {})).rejects.toThrow(
        "wird gerade von einem anderen Aufruf gebaut",
      );
      expect(readFileSync(`${own.out}.lock`, "utf8")).toBe(String(other.pid));
    } finally {
      other.kill("SIGKILL");
    }
  });

  test("of an earlier process that had the number of this one, or of one that runs since, does not count", async () => {
    const own = place();
    writeFileSync(`${own.out}.lock`, String(process.pid));
    expect(await exclusively(own, async () => "gebaut")).toBe("gebaut");
    writeFileSync(`${own.out}.lock`, String(process.ppid));
    utimesSync(`${own.out}.lock`, 0, 0);
    expect(await exclusively(own, async () => "gebaut")).toBe("gebaut");
    expect(existsSync(`${own.out}.lock`)).toBe(false);
  });

  test("is given back where the work fails", async () => {
    const own = place();
    await expect(
      exclusively(own, async () => {
        throw new Error("kaputt");
      }),
    ).rejects.toThrow("kaputt");
    expect(await exclusively(own, async () => "gebaut")).toBe("gebaut");
  });

  test("lets short steps follow one another", () => {
    const path = join(parent(), "derived");
    expect([1, 2].map((n) => inTurn(path, () => n))).toEqual([1, 2]);
    expect(readdirSync(join(path, ".."))).toEqual([]);
  });
});

test("a command that only reads brings back what a killed build had moved aside, never while one is at work", async () => {
  const place = placeOf({ STUDY: parent(), OUT_DIR: join(parent(), "dist") });
  mkdirSync(oldOf(place.out));
  writeFileSync(join(oldOf(place.out), "index.html"), "gut");
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  try {
    writeFileSync(`${place.out}.lock`, String(other.pid));
    settled(place);
    expect(existsSync(place.out)).toBe(false);
    expect(() => atRest(place)).toThrow("wird gerade von einem anderen Aufruf gebaut");
  } finally {
    other.kill("SIGKILL");
    await new Promise((resolve) => other.on("exit", resolve));
  }
  settled(place);
  expect(readFileSync(join(place.out, "index.html"), "utf8")).toBe("gut");
});
