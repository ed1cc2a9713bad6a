import { inject } from "vitest";
import { oneOfAKind, pagesIn } from "./browse.ts";
import { testPages } from "./pages.ts";

testPages(oneOfAKind(pagesIn(inject("siteDir"))));
