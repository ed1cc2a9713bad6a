import { join } from "node:path";
import { zipOf } from "../src/formats/zip.ts";
import { readDerived } from "../src/lib/content.ts";
import { AuthorError } from "../src/lib/errors.ts";
import { slugOf } from "../src/lib/slug.ts";
import { namesIn, type Place, placeOf, readBytes, readText, writeBytes } from "./files.ts";
import { guideText } from "./guide.ts";
import { settled } from "./lock.ts";

/**
 * Packs the built publication and a guide for the web server into one archive, the same to the byte for the same
 * publication. Returns its path. Throws `AuthorError` where nothing is built.
 */
export function packSite(place: Place): string {
  if (readText(join(place.out, "index.html")) === undefined) {
    const hint = "Zuerst npm run build ausführen.";
    throw new AuthorError([{ file: place.out, what: "keine Veröffentlichung da", hint }]);
  }
  const { study } = readDerived(place.derived);
  const base = study.address ? new URL(study.address).pathname : "/";
  const site = namesIn(place.out).map((name): [string, Uint8Array] => [
    `website/${name}`,
    readBytes(join(place.out, name)),
  ]);
  const guide = new TextEncoder().encode(`\uFEFF${guideText(study, base)}`);
  const path = join(`${place.out}-paket`, `${slugOf(study.title) || "bericht"}-${study.release.version}.zip`);
  writeBytes(path, zipOf({ "ANLEITUNG.txt": guide, ...Object.fromEntries(site) }));
  return path;
}

if (import.meta.main) {
  try {
    const path = packSite(settled(placeOf(process.env)));
    console.log(`Zum Hochladen: ${path}\nDarin: der Ordner website und ANLEITUNG.txt für den Webserver.`);
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
