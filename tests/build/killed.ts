import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Place, root } from "../../scripts/files.ts";
import { asAuthors, withoutVitest } from "../setup-site.ts";

/** When a build is killed: after so many milliseconds, at a step of its own, or as soon as something is moved to a path. */
interface Moment {
  after?: number;
  at?: number;
  to?: string;
}

/** Starts a build that is killed; returns once it is gone. */
export function killed(
  { study, out }: Place,
  { after, at, to }: Moment,
  args: readonly string[] = [],
): Promise<void> {
  const killer = pathToFileURL(join(root, "tests/build/killer.js")).href;
  const kills = after === undefined ? [`--import=${killer}`] : [];
  const child = spawn(process.execPath, [...asAuthors, ...kills, "scripts/build.ts", ...args], {
    cwd: root,
    env: { ...withoutVitest(), STUDY: study, OUT_DIR: out, KILL_AT: String(at ?? 0), KILL_TO: to ?? "" },
    stdio: "ignore",
  });
  if (after !== undefined) setTimeout(() => child.kill("SIGKILL"), after);
  return new Promise((resolve) => child.on("exit", () => resolve()));
}
