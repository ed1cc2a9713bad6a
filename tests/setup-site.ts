import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of the built demonstration site: `inject("siteDir")` in tests/site. */
    siteDir: string;
  }
}

const root = resolve(import.meta.dirname, "..");

/** Builds the demonstration once for all site tests; `SITE_DIR=<folder>` takes one that is built already. */
export default function setup(project: TestProject): (() => void) | undefined {
  const given = process.env["SITE_DIR"];
  if (given) {
    project.provide("siteDir", resolve(given));
    return;
  }
  mkdirSync(join(root, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(root, ".cache", "test-"));
  const siteDir = join(folder, "site");
  buildStudy(root, siteDir);
  project.provide("siteDir", siteDir);
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Builds a study into a folder as an author would, and returns what the build said; throws where it fails. */
export function buildStudy(study: string, out: string, extra: Record<string, string> = {}): string {
  // A build must not notice that a test runs it: Vitest's own variables stay here.
  const foreign = /^(VITEST.*|NODE_ENV|TEST|MODE|DEV|PROD|SSR|BASE_URL)$/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const { status, signal, error, stdout, stderr } = spawnSync(process.execPath, ["scripts/build.ts"], {
    cwd: root,
    env: { ...env, ...extra, STUDY: study, OUT_DIR: out },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 600_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  const said = `${stdout ?? ""}${stderr ?? ""}`;
  if (status !== 0) {
    throw new Error(`build of ${study} failed (${error?.message ?? signal ?? status}):\n${said}`);
  }
  return said;
}
