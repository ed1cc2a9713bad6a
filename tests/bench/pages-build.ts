import { build } from "astro";
import { astroSettings, handOver, prepare } from "../../scripts/build.ts";
import { placeOf } from "../../scripts/files.ts";

// Run by pages.ts in a process of its own: a build that tells how long each page took.
const place = placeOf(process.env);
const prepared = await prepare(place);
handOver(place, prepared);
await build({ ...astroSettings(place, prepared.report), logLevel: "info" });
