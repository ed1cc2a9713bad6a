import { inject } from "vitest";
import { pagesIn } from "./browse.ts";
import { isWide, testWidths } from "./print.ts";

const siteDir = inject("siteDir");

testWidths(siteDir, pagesIn(siteDir).filter(isWide));
