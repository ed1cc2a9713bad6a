import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../../scripts/files.ts";
import { withoutVitest } from "../setup-site.ts";

/** A copy of the whole project in another folder, with the same packages; nothing that a build made before. */
export function projectElsewhere(): string {
  const folder = join(mkdtempSync(join(tmpdir(), "projekt-")), "Ein anderer Ordner – mit Umlauten äöü");
  mkdirSync(folder);
  const own = ["src", "scripts", "public", "data", "content", "astro.config.mjs", "tsconfig.json"];
  for (const name of [...own, "package.json", "package-lock.json"])
    if (existsSync(join(root, name))) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  return folder;
}

/** How somebody's machine is set. */
export interface Machine {
  /** Time zone. */
  zone: string;
  language: string;
  /** Days that its clock is ahead. */
  days: number;
}

/** Runs a command of a project on a machine that is set so; returns its exit code and what it said. */
export function run(
  project: string,
  args: readonly string[],
  { zone, language, days }: Machine,
  env: Record<string, string> = {},
): { code: number | null; said: string } {
  const ofMachine = /^(LC_.*|LANGUAGE|INIT_CWD|STUDY|OUT_DIR)$/;
  const rest = Object.fromEntries(Object.entries(withoutVitest()).filter(([name]) => !ofMachine.test(name)));
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: project,
    env: {
      ...rest,
      TZ: zone,
      LANG: language,
      LC_ALL: language,
      CLOCK_DAYS: String(days),
      NODE_OPTIONS: `--import=${pathToFileURL(join(root, "tests/build/clock.js")).href}`,
      ...env,
    },
    encoding: "utf8",
    timeout: 600_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, said: `${stdout}${stderr}` };
}
