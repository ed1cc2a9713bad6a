import { inject } from "vitest";
import { oneOfAKind, pagesIn } from "./browse.ts";
import { testLooks } from "./looks.ts";

const siteDir = inject("siteDir");

testLooks(siteDir, oneOfAKind(pagesIn(siteDir)));
