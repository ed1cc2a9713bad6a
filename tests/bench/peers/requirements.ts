import type { Ran } from "./run.ts";
import type { Measured } from "./table.ts";

/** The most seconds and MiB that the HTML of 1,000 pages may take. */
const most = { seconds: 11, megabytes: 1024 };
/** So many times faster than Observable Framework, and at most so many times as long as bare Astro. */
const ratios = { framework: 8, astro: 1.3 };
/** So much more may a page cost from 500 to 1,000 than from 100 to 500. */
const slope = 1.2;

export interface Judged {
  met: boolean;
  /** What is asked for, and what was measured. */
  what: string;
}

/** What is asked of this generator, held against what was measured; what could not be measured is not met. */
export function judge(all: readonly Measured[]): Judged[] {
  const at = (start: string, pages: number): Ran =>
    all.find(({ name }) => name.startsWith(start))?.runs.get(`P = ${pages}`) ?? {
      seconds: Number.NaN,
      megabytes: Number.NaN,
    };
  const ours = (pages: number): Ran => at("Expertise, HTML", pages);
  const { seconds, megabytes } = ours(1000);
  const framework = at("Observable", 1000).seconds / seconds;
  const astro = seconds / at("Astro", 1000).seconds;
  const perPage = (from: number, to: number): number =>
    ((ours(to).seconds - ours(from).seconds) / (to - from)) * 1000;
  const [early, late] = [perPage(100, 500), perPage(500, 1000)];
  return [
    {
      met: seconds < most.seconds,
      what: `1,000 pages with 4,000 charts in less than ${most.seconds} s: ${seconds.toFixed(1)} s`,
    },
    {
      met: megabytes < most.megabytes,
      what: `with less than ${most.megabytes} MiB: ${megabytes.toFixed(0)} MiB`,
    },
    {
      met: framework >= ratios.framework,
      what: `at least ${ratios.framework} times as fast as Observable Framework: ${framework.toFixed(1)} times`,
    },
    {
      met: astro <= ratios.astro,
      what: `at most ${ratios.astro} times as long as bare Astro: ${astro.toFixed(2)} times`,
    },
    {
      met: late <= slope * early,
      what: `a page from 500 to 1,000 at most ${slope} times what it takes from 100 to 500: ${late.toFixed(1)} ms and ${early.toFixed(1)} ms, ${(late / early).toFixed(2)} times`,
    },
  ];
}
