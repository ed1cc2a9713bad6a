import type { Assembled } from "../model/report.ts";

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

const always: readonly Shipped[] = [
  font("source-serif-4", "Source Serif 4"),
  font("source-sans-3", "Source Sans 3"),
  {
    package: "pagefind",
    name: "Pagefind",
    use: "Suche",
    licence: "MIT",
    text: "node_modules/pagefind/LICENSE/LICENSE",
  },
];

const slides: Shipped = {
  package: "reveal.js",
  name: "reveal.js",
  use: "Folien im Browser",
  licence: "MIT",
  text: "node_modules/reveal.js/LICENSE",
};

/** The works of others in a publication, each under a licence that asks for no more than its text. */
export function shippedIn(report: Pick<Assembled, "slides">): Shipped[] {
  return [...always, ...(report.slides.length > 0 ? [slides] : [])];
}
