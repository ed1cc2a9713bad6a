import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/files.ts";
import { installInto } from "../../install.ts";
import { projectOf } from "./framework.ts";
import { studyOf } from "./ours.ts";
import { type Command, run } from "./run.ts";
import { type WorkPage, writeAll } from "./work.ts";

/** A piece of work: pages, the file with the answers, and an empty folder to work in. */
export interface Work {
  pages: readonly WorkPage[];
  answers: string;
  folder: string;
  /** A folder that all work with the same answers shares: what was once audited need not be audited again. */
  shared: string;
}

/** A generator. */
export interface Contender {
  name: string;
  version: string;
  /** Why it cannot be had here; undefined where it is there. */
  missing: string | undefined;
  /** Lays out its input. */
  layOut(work: Work): Promise<void> | void;
  /** Builds all of it, from nothing but the input. */
  build(work: Work): Command;
  /** The folder with the pages. */
  site(work: Work): string;
  /** Address of a page below the root of the site. */
  address(id: string): string;
}

const here = import.meta.dirname;

/** Node as `npm run build` starts it. */
const flags = [
  "--v8-pool-size=0",
  "--min-semi-space-size=48",
  "--max-semi-space-size=48",
  "--import",
  "./scripts/compile-cache.js",
];

function ours(name: string, build: readonly string[]): Contender {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const site = ({ shared }: Work): string => join(shared, "site");
  return {
    name,
    version,
    missing: undefined,
    layOut({ pages, answers, folder, shared }) {
      const study = join(folder, "study");
      writeAll(study, studyOf(pages));
      linkSync(answers, join(study, "data/responses.csv"));
      rmSync(join(shared, "site"), { recursive: true, force: true });
    },
    build: (work) => ({
      args: [...flags, ...build],
      cwd: root,
      env: { STUDY: join(work.folder, "study"), OUT_DIR: site(work) },
    }),
    site,
    address: (id) => `kapitel/${id}/`,
  };
}

/** The chapters and the start page alone: what other generators make. */
export const html = ours("Expertise, HTML", [join(here, "html-build.ts")]);
/** The publication with a page, an embed and files for every figure, tables of all questions, and the search; audited and drawn anew. */
export const whole = ours("Expertise, --only site", ["scripts/build.ts", "--only=site", "--frisch"]);

/** A peer that is installed into a folder of its own; `bin` is its command below its node_modules. */
function peer(
  name: string,
  own: { folder: string; package: string; bin: readonly string[] } & Pick<
    Contender,
    "layOut" | "address" | "site"
  > & { env?(work: Work): Record<string, string>; cwd?(work: Work): string },
): Contender {
  const folder = join(here, own.folder);
  const missing = installInto(folder);
  const [bin = "", ...rest] = own.bin;
  return {
    name,
    version: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).dependencies[own.package],
    missing,
    layOut: own.layOut,
    build: (work) => ({
      args: [join(folder, "node_modules", bin), ...rest],
      cwd: own.cwd?.(work) ?? folder,
      env: {
        ASTRO_TELEMETRY_DISABLED: "1",
        OBSERVABLE_TELEMETRY_DISABLE: "true",
        ...own.env?.(work),
      },
    }),
    address: own.address,
    site: own.site,
  };
}

/** What a peer that draws on the server reads: its pages, the answers, and where the site goes. */
const served = {
  layOut({ pages, folder }: Work): void {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "pages.json"), JSON.stringify(pages));
    for (const kept of [".astro", "node_modules/.astro", "node_modules/.vite"])
      rmSync(join(here, "astro", kept), { recursive: true, force: true });
  },
  env: (work: Work) => ({
    BENCH_PAGES: join(work.folder, "pages.json"),
    BENCH_ANSWERS: work.answers,
    BENCH_OUT: served.site(work),
  }),
  site: ({ folder }: Work): string => join(folder, "site"),
  address: (id: string): string => `${id}/`,
};

/** The peers, installed where that is possible. */
export function peers(): Contender[] {
  return [
    peer("Astro + Plot, bare", {
      folder: "astro",
      package: "astro",
      bin: ["astro/bin/astro.mjs", "build"],
      ...served,
    }),
    peer("Eleventy + Plot, bare", {
      folder: "eleventy",
      package: "@11ty/eleventy",
      bin: ["@11ty/eleventy/cmd.cjs", "--config=eleventy.config.mjs"],
      ...served,
    }),
    peer("Observable Framework", {
      folder: "framework",
      package: "@observablehq/framework",
      bin: ["@observablehq/framework/dist/bin/observable.js", "build"],
      async layOut({ pages, answers, folder }) {
        writeAll(folder, projectOf(pages, answers));
        const bundle = join(here, "framework", "bundle.mjs");
        await run({ args: [bundle, join(folder, "src/.observablehq/cache")], cwd: folder }, 60);
      },
      cwd: ({ folder }) => folder,
      site: ({ folder }) => join(folder, "dist"),
      address: (id) => `${id}.html`,
    }),
  ];
}
