import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const folder = resolve(import.meta.dirname, "../../../shared/statistics");

/** Whether the values that R computed are at hand; they are not part of this project. */
export const haveReference = existsSync(folder);

/** The title of a test, with the reason where it is skipped. */
export const title = (sentence: string) =>
  haveReference ? sentence : `${sentence} (übersprungen: ../shared/statistics fehlt)`;

/** The text of a file of reference values; empty where there is none. */
export const reference = (name: string) => (haveReference ? readFileSync(join(folder, name), "utf8") : "");
