import { inject } from "vitest";
import { pagesIn } from "./browse.ts";
import { testServed } from "./served.ts";

const folder = inject("siteDir");
testServed(folder, pagesIn(folder));
