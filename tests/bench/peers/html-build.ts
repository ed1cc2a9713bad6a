import { join } from "node:path";
import { prepare, renderPages } from "../../../scripts/build.ts";
import { placeOf } from "../../../scripts/files.ts";

// Run in a process of its own: a build of the start page and the chapters, the same as in a publication, with all that
// comes before them. Left out is what other generators do not make: pages, embeds and files of single figures and
// questions, the search and the check of all addresses.
const place = placeOf(process.env);
await renderPages(
  place,
  await prepare(place),
  { only: ["site"] },
  { srcDir: join(import.meta.dirname, "html"), outDir: place.out },
);
