import { existsSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { demonstration } from "../demonstration.ts";
import { testStatus } from "./status.ts";

const folder = inject("siteDir");
const beside = `${folder}-derived`;

// One that has an author, an address and a day is looked at where it is built: in wenige.test.ts.
testStatus("the demonstration", () => ({
  folder,
  derived: existsSync(beside) ? beside : join(demonstration, "data/derived"),
}));
