import { describe, expect, test } from "vitest";
import { findBrowser, type Machine, usualPlaces } from "../browser.ts";

/** A machine on which these files are there, and the calls that were made on it. */
function machine(files: string[], parts: Partial<Machine> = {}) {
  const calls: string[] = [];
  const it: Machine = {
    env: {},
    platform: "linux",
    exists: (path) => files.includes(path),
    playwrightPath: () => "/home/a/.cache/ms-playwright/chrome",
    download: () => calls.push("download"),
    mayInstall: () => false,
    install: () => calls.push("install"),
    ...parts,
  };
  return { it, calls, files };
}

describe("the browser of the tests", () => {
  test.each(["BROWSER_PATH", "CHROMIUM_PATH"])("is the one that %s names", (name) => {
    const { it, calls } = machine(["/usr/bin/chromium", "/opt/mine"], { env: { [name]: "/opt/mine" } });
    expect(findBrowser(it)).toBe("/opt/mine");
    expect(calls).toEqual([]);
  });

  test("is not another one where the variable names a file that is not there", () => {
    const { it } = machine(["/usr/bin/chromium"], { env: { BROWSER_PATH: "/opt/mine" } });
    expect(() => findBrowser(it)).toThrow("BROWSER_PATH nennt einen Browser, den es nicht gibt: /opt/mine");
  });

  test.each([
    ["linux", {}, "/usr/bin/google-chrome"],
    ["linux", { PATH: "/nix/bin:/usr/bin" }, "/nix/bin/chromium"],
    ["linux", {}, "/snap/bin/chromium"],
    ["darwin", {}, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
    ["darwin", { HOME: "/Users/a" }, "/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium"],
    ["win32", { PROGRAMFILES: "C:\\Programme" }, "C:\\Programme\\Google\\Chrome\\Application\\chrome.exe"],
    [
      "win32",
      { "PROGRAMFILES(X86)": "C:\\Programme (x86)" },
      "C:\\Programme (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
    ],
  ])("is found at the usual places of %s", (platform, env, path) => {
    const { it, calls } = machine([path], { platform, env });
    expect(findBrowser(it)).toBe(path);
    expect(calls).toEqual([]);
  });

  test("is the headless shell before Chrome before Chromium before Edge", () => {
    const names = usualPlaces({ env: {}, platform: "linux" }).map((path) => path.replace(/.*\//, ""));
    const [shell, ...others] = new Set(names);
    expect(shell).toBe("chromium-headless-shell");
    expect(others.map((name) => name.replace(/-.*/, ""))).toEqual([
      "google",
      "google",
      "chromium",
      "chromium",
      "microsoft",
      "microsoft",
    ]);
  });

  test("is Playwright's where that was downloaded before", () => {
    const { it, calls } = machine(["/home/a/.cache/ms-playwright/chrome"]);
    expect(findBrowser(it)).toBe("/home/a/.cache/ms-playwright/chrome");
    expect(calls).toEqual([]);
  });

  test("is downloaded where there is none", () => {
    const { it, files } = machine([], { mayInstall: () => true });
    it.download = () => files.push("/home/a/.cache/ms-playwright/chrome");
    expect(findBrowser(it)).toBe("/home/a/.cache/ms-playwright/chrome");
  });

  test("is installed from Debian where the download fails and that is allowed", () => {
    const { it, calls, files } = machine([], { mayInstall: () => true });
    it.install = () => files.push("/usr/bin/chromium");
    expect(findBrowser(it)).toBe("/usr/bin/chromium");
    expect(calls).toEqual(["download"]);
  });

  test.each([true, false])("is asked for in one sentence where nothing helped (may install: %s)", (may) => {
    const { it, calls } = machine([], { mayInstall: () => may });
    expect(() => findBrowser(it)).toThrow(
      /^Kein Browser gefunden: bitte Chrome, Chromium oder Edge installieren/,
    );
    expect(calls).toEqual(may ? ["download", "install"] : ["download"]);
  });
});
