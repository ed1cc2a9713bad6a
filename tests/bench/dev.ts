import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { root } from "../../scripts/files.ts";
import { type Benchmark, tableOf } from "./benchmark.ts";

/** The most that may pass between saving a chapter and the page that has it, in seconds. */
const most = 1;
const changes = 5;
/** Seconds after which a page that does not come is given up. */
const patience = 120;

/** While a chapter is written: how long a changed sentence takes from the file to the page. */
export const writing: Benchmark = {
  title: "a sentence of a chapter of the demonstration is changed while `npm run dev` runs",
  async run(say) {
    const folder = mkdtempSync(join(tmpdir(), "bench-dev-"));
    const study = join(folder, "study");
    for (const part of ["data", "content"]) cpSync(join(root, part), join(study, part), { recursive: true });
    rmSync(join(study, "data/derived"), { recursive: true });
    const start = performance.now();
    const env = { ...process.env, STUDY: study, OUT_DIR: join(folder, "site") };
    const server = spawn(process.execPath, ["scripts/dev.ts"], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const url = await addressOf(server);
      const [name = ""] = readdirSync(join(study, "content/chapters")).sort();
      const page = `${url}kapitel/${name.replace(/^\d+-|\.md$/g, "")}/`;
      await shows(page, "</article>");
      const ready = (performance.now() - start) / 1000;
      const times = await changed(join(study, "content/chapters", name), page);
      const seconds = times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.POSITIVE_INFINITY;
      const rows = [
        ["until the first page: s", "each change: s", "median: s"],
        [ready.toFixed(1), times.map((time) => time.toFixed(2)).join(" "), seconds.toFixed(2)],
      ];
      say(tableOf(rows));
      return seconds < most ? [] : [`a change takes ${seconds.toFixed(2)} s, not less than ${most} s`];
    } finally {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** The address that a server tells when it is ready. */
function addressOf(server: ChildProcess): Promise<string> {
  let said = "";
  return new Promise((found, failed) => {
    server.once("exit", (code) => failed(new Error(`npm run dev ended with ${code}:\n${said}`)));
    server.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const [, url] = /^Entwurf: (\S+)$/m.exec(said) ?? [];
      if (url !== undefined) found(url);
    });
  });
}

/** Seconds from each saved change of a chapter until its page has it. */
async function changed(file: string, page: string): Promise<number[]> {
  const text = readFileSync(file, "utf8");
  const times: number[] = [];
  for (let change = 1; change <= changes; change++) {
    // An author saves when the last change is seen, and nothing is under way any more.
    await pause(2000);
    // Nothing may be kept of it from an earlier run.
    const sentence = `Das ist die ${change}. Änderung dieses Satzes, um ${Date.now()}.`;
    writeFileSync(file, `${text}\n${sentence}\n`);
    const start = performance.now();
    await shows(page, sentence);
    times.push((performance.now() - start) / 1000);
  }
  return times;
}

/** Asks for a page until these words are on it. */
async function shows(page: string, words: string): Promise<void> {
  const end = performance.now() + patience * 1000;
  while (performance.now() < end) {
    const answer = await fetch(page);
    if ((await answer.text()).includes(words)) return;
    await pause(20);
  }
  throw new Error(`${page} does not show »${words}«`);
}
