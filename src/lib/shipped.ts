import type { Assembled } from "../model/report.ts";
import { outputsMade } from "./content.ts";

/** A work of others that stands in the publication itself, not only among the tools that it is made with. */
export interface Shipped {
  /** Its package, as `package-lock.json` knows it. */
  package: string;
  /** As readers read it. */
  name: string;
  /** What it does here, as the beginning of a sentence. */
  use: string;
  /** Its licence (SPDX), of the part that is published. */
  licence: string;
  /** Its licence's text, from the root of the project. */
  text: string;
}

const font = (file: string, name: string): Shipped => ({
  package: `@expo-google-fonts/${file}`,
  name,
  use: "Schrift",
  licence: "OFL-1.1",
  text: `public/fonts/${file}-OFL.txt`,
});

const fonts: readonly Shipped[] = [
  font("source-serif-4", "Source Serif 4"),
  font("source-sans-3", "Source Sans 3"),
];

const search: Shipped = {
  package: "pagefind",
  name: "Pagefind",
  use: "Suche",
  licence: "MIT",
  text: "node_modules/pagefind/LICENSE/LICENSE",
};

const reveal: Shipped = {
  package: "reveal.js",
  name: "reveal.js",
  use: "Folien im Browser",
  licence: "MIT",
  text: "node_modules/reveal.js/LICENSE",
};

/** All works of others that a publication may hold, each under a licence that asks for no more than its text. */
export const everyShipped: readonly Shipped[] = [...fonts, search, reveal];

/** Those of them that go with slides taken along: what shows them, and their fonts. */
export const shippedWithSlides: readonly Shipped[] = [reveal, ...fonts];

/** Those of them that stand in the publication that the running build makes. */
export function shippedIn(report: Pick<Assembled, "slides">): Shipped[] {
  const hasSlides = report.slides.length > 0 && outputsMade().includes("slides");
  return everyShipped.filter((each) => each !== reveal || hasSlides);
}
