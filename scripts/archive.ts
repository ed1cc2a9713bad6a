import { join } from "node:path";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { z } from "zod";
import { releaseAddress } from "../src/formats/addresses.ts";
import { zipOf } from "../src/formats/zip.ts";
import { AuthorError } from "../src/lib/errors.ts";
import { longDate } from "../src/lib/i18n.ts";
import type { Report } from "../src/model/report.ts";
import { namesIn, type Place, readBytes, writeBytes } from "./files.ts";
import { archivedVersions, archiveOf } from "./ledger.ts";
import { sumsFile } from "./sums.ts";

/** What an archive says of the release in it, beside its site. */
const about = z.strictObject({ version: z.string(), date: z.iso.date().optional(), base: z.string() });
const aboutFile = "fassung.json";

/** What servers are told of a whole site: for an earlier release, below its new address, the later site says it. */
const forServers = [".htaccess", "_headers"];

/** Puts earlier releases into a built site, each as it was but for a line over every page that leads to the present one. */
export function addEarlier(place: Place, folder: string, { study, base }: Report): void {
  for (const version of archivedVersions(place, study.release.version)) {
    const { [aboutFile]: said, ...files } = opened(place, version);
    const old = about.parse(JSON.parse(said === undefined ? "{}" : strFromU8(said)));
    for (const [name, bytes] of Object.entries(files)) {
      const moved = /\.(html|css)$/.test(name)
        ? strToU8(movedText(strFromU8(bytes), name, old, base))
        : bytes;
      writeBytes(join(folder, releaseAddress(version), name), moved);
    }
  }
}

function opened(place: Place, version: string): Record<string, Uint8Array> {
  try {
    return unzipSync(readBytes(join(archiveOf(place), `${version}.zip`)));
  } catch {
    const hint = "Die Datei aus der Versionsverwaltung zurückholen: Sie ist diese Fassung, wie sie war.";
    throw new AuthorError([{ file: `data/archive/${version}.zip`, what: "ist nicht lesbar", hint }]);
  }
}

/** A page or style of a release that stands below its old place: its own addresses moved with it, and told apart. */
function movedText(
  text: string,
  name: string,
  { version, date, base: old }: z.infer<typeof about>,
  base: string,
): string {
  const here = base + releaseAddress(version);
  const moved = text.replace(
    /((?:href|src|action|poster|srcset)="|url\(["']?|; url=)(\/[^"')\s]*)/g,
    (all, before, address) =>
      address.startsWith(old) && !address.startsWith("//") ? before + here + address.slice(old.length) : all,
  );
  if (!name.endsWith(".html")) return moved;
  const unlisted = moved.replace(/<head>/, `<head><meta name="robots" content="noindex">`);
  // Slides fill the screen, say their release at their foot, and are no pages to read on from.
  if (name.startsWith("folien/")) return unlisted;
  const same = base + name.replace(/(^|\/)index\.html$/, "$1");
  const line = `<p class="banner">Dies ist Fassung ${version}${date ? ` vom ${longDate(date)}` : ""}, nicht die neueste. <a href="${same}">Diese Seite in der neuesten Fassung</a>, <a href="${base}aenderungen/">was sich geändert hat</a></p>`;
  return unlisted.replace(/<body[^>]*>/, (body) => body + line);
}

/** Keeps a final release as it is: a later one has it under its own address. Returns the archive's name. */
export function keepRelease(place: Place, folder: string, { study, base }: Report): string {
  const { version, date } = study.release;
  // The list of digests is not of that place: below another address, pages are moved.
  const left = [...forServers, sumsFile];
  const names = namesIn(folder).filter((name) => !name.startsWith("fassung/") && !left.includes(name));
  const site = names.map((name): [string, Uint8Array] => [name, readBytes(join(folder, name))]);
  const said = { version, ...(date === undefined ? {} : { date }), base } satisfies z.infer<typeof about>;
  const files = { [aboutFile]: strToU8(`${JSON.stringify(said)}\n`), ...Object.fromEntries(site) };
  writeBytes(join(archiveOf(place), `${version}.zip`), zipOf(files));
  return `data/archive/${version}.zip`;
}
