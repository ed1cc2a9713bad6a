import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { dependencyFaults, dependencyFiles, namingFiles } from "../../scripts/deps.ts";
import { readText, root } from "../../scripts/files.ts";
import { licenceFaults, licencesText, lockedPackages } from "../../scripts/licences.ts";
import { everyShipped as shipped, shippedIn } from "../../src/lib/shipped.ts";

const { file, lock } = dependencyFiles();
const sources = namingFiles();

describe("the dependencies", () => {
  test("are locked, used, run nothing unasked, and stand under licences that fit", () => {
    expect(Object.keys(file.devDependencies).length).toBeGreaterThan(20);
    expect(lockedPackages(lock).length).toBeGreaterThan(300);
    expect(dependencyFaults(file, lock, sources)).toEqual([]);
  });

  test("are all named with their licences in the file that goes with a publication", () => {
    const words = licencesText(
      lock,
      shipped.map((each) => ({ ...each, words: `Text von ${each.name}` })),
    );
    // Of what stands under „Von ihnen steht nichts in der Veröffentlichung“ nothing may stand in it.
    const published = shipped.map((each) => each.package);
    for (const { name, version, licence } of lockedPackages(lock))
      expect(words.includes(`  ${name} ${version}: ${licence}\n`), name).toBe(!published.includes(name));
    for (const { name, licence } of shipped) {
      expect(words).toContain(`${name} (`);
      expect(words).toContain(`, ${licence}\n`);
      expect(words).toContain(`Text von ${name}`);
    }
  });
});

describe("the rules over dependencies", () => {
  const made = (parts: Record<string, object>) => JSON.stringify({ packages: { "": {}, ...parts } });
  const sound = { version: "1.0.0", license: "MIT", integrity: "sha512-a" };
  const wanting = { devDependencies: { a: "1.0.0" }, allowScripts: {} };
  const using = [["src/a.ts", 'import "a";']] as const;
  /** Without what publications hold, which this lock does not. */
  const faults = (...args: Parameters<typeof dependencyFaults>) =>
    dependencyFaults(...args).filter((fault) => !fault.includes("wird veröffentlicht"));

  test("find nothing where nothing is wrong", () => {
    expect(faults(wanting, made({ "node_modules/a": sound }), using)).toEqual([]);
  });

  test.each([
    ["another version", { ...sound, version: "1.0.1" }, /a 1\.0\.0: steht nicht genau so/],
    ["no checksum", { ...sound, integrity: undefined }, /ohne Fassung oder Prüfsumme/],
    ["a script", { ...sound, hasInstallScript: true }, /a: will beim Einrichten etwas ausführen/],
    ["an address", { ...sound, resolved: "https://example.org" }, /nennt Adressen/],
    ["the GPL", { ...sound, license: "GPL-3.0-only" }, /a: GPL-3\.0-only/],
    ["the AGPL beside another", { ...sound, license: "MIT AND AGPL-3.0-only" }, /a: MIT AND AGPL/],
    ["no licence", { ...sound, license: undefined }, /a: ohne Lizenz/],
  ])("see %s", (_, locked, fault) => {
    expect(faults(wanting, made({ "node_modules/a": locked }), using).join("\n")).toMatch(fault);
  });

  test("see a package that nobody uses", () => {
    expect(faults(wanting, made({ "node_modules/a": sound }), [])).toEqual(["a: wird nirgends verwendet"]);
  });

  test("let one of several licences be chosen, tools have their exceptions, and nothing that is published any", () => {
    const locked = [
      { name: "a", version: "1", licence: "GPL-2.0-only OR MIT", integrity: "b", hasScript: false },
      { name: "citeproc", version: "1", licence: "CPAL-1.0 OR AGPL-1.0", integrity: "b", hasScript: false },
    ];
    expect(licenceFaults(locked, [])).toEqual([]);
    const published = { package: "citeproc", name: "c", use: "", licence: "CPAL-1.0", text: "" };
    expect(licenceFaults(locked, [published])).toHaveLength(1);
  });
});

test("what shows slides is named where slides are made, and only there", () => {
  const slides = [{}] as Parameters<typeof shippedIn>[0]["slides"];
  const named = (report: Parameters<typeof shippedIn>[0]) =>
    shippedIn(report).some((each) => each.name === "reveal.js");
  expect(named({ slides })).toBe(true);
  expect(named({ slides: [] })).toBe(false);
  vi.stubEnv("REPORT_ONLY", "site");
  expect(named({ slides })).toBe(false);
  vi.unstubAllEnvs();
});

test("the text of every licence that has to go with a publication is there", () => {
  for (const { name, text } of shipped)
    expect(readText(join(root, text)), name).toMatch(/Permission is hereby granted|SIL OPEN FONT LICENSE/i);
});
