import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { shippedWithSlides } from "./shipped.ts";

const { resolve } = createRequire(import.meta.url);

/** Faces of slides, each in two files: the letters of German, and all others. */
export const slideFaces = [
  { family: "Source Serif 4", file: "source-serif-4" },
  { family: "Source Sans 3", file: "source-sans-3" },
].flatMap(({ family, file }) =>
  [400, 600].map((weight) => ({
    family,
    weight,
    files: [`${file}-${weight}-german.woff2`, `${file}-${weight}-others.woff2`],
  })),
);

/** What slides need beside their texts, by the name under which they ask for it, and where it lies. */
const files: Readonly<Record<string, () => string>> = {
  "reveal.js": () => resolve("reveal.js"),
  "reveal.css": () => resolve("reveal.js/reveal.css"),
  "folien.js": () => resolve("#slides/folien.js"),
  "folien.css": () => resolve("#slides/folien.css"),
  "arten.css": () => resolve("#slides/arten.css"),
  "vortrag.html": () => resolve("#slides/vortrag.html"),
  "vortrag.js": () => resolve("#slides/vortrag.js"),
  "vortrag.css": () => resolve("#slides/vortrag.css"),
  "icon.svg": () => resolve("#icon"),
  ...Object.fromEntries(
    slideFaces.flatMap(({ files }) => files.map((file) => [file, () => resolve(`#fonts/${file}`)])),
  ),
};

/** Names of the files that all presentations share. */
export const slideAssetNames = Object.keys(files);

/** One of these files. */
export function slideAsset(name: string): Uint8Array {
  const find = files[name];
  if (find === undefined) throw new Error(`no file ${name} of slides`);
  return new Uint8Array(readFileSync(find()));
}

/** Licences of what is handed on with slides and is not ours, as their makers wrote them. */
export function slideLicences(): string {
  const root = join(dirname(resolve("#icon")), "..");
  const read = (path: string) => readFileSync(join(root, path), "utf8").replace(/\r\n/g, "\n").trim();
  return shippedWithSlides
    .map(({ name, text }) => `${name}\n\n${read(text)}\n`)
    .join(`\n${"-".repeat(70)}\n\n`);
}
