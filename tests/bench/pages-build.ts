import { prepare, renderPages } from "../../scripts/build.ts";
import { placeOf } from "../../scripts/files.ts";

// Run by pages.ts in a process of its own: a build that tells how long each page took.
const place = placeOf(process.env);
await renderPages(place, await prepare(place), {}, { logLevel: "info" });
