import { resolve } from "node:path";
import type { ViteUserConfig } from "vitest/config";
import { skippedReporter } from "./setup-reporter.ts";

/** Folders of tests that run scripts, build whole studies or measure. */
const wholes = [
  "audit",
  "build",
  "canary",
  "formats/pdf",
  "formats/pptx",
  "formats/report",
  "formats/word",
  "forms",
  "fuzz",
  "house",
  "read/hostile",
  "read/random",
  "read/spoiled",
  "skeleton",
  "studies",
];

/**
 * The configuration of a run over the test files with this ending. Kinds of tests, told by name and place,
 * so that the browser is looked for and the demonstration built only where a test in the run needs it:
 * `tests/site/` has both, `*.browser<ending>` has the browser, everything else has neither. What runs scripts, builds
 * whole studies or measures (`wholes`) has a process for each file; all other files share theirs, since most of what
 * they take is the start of a process and the loading of the same modules. `npm test -- --project unit`: these alone.
 */
export function run(name: string, ending: string, other?: string): ViteUserConfig {
  const never = ["**/node_modules/**", "tests/bench/**", "tests/fixtures/**"];
  if (other) never.push(`tests/**/*${other}`);
  const site = `tests/site/**/*${ending}`;
  const browser = `tests/**/*.browser${ending}`;
  const whole = wholes.map((folder) => `tests/${folder}/**/*${ending}`);
  const slow = { testTimeout: 300_000, hookTimeout: 900_000 };
  return {
    root: resolve(import.meta.dirname, ".."),
    test: {
      passWithNoTests: false,
      maxWorkers: "100%",
      reporters: ["default", skippedReporter, ["json", { outputFile: `test-results/${name}.json` }]],
      projects: [
        {
          extends: true,
          test: {
            name: "unit",
            isolate: false,
            testTimeout: 90_000,
            hookTimeout: 300_000,
            include: [`tests/**/*${ending}`],
            exclude: [...never, ...whole, site, browser],
          },
        },
        {
          extends: true,
          test: {
            name: "whole",
            testTimeout: 90_000,
            hookTimeout: 300_000,
            include: whole,
            exclude: [...never, site, browser],
          },
        },
        {
          extends: true,
          test: {
            name: "browser",
            include: [browser],
            exclude: [...never, site],
            globalSetup: "tests/setup-browser.ts",
            ...slow,
          },
        },
        {
          extends: true,
          test: {
            name: "site",
            include: [site],
            exclude: never,
            globalSetup: ["tests/setup-browser.ts", "tests/setup-site.ts"],
            setupFiles: "tests/setup-site-file.ts",
            ...slow,
          },
        },
      ],
    },
  };
}
