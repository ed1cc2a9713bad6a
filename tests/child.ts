import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** How a script went that ran in a process of its own. */
export interface Run<Value> {
  /** From its start to its end, the start of Node included. */
  seconds: number;
  /** The most memory it ever held (resident), in MiB. */
  megabytes: number;
  /** What it reported. */
  value: Value;
}

interface Report {
  megabytes: number;
  value: unknown;
}

/**
 * Runs a script of the house in a Node of its own and returns what it reported with `report`, with time and memory.
 * Throws where it fails or reports nothing, and where it takes longer than the limit: then it is ended.
 * @param limit seconds
 */
export function runChild<Value>(script: string, args: readonly string[], limit: number): Promise<Run<Value>> {
  const start = performance.now();
  const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill("SIGKILL");
  }, limit * 1000);
  let out = "";
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      const seconds = (performance.now() - start) / 1000;
      const what = [script, ...args].join(" ");
      const last = said.trimEnd().split("\n").at(-1);
      if (isLate) reject(new Error(`${what}: not finished after ${limit} s; the last it said: ${last}`));
      else if (code !== 0) reject(new Error(`${what}: ${signal ?? `exit ${code}`}\n${said.slice(-5000)}`));
      else if (out === "") reject(new Error(`${what}: nothing reported`));
      else resolve({ seconds, ...(JSON.parse(out) as Report) } as Run<Value>);
    });
  });
}

/** Called once at the end of such a script: hands a value and the peak of its memory to who started it. */
export function report(value: unknown): void {
  process.stdout.write(JSON.stringify({ megabytes: peak(), value } satisfies Report));
}

/** Most memory this process ever held, in MiB. */
function peak(): number {
  try {
    // Linux carries what the parent held over to `maxRSS`; this line does not.
    const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
    if (kilobytes !== undefined) return Number(kilobytes) / 1024;
  } catch {
    // No such file on other systems.
  }
  return process.resourceUsage().maxRSS / 1024;
}
