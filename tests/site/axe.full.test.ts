import { inject } from "vitest";
import { pagesIn } from "./browse.ts";
import { testLooks } from "./looks.ts";

const siteDir = inject("siteDir");

testLooks(siteDir, pagesIn(siteDir));
