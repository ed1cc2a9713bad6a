import { existsSync, readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { inject } from "vitest";

// Runs before each site test, and waits for the site; without one they fail, with what the build said.
const mark = inject("siteMark");
while (mark !== "" && !existsSync(mark)) await setTimeout(100);
const error = mark === "" ? "" : readFileSync(mark, "utf8");
if (error) throw new Error(error);
