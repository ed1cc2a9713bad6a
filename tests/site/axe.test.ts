import { inject } from "vitest";
import { pagesIn } from "./browse.ts";
import { testLooks } from "./looks.ts";

const siteDir = inject("siteDir");
const pages = pagesIn(siteDir);

/** Every page that is one of a kind, and of many that are alike every sixth. */
const few = pages.filter((path) => {
  const kin = pages.filter((other) => other.split("/")[0] === path.split("/")[0]);
  return kin.length < 8 || kin.indexOf(path) % 6 === 0;
});

testLooks(siteDir, few);
