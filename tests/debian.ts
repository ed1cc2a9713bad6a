import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** True where packages of Debian may be installed: apt-get is there, and this is root. */
export const mayInstall = (): boolean =>
  process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/** Installs packages of Debian, and says what for. Whether they are there then, is for who needs them to see. */
export function installPackages(packages: readonly string[], why: string): void {
  console.log(`${why}: aus Debian wird installiert: ${packages.join(", ")} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const get = (...args: string[]) =>
    spawnSync("apt-get", ["-q", "-o", "DPkg::Lock::Timeout=120", ...args], {
      env,
      stdio: "ignore",
      timeout: 600_000,
    });
  get("update");
  get("install", "-y", "--no-install-recommends", ...packages);
}

/**
 * Path of a program that a test reads files with: on the machine, or installed with packages of Debian where that is
 * allowed; undefined where there is none.
 */
export function findProgram(name: string, ...packages: readonly string[]): string | undefined {
  const present = () =>
    ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map((folder) => `${folder}/${name}`).find(existsSync);
  if (present() === undefined && mayInstall()) installPackages(packages, `Kein ${name} auf diesem Rechner`);
  return present();
}
