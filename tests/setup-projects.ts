import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import type { ViteUserConfig } from "vitest/config";
import { skippedReporter } from "./setup-reporter.ts";
import { LongestFirst } from "./setup-sequence.ts";

/** Folders of tests that run scripts, build whole studies or measure. */
const wholes = ["build", "canary", "fuzz", "read/hostile", "read/spoiled", "studies"];

/** Folders of tests of functions that take long. */
const longs = [
  "audit",
  "formats/pdf",
  "formats/pptx",
  "formats/report",
  "formats/slides",
  "formats/word",
  "forms",
  "house",
  "read/random",
  "skeleton",
];

/** Files among tests of functions that read what is large. */
const large = ["csv", "lsa", "refusals-table", "xlsx"].map((name) => `tests/read/${name}`);

/** What measures the machine, too: nothing else runs beside it. */
const alone = "tests/site/lighthouse.full.test.ts";

/** Checks with random inputs, which take more of them in the full run. */
const random = ["tests/read/random/*.test.ts", "tests/audit/attacker.test.ts"];

/**
 * The configuration of a run over the test files with this ending. Kinds of tests, told by name and place,
 * so that the browser is looked for and the demonstration built only where a test in the run needs it:
 * `tests/site/` has both, `*.browser<ending>` has the browser, everything else has neither. What runs scripts, builds
 * whole studies or measures (`wholes`) has a process for each file; all other files share theirs, since most of what
 * they take is the start of a process and the loading of the same modules. `npm test -- --project unit`: tests of
 * functions alone, without those that take long.
 */
export function run(name: "test" | "full"): ViteUserConfig {
  const ending = name === "full" ? ".full.test.ts" : ".test.ts";
  const never = ["**/node_modules/**", "tests/bench/**", "tests/fixtures/**"];
  if (name === "test") never.push("tests/**/*.full.test.ts");
  const site = `tests/site/**/*${ending}`;
  const browser = `tests/**/*.browser${ending}`;
  const whole = [...wholes.map((folder) => `tests/${folder}/**/*${ending}`), `tests/formats/added${ending}`];
  const long = [
    ...longs.map((folder) => `tests/${folder}/**/*${ending}`),
    ...large.map((file) => `${file}${ending}`),
    ...(name === "full" ? random : []),
  ];
  const slow = { testTimeout: 300_000, hookTimeout: 900_000 };
  return {
    root: resolve(import.meta.dirname, ".."),
    test: {
      passWithNoTests: false,
      env: { LONG_RUNS: name === "full" ? "yes" : "" },
      // In the quick run one more than there are processors: it often waits, for a process to start or a page to load.
      // The full one has tests that measure.
      maxWorkers: availableParallelism() + (name === "test" ? 1 : 0),
      sequence: { sequencer: LongestFirst },
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
            exclude: [...never, ...whole, ...long, site, browser],
          },
        },
        {
          extends: true,
          test: {
            name: "long",
            isolate: false,
            testTimeout: 90_000,
            hookTimeout: 300_000,
            include: long,
            exclude: [...never, site, browser],
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
            isolate: false,
            include: [site],
            exclude: [...never, alone],
            globalSetup: ["tests/setup-browser.ts", "tests/setup-site.ts"],
            setupFiles: "tests/setup-site-file.ts",
            ...slow,
          },
        },
        {
          extends: true,
          test: {
            name: "alone",
            include: name === "full" ? [alone] : [],
            exclude: never,
            // All others have 0 and come first.
            sequence: { groupOrder: 1 },
            maxWorkers: 1,
            ...slow,
          },
        },
      ],
    },
  };
}
