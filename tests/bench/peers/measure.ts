import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { launchBrowser } from "../../browser.ts";
import { type Contender, html, peers, type Work, whole } from "./contenders.ts";
import { run } from "./run.ts";
import type { Measured } from "./table.ts";
import { weigh } from "./weigh.ts";
import { workPages, writeAnswers } from "./work.ts";

/** A size of the work: pages, and persons who answered. */
export interface Size {
  name: string;
  pages: number;
  persons: number;
}

export const sizes: readonly Size[] = [
  ...[10, 100, 500, 1000].map((pages) => ({ name: `P = ${pages}`, pages, persons: 300 })),
  { name: "P = 10, R = 1,000,000", pages: 10, persons: 1_000_000 },
];

/** The whole publication is built up to so many pages: it has 76 files a page more than others make. */
const mostWhole = 100;
/** The fastest of so many builds counts, or of as many as took so many seconds together: what else a machine does only adds. */
const enough = { builds: 5, seconds: 30 };
/** Seconds after which a build is given up. */
const limit = 600;

/** Builds the work of these sizes with all generators that can be had here, in turns. */
export async function measureAll(
  folder: string,
  asked: readonly Size[],
  say: (line: string) => void,
): Promise<Measured[]> {
  const found = peers();
  for (const { name, missing } of found) if (missing !== undefined) say(`${name} cannot be had: ${missing}`);
  const all = [html, whole, ...found.filter(({ missing }) => missing === undefined)];
  const measured = all.map(({ name, version }): Measured => ({ name, version, runs: new Map() }));
  for (const size of asked) {
    const answers = join(folder, `answers-${size.persons}.csv`);
    writeAnswers(answers, size.persons);
    const spent = all.map(() => 0);
    for (let round = 0; round < enough.builds; round++) {
      for (const [i, contender] of all.entries()) {
        if ((spent[i] ?? 0) >= enough.seconds || (contender === whole && size.pages > mostWhole)) continue;
        const own = measured[i] as Measured;
        const before = own.runs.get(size.name)?.seconds ?? Number.POSITIVE_INFINITY;
        const work = workOf(folder, size, answers);
        await contender.layOut(work);
        if (contender === html && round === 0 && size === asked[0]) {
          // What was once audited is remembered for the same answers, in all sizes.
          await run(contender.build(work), limit);
          await contender.layOut({ ...work, ...emptied(work) });
        }
        const ran = await run(contender.build(work), limit);
        say(`${contender.name}, ${size.name}: ${ran.seconds.toFixed(2)} s, ${ran.megabytes.toFixed(0)} MiB`);
        spent[i] = (spent[i] ?? 0) + ran.seconds;
        if (ran.seconds < before) own.runs.set(size.name, ran);
        if (size === asked[0] && round === 0) await weighIn(own, contender, work);
        rmSync(work.folder, { recursive: true, force: true });
      }
    }
  }
  return measured;
}

/** A piece of work in an empty folder. */
function workOf(folder: string, size: Size, answers: string): Work {
  const shared = join(folder, `shared-${size.persons}`);
  const work = { pages: workPages(size.pages), answers, folder: join(folder, "work"), shared };
  mkdirSync(shared, { recursive: true });
  return { ...work, ...emptied(work) };
}

function emptied({ folder }: Pick<Work, "folder">): Pick<Work, "folder"> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return { folder };
}

/** What one page of a built site weighs and shows. */
async function weighIn(own: Measured, contender: Contender, work: Work): Promise<void> {
  const browser = await launchBrowser();
  try {
    own.weight = await weigh(browser, contender.site(work), contender.address(work.pages[1]?.id ?? ""));
  } finally {
    await browser.close();
  }
}
