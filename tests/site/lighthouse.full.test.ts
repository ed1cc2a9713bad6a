import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "../browser.ts";
import { installInto } from "../install.ts";
import { pagesIn } from "./browse.ts";
import { address, build, few, removeTemporary, studyWith, temporaryFolder } from "./publication.ts";
import { type Server, serve } from "./server.ts";

const tools = join(import.meta.dirname, "../tools");
const missing = installInto(tools);
/** All but the speed, which depends on the machine that measures. */
const categories = ["accessibility", "best-practices", "seo"] as const;

const temporary = temporaryFolder();
let server: Server;
let pages: string[];

/** Scores from 0 to 100 of one look at a page, and what cost points. */
interface Look {
  scores: Record<string, number>;
  lost: string[];
}

interface Report {
  categories: Record<
    string,
    { score: number | null; auditRefs: readonly { id: string; weight: number; group?: string }[] }
  >;
  audits: Record<string, { score: number | null; title: string; displayValue?: string }>;
}

async function lookAt(url: string, report: string): Promise<Look> {
  const cli = join(tools, "node_modules/lighthouse/cli/index.js");
  const flags = ["--headless=new", "--no-sandbox", "--disable-gpu"].join(" ");
  const args = [
    cli,
    url,
    "--quiet",
    "--output=json",
    `--output-path=${report}`,
    `--only-categories=${categories.join(",")}`,
    `--chrome-flags=${flags}`,
  ];
  const env = { ...process.env, CHROME_PATH: findBrowser() };
  // Beside the server, which answers from this process.
  await promisify(execFile)(process.execPath, args, { env, timeout: 180_000 });
  const { categories: found, audits } = JSON.parse(readFileSync(report, "utf8")) as Report;
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
  return { scores, lost };
}

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
  ])("gives %s of a final study 100 of 100 for access, good practice and being found", async (_, kind) => {
    const path = pages.find((page) => kind.test(page));
    expect(path).toBeDefined();
    const { scores, lost } = await lookAt(server.url + path, join(temporary, "bericht.json"));
    expect(scores, lost.join("; ")).toEqual(Object.fromEntries(categories.map((name) => [name, 100])));
  });
});
