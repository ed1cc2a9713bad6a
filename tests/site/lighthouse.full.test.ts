import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setPriority } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findProgram } from "../debian.ts";
import { installInto } from "../install.ts";
import { pagesIn } from "./browse.ts";
import { address, build, few, removeTemporary, studyWith, temporaryFolder } from "./publication.ts";
import { type Server, serve } from "./server.ts";

const tools = join(import.meta.dirname, "../tools");
const categories = ["performance", "accessibility", "best-practices", "seo"] as const;

/**
 * Chrome's headless shell, which draws pages and nothing else: the whole browser also draws its window, in software and
 * on the same processors, which costs a point of speed.
 */
const shell =
  [process.env.HEADLESS_SHELL_PATH ?? ""].find(existsSync) ??
  findProgram("chromium-headless-shell", "chromium-headless-shell");
const missing = shell === undefined ? "Chromes headless shell fehlt" : installInto(tools);

const temporary = temporaryFolder();
let server: Server;
let pages: string[];

/** Scores from 0 to 100 of one look at a page, what cost points, and how fast the machine was meanwhile. */
interface Look {
  scores: Record<string, number>;
  lost: string[];
  /** Lighthouse's own benchmark: 1,500 and more on a free desktop, 150 on a slow telephone. */
  benchmark: number;
}

/** Below this, others keep the processors busy: what is slow then is not the page. */
const calm = 1000;
const mostLooks = 9;

interface Report {
  categories: Record<
    string,
    { score: number | null; auditRefs: readonly { id: string; weight: number; group?: string }[] }
  >;
  audits: Record<string, { score: number | null; title: string; displayValue?: string }>;
  environment: { benchmarkIndex: number };
}

/**
 * One look with Lighthouse's own settings: a telephone, its network and processor simulated from what was observed. The
 * window has the telephone's size and density by itself: where the protocol puts them on, a browser that draws in
 * software shows its first picture of a page that was loaded in 0.2 seconds only after two.
 */
async function lookAt(url: string, report: string): Promise<Look> {
  const cli = join(tools, "node_modules/lighthouse/cli/index.js");
  const flags = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--window-size=412,823",
    "--force-device-scale-factor=1.75",
  ].join(" ");
  const args = [
    cli,
    url,
    "--quiet",
    "--output=json",
    "--screenEmulation.disabled",
    `--output-path=${report}`,
    `--only-categories=${categories.join(",")}`,
    `--chrome-flags=${flags}`,
  ];
  const env = { ...process.env, CHROME_PATH: shell };
  // Beside the server, which answers from this process.
  const looking = promisify(execFile)(process.execPath, args, { env, timeout: 180_000 });
  try {
    // Ahead of whatever else runs; only root may ask for that.
    if (looking.child.pid !== undefined) setPriority(looking.child.pid, -15);
  } catch {
    // Then it takes its turn.
  }
  await looking;
  const { categories: found, audits, environment } = JSON.parse(readFileSync(report, "utf8")) as Report;
  const scores: Record<string, number> = {};
  const lost: string[] = [];
  for (const name of categories) {
    const category = found[name];
    scores[name] = Math.round((category?.score ?? 0) * 100);
    for (const { id, weight } of category?.auditRefs ?? []) {
      const audit = audits[id];
      if (weight > 0 && audit?.score !== null && audit !== undefined && audit.score < 0.9)
        lost.push(`${name}: ${audit.title} ${audit.displayValue ?? ""}`.trim());
    }
  }
  return { scores, lost, benchmark: environment.benchmarkIndex };
}

/**
 * Three looks at a page from a calm machine; from a busy one the three calmest of nine. Which are taken depends on
 * the machine alone, never on what they found.
 */
async function threeLooks(url: string, report: string): Promise<Look[]> {
  const looks: Look[] = [];
  while (looks.length < mostLooks && looks.filter(({ benchmark }) => benchmark >= calm).length < 3)
    looks.push(await lookAt(url, report));
  return looks.toSorted((a, b) => b.benchmark - a.benchmark).slice(0, 3);
}

/** The median of three scores in each category. */
const medians = (looks: readonly Look[]): Record<string, number> =>
  Object.fromEntries(
    categories.map((name) => [
      name,
      looks.map(({ scores }) => scores[name] ?? 0).toSorted((a, b) => a - b)[1] ?? 0,
    ]),
  );

describe.skipIf(missing !== undefined)(`Lighthouse${missing ? ` (übersprungen: ${missing})` : ""}`, () => {
  beforeAll(async () => {
    studyWith("final", temporary, few);
    const { folder } = build(temporary);
    server = await serve(folder, new URL(address).pathname);
    pages = pagesIn(folder);
  });

  afterAll(async () => {
    await server?.close();
    removeTemporary(temporary);
  });

  test.each([
    ["the start page", /^$/],
    ["a chapter", /^kapitel\/[^/]+\/$/],
    ["a figure's page", /^abbildungen\/[^/]+\/$/],
    ["the tables of all questions", /^tabellen\/$/],
  ])(
    "gives %s of a final study 100 of 100 for speed, access, good practice and being found",
    async (_, kind) => {
      const path = pages.find((page) => kind.test(page));
      expect(path).toBeDefined();
      const looks = await threeLooks(server.url + path, join(temporary, "bericht.json"));
      const told = looks.map(({ scores, lost, benchmark }) => JSON.stringify({ scores, lost, benchmark }));
      expect(medians(looks), told.join("\n")).toEqual(
        Object.fromEntries(categories.map((name) => [name, 100])),
      );
    },
  );
});
