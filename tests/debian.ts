import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * Path of a program that a test reads files with: on the machine, or installed with packages of Debian where that is
 * allowed; undefined where there is none.
 */
export function findProgram(name: string, ...packages: readonly string[]): string | undefined {
  const present = () =>
    ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map((folder) => `${folder}/${name}`).find(existsSync);
  const found = present();
  if (found !== undefined) return found;
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    return undefined;
  console.log(`Kein ${name} auf diesem Rechner: aus Debian wird installiert: ${packages.join(", ")} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const get = (...args: string[]) =>
    spawnSync("apt-get", ["-q", "-o", "DPkg::Lock::Timeout=120", ...args], {
      env,
      stdio: "ignore",
      timeout: 600_000,
    });
  get("update");
  get("install", "-y", "--no-install-recommends", ...packages);
  return present();
}
