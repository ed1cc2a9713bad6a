import { expect, inject, test } from "vitest";
import { pagesIn } from "./browse.ts";
import { htmlFaults } from "./html.ts";

test("every page is valid HTML", async () => {
  const pages = pagesIn(inject("siteDir"));
  expect(pages.length).toBeGreaterThan(40);
  expect(await htmlFaults(inject("siteDir"), pages)).toEqual([]);
});
