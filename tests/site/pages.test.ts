import { inject } from "vitest";
import { onePerTemplate } from "./browse.ts";
import { testPages } from "./pages.ts";

testPages(onePerTemplate(inject("siteDir")));
