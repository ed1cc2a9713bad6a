import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { placeOf, root } from "../scripts/files.ts";
import { demonstration } from "./demonstration.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of the built demonstration site: `inject("siteDir")` in tests/site. */
    siteDir: string;
    /** What went wrong in the build; empty where nothing did. */
    siteError: string;
    /** True where pictures of the site are to be accepted as they are now (`npm run accept`). */
    accepts: boolean;
  }
}

/** Builds the demonstration once for all site tests; `SITE_DIR=<folder>` takes one that is built already. */
export default function setup(project: TestProject): (() => void) | undefined {
  project.provide("accepts", project.vitest.snapshot.options.updateSnapshot === "all");
  const given = process.env.SITE_DIR;
  if (given) {
    project.provide("siteDir", resolve(given));
    project.provide("siteError", "");
    return;
  }
  mkdirSync(join(root, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(root, ".cache", "test-"));
  const siteDir = join(folder, "site");
  let siteError = "";
  try {
    buildStudy(copyOfStudy(folder, siteDir), siteDir);
  } catch (error) {
    // An error thrown here would keep all other tests from running; setup-site-file.ts fails the site's only.
    siteError = error instanceof Error ? error.message : String(error);
  }
  project.provide("siteDir", siteDir);
  project.provide("siteError", siteError);
  return () => rmSync(folder, { recursive: true, force: true });
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

/** Builds a study into a folder as an author would, and returns what the build said; throws where it fails. */
export function buildStudy(
  study: string,
  out: string,
  extra: Record<string, string> = {},
  args: readonly string[] = [],
  script = "scripts/build.ts",
): string {
  // A build must not notice that a test runs it: Vitest's own variables stay here.
  const foreign = /^(VITEST.*|NODE_ENV|TEST|MODE|DEV|PROD|SSR|BASE_URL)$/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const { status, signal, error, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...env, ...extra, STUDY: study, OUT_DIR: out },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 600_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  const said = `${stdout ?? ""}${stderr ?? ""}`;
  if (status !== 0) {
    throw new Error(
      `the build of ${study} failed (${error?.message ?? signal ?? `exit ${status}`}):\n${said}`,
    );
  }
  return said;
}
