import { inject } from "vitest";
import { onePerTemplate } from "./browse.ts";
import { testLooks } from "./looks.ts";

const siteDir = inject("siteDir");

testLooks(siteDir, onePerTemplate(siteDir));
