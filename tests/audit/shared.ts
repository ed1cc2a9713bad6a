import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const folder = resolve(import.meta.dirname, "../../../shared/disclosure/instances");

/** Whether the instances of other projects are at hand; they are not part of this one. */
export const haveInstances = existsSync(folder);

/** The title of a test, with the reason where it is skipped. */
export const title = (sentence: string) =>
  haveInstances ? sentence : `${sentence} (übersprungen: ../shared/disclosure/instances fehlt)`;

/** An instance by the beginning of its file name. */
export function instance<T>(name: string): T {
  return JSON.parse(readFileSync(join(folder, name), "utf8")) as T;
}
