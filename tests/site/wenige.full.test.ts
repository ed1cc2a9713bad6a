import { cpSync } from "node:fs";
import { join } from "node:path";
import { afterAll } from "vitest";
import { oneOfAKind, pagesIn } from "./browse.ts";
import { testLooks } from "./looks.ts";
import { build, few, removeTemporary, temporaryFolder } from "./publication.ts";

const folder = temporaryFolder();
cpSync(few, join(folder, "study"), { recursive: true });
const { folder: site } = build(folder);
afterAll(() => removeTemporary(folder));

testLooks(site, oneOfAKind(pagesIn(site)));
