import { execFile, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { placeOf, root } from "../scripts/files.ts";
import { demonstration } from "./demonstration.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of the built demonstration site: `inject("siteDir")` in tests/site. */
    siteDir: string;
    /** File that is there once the site is built or could not be: what went wrong; "" where it was built before. */
    siteMark: string;
    /** True where pictures of the site are to be accepted as they are now (`npm run accept`). */
    accepts: boolean;
  }
}

/**
 * Builds the demonstration once for all site tests, while others run already; setup-site-file.ts waits for it.
 * `SITE_DIR=<folder>` takes one that is built already.
 */
export default function setup(project: TestProject): (() => Promise<void>) | undefined {
  project.provide("accepts", project.vitest.snapshot.options.updateSnapshot === "all");
  const given = process.env.SITE_DIR;
  if (given) {
    project.provide("siteDir", resolve(given));
    project.provide("siteMark", "");
    return;
  }
  mkdirSync(join(root, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(root, ".cache", "test-"));
  const siteDir = join(folder, "site");
  const mark = join(folder, "mark");
  project.provide("siteDir", siteDir);
  project.provide("siteMark", mark);
  const build = promisify(execFile)(...buildOf(copyOfStudy(folder, siteDir), siteDir));
  const done = build.then(
    () => "",
    (error) => `the demonstration was not built: ${error.message}\n${error.stdout}`,
  );
  const marked = done.then((said) => {
    // Whoever sees the mark finds all that it says.
    writeFileSync(`${mark}-whole`, said);
    renameSync(`${mark}-whole`, mark);
  });
  return async () => {
    build.child.kill();
    await marked;
    rmSync(folder, { recursive: true, force: true });
  };
}

/**
 * A copy of the demonstration under another roof: built from there, nothing is written into `data/derived`, whose being
 * up to date other tests look at. Where responses are not there, the derived data are what the build takes.
 */
function copyOfStudy(folder: string, out: string): string {
  const study = join(folder, "study");
  const copies = [
    [join(demonstration, "data"), join(study, "data")],
    [join(demonstration, "content"), join(study, "content")],
    [join(demonstration, "data", "derived"), placeOf({ STUDY: study, OUT_DIR: out }).derived],
  ] as const;
  for (const [from, to] of copies) if (existsSync(from)) cpSync(from, to, { recursive: true });
  return study;
}

/** How `npm run build` starts Node: modules stay as they were compiled, which is a third of a small build. */
export const asAuthors = [
  ...["--v8-pool-size=0", "--min-semi-space-size=48", "--max-semi-space-size=48"],
  ...["--import", "./scripts/compile-cache.js"],
];

/** The environment of these tests without what Vitest puts in: a command must not notice that a test runs it. */
export function withoutVitest(): Record<string, string | undefined> {
  const foreign = /^(VITEST.*|NODE_ENV|TEST|MODE|DEV|PROD|SSR|BASE_URL)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/** How a study is built into a folder as an author would: program, arguments, and options for its process. */
function buildOf(
  study: string,
  out: string,
  extra: Record<string, string> = {},
  args: readonly string[] = [],
  script = "scripts/build.ts",
) {
  const options = {
    cwd: root,
    env: { ...withoutVitest(), ...extra, STUDY: study, OUT_DIR: out },
    encoding: "utf8",
    timeout: 600_000,
    maxBuffer: 64 * 1024 * 1024,
  } as const;
  return [process.execPath, [...asAuthors, script, ...args], options] as const;
}

/** Builds a study into a folder as an author would, and returns what the build said; throws where it fails. */
export function buildStudy(...what: Parameters<typeof buildOf>): string {
  const { status, signal, error, stdout, stderr } = spawnSync(...buildOf(...what));
  const said = `${stdout ?? ""}${stderr ?? ""}`;
  if (status !== 0) {
    throw new Error(
      `the build of ${what[0]} failed (${error?.message ?? signal ?? `exit ${status}`}):\n${said}`,
    );
  }
  return said;
}
