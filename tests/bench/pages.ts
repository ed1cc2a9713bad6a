import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/files.ts";
import { type Benchmark, tableOf } from "./benchmark.ts";

/** What 200 pages of questions and groups may add to a build, in seconds. */
const most = 5;
const pages = 200;
/** Builds; of each page the shortest time counts, since a busy machine only ever adds to it. */
const runs = 3;

/** The pages of questions and groups that a build made, with the milliseconds that each took. */
function timesOf(said: string): Map<string, number> {
  const plain = said.replace(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g"), "");
  const found = plain.matchAll(/\/((?:tabellen|gruppen)\/\S+)\/index\.html \(\+([\d.]+)(ms|s)\)/g);
  return new Map(
    [...found].map(([, page = "", time, unit]) => [page, Number(time) * (unit === "s" ? 1000 : 1)]),
  );
}

/** The shortest time of each page over all builds; throws with what a build said that failed. */
function shortest(folder: string): Map<string, number> {
  const best = new Map<string, number>();
  for (let run = 0; run < runs; run++) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["tests/bench/pages-build.ts"], {
      cwd: root,
      env: { ...process.env, OUT_DIR: join(folder, "site") },
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`the build failed:\n${stdout}${stderr}`);
    for (const [page, ms] of timesOf(stdout)) best.set(page, Math.min(ms, best.get(page) ?? ms));
  }
  return best;
}

/** The pages of questions and groups of the demonstration: what each costs a build, and what 200 of them would. */
export const paging: Benchmark = {
  title: "pages of questions and groups, as the demonstration's build draws them",
  async run(say) {
    const folder = mkdtempSync(join(root, ".cache", "bench-"));
    const best = shortest(folder);
    rmSync(folder, { recursive: true, force: true });
    const kinds = Map.groupBy(best, ([page]) => page.split("/")[0] ?? "");
    const rows = [...kinds].map(([kind, own]) => {
      const ms = own.reduce((all, [, time]) => all + time, 0);
      return { ms, cells: [kind, String(own.length), ms.toFixed(0), (ms / own.length).toFixed(1)] };
    });
    const seconds = ((rows.reduce((all, { ms }) => all + ms, 0) / best.size) * pages) / 1000;
    say(tableOf([["folder", "pages", "ms", "ms a page"], ...rows.map(({ cells }) => cells)]));
    say(`${pages} such pages: ${seconds.toFixed(1)} s`);
    return seconds > most ? [`${pages} pages would add ${seconds.toFixed(1)} s, more than ${most} s`] : [];
  },
};
