import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, posix, win32 } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { installPackages, mayInstall } from "./debian.ts";

/** What is asked of the machine while a browser is looked for; tests put their own in. */
export interface Machine {
  env: Readonly<Record<string, string | undefined>>;
  platform: string;
  exists(path: string): boolean;
  /** Where Playwright keeps the browser that it has downloaded, or would. */
  playwrightPath(): string;
  /** Lets Playwright download its browser; a failure shows in the file not being there. */
  download(): void;
  /** True where Debian's packages may be installed: apt-get, and root. */
  mayInstall(): boolean;
  install(): void;
}

/**
 * Chrome's headless shell comes first: it draws pages and nothing else, and takes half as long as a whole browser, which
 * draws its own window, too.
 */
const shell = "chromium-headless-shell";

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // The shell would fit letters to whole px, which no reader's browser does.
  "--font-render-hinting=none",
];

/**
 * Starts the browser, headless and offline but for what a page asks for; whoever calls it closes it.
 * @param more arguments for it beside those of all tests
 */
export async function launchBrowser(...more: readonly string[]): Promise<Browser> {
  const missing = process.env.BROWSER_MISSING;
  if (missing) throw new Error(missing);
  return await chromium.launch({ executablePath: findBrowser(), args: [...flags, ...more] });
}

/** Path of a Chromium-like browser: named, on the machine, downloaded, or installed; throws where none is to be had. */
export function findBrowser(machine: Machine = thisMachine()): string {
  for (const name of ["BROWSER_PATH", "CHROMIUM_PATH"]) {
    const path = machine.env[name];
    if (!path) continue;
    if (machine.exists(path)) return path;
    throw new Error(`${name} nennt einen Browser, den es nicht gibt: ${path}`);
  }
  const usual = () => usualPlaces(machine).find(machine.exists);
  const downloaded = () => [machine.playwrightPath()].find(machine.exists);
  const present = usual() ?? downloaded();
  if (present) return present;
  machine.download();
  const fetched = downloaded();
  if (fetched) return fetched;
  if (machine.mayInstall()) {
    machine.install();
    const installed = usual();
    if (installed) return installed;
  }
  throw new Error(
    "Kein Browser gefunden: bitte Chrome, Chromium oder Edge installieren (Debian: apt-get install chromium-headless-shell) oder in BROWSER_PATH den Pfad nennen.",
  );
}

/** Where Chrome, Chromium and Edge are to be expected, in the order of trying. */
export function usualPlaces({ env, platform }: Pick<Machine, "env" | "platform">): string[] {
  if (platform === "win32") {
    const programs = ["Google/Chrome/Application/chrome", "Chromium/Application/chrome"];
    const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA];
    return [...programs, "Microsoft/Edge/Application/msedge"].flatMap((program) =>
      folders.flatMap((folder) => (folder ? [win32.join(folder, `${program}.exe`)] : [])),
    );
  }
  if (platform === "darwin") {
    return ["Google Chrome", "Chromium", "Microsoft Edge"].flatMap((name) =>
      ["", env.HOME ?? ""].map((home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`),
    );
  }
  const names = [
    shell,
    "google-chrome-stable",
    "google-chrome",
    "chromium",
    "chromium-browser",
    "microsoft-edge-stable",
    "microsoft-edge",
  ];
  const folders = new Set([
    ...(env.PATH ?? "").split(":").filter(Boolean),
    "/usr/bin",
    "/usr/local/bin",
    "/snap/bin",
  ]);
  return names.flatMap((name) => [...folders].map((folder) => posix.join(folder, name)));
}

function thisMachine(): Machine {
  const { env, platform } = process;
  const cli = join(import.meta.dirname, "../node_modules/playwright-core/cli.js");
  const playwright = (...args: string[]) =>
    spawnSync(process.execPath, [cli, ...args], {
      env: { ...env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "5000" },
      stdio: "ignore",
      timeout: 300_000,
    });
  return {
    env,
    platform,
    exists: existsSync,
    playwrightPath: () => chromium.executablePath(),
    download() {
      console.log("Kein Browser auf diesem Rechner: Playwright versucht, seinen zu laden …");
      playwright("install", "chromium", "--no-shell");
      // A bare system lacks the libraries that the downloaded browser wants.
      if (existsSync(chromium.executablePath()) && mayInstall()) playwright("install-deps", "chromium");
    },
    mayInstall,
    install() {
      // Debian's offshoots may have no shell. With a font that pages fall back to.
      for (const name of [shell, "chromium"])
        if (!usualPlaces({ env, platform }).some(existsSync))
          installPackages([name, "fonts-liberation"], "Kein Browser geladen");
    },
  };
}
