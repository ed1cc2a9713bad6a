import { inject } from "vitest";
import { pagesIn } from "./browse.ts";
import { testPages } from "./pages.ts";

testPages(pagesIn(inject("siteDir")));
