import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

function read(path: string): { version?: string; dependencies?: Record<string, string> } {
  return JSON.parse(readFileSync(path, "utf8"));
}

/**
 * Installs what the `package.json` of a folder names into that folder, unless it is there; nothing of it gets into the
 * project. Returns why that did not work, undefined where all is there.
 */
export function installInto(folder: string): string | undefined {
  const { dependencies = {} } = read(join(folder, "package.json"));
  const isThere = ([name, version]: [string, string]) => {
    const path = join(folder, "node_modules", name, "package.json");
    return existsSync(path) && read(path).version === version;
  };
  if (Object.entries(dependencies).every(isThere)) return undefined;
  const args = [
    "install",
    "--prefix",
    folder,
    "--no-package-lock",
    "--no-audit",
    "--no-fund",
    "--fetch-retries=1",
  ];
  const npm = process.env.npm_execpath;
  const options = { cwd: folder, encoding: "utf8", timeout: 300_000 } as const;
  // Outside `npm run`, npm is looked for on the path; on Windows that is a file for the shell.
  const { status, stderr, error } = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
  if (status === 0 && Object.entries(dependencies).every(isThere)) return undefined;
  const said = stderr.split("\n").filter((line) => line !== "" && !line.startsWith("npm warn"));
  return (error?.message ?? said.slice(0, 3).join(" ")) || `npm ended with ${status}`;
}
