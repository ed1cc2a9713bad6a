import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** A command for this Node, with where and in what it runs. */
export interface Command {
  args: readonly string[];
  cwd: string;
  env?: Readonly<Record<string, string>>;
}

export interface Ran {
  /** From its start to its end. */
  seconds: number;
  /** The most memory (resident) that it and all it started held at one time, in MiB; NaN where that is not to be seen. */
  megabytes: number;
}

/** Milliseconds between two looks at the memory. */
const interval = 50;

/** Runs a command to its end; throws with what it said where it fails or takes longer than so many seconds. */
export function run({ args, cwd, env = {} }: Command, limit: number): Promise<Ran> {
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-5000);
    });
  let kilobytes = Number.NaN;
  const look = setInterval(() => {
    const held = heldBy(child.pid ?? 0);
    if (held > 0 && !(held <= kilobytes)) kilobytes = held;
  }, interval);
  const end = setTimeout(() => child.kill("SIGKILL"), limit * 1000);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      clearInterval(look);
      clearTimeout(end);
      const seconds = (performance.now() - start) / 1000;
      if (code === 0) resolve({ seconds, megabytes: kilobytes / 1024 });
      else reject(new Error(`${args.join(" ")} ended with ${code} after ${seconds.toFixed(0)} s:\n${said}`));
    });
  });
}

/** Kilobytes that a process and all that it started hold; 0 where the system has no /proc. */
function heldBy(pid: number): number {
  try {
    const [, own = "0"] = /^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
    return children.filter(Boolean).reduce((sum, child) => sum + heldBy(Number(child)), Number(own));
  } catch {
    return 0;
  }
}
