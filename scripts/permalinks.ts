import { join } from "node:path";
import { addressesOf, releaseAddress } from "../src/formats/addresses.ts";
import { AuthorError, suggest } from "../src/lib/errors.ts";
import { figureAt, pageOf, redirected } from "../src/lib/permalinks.ts";
import type { Permalinks } from "../src/model/permalinks.ts";
import type { Problem } from "../src/model/problem.ts";
import { type Place, readText, root, writeText } from "./files.ts";
import { archivedVersions } from "./ledger.ts";

/** Every address of a publication: its own, and of earlier releases where they are kept. */
export function publishedAddresses(place: Place, report: Parameters<typeof addressesOf>[0]): string[] {
  const kept = archivedVersions(place, report.study.release.version).map(releaseAddress);
  return [...addressesOf(report), ...kept];
}

/** The file in which authors say what became of an address. */
const notes = "content/permalinks.yaml";

/** The lock of a study: every address that was ever published. Of another study it lies beside the output. */
export function lockOf({ study, data, out }: Place): string {
  return study === root ? join(data, "permalinks.lock") : `${out}-permalinks.lock`;
}

/** Every address that was ever published, in a fixed order; empty where nothing was. */
function lockedIn(place: Place): string[] {
  const lines = (readText(lockOf(place)) ?? "").split("\n");
  return lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
}

/**
 * Refuses a publication in which an address that was once published would lead nowhere, and notes that lead nowhere
 * themselves. Throws `AuthorError` with all of them.
 */
export function checkPermalinks(place: Place, addresses: readonly string[], permalinks: Permalinks): void {
  const { redirects, withdrawn } = permalinks;
  const now = new Set(addresses);
  const problems: Problem[] = [];
  const note = (what: string, hint: string) => problems.push({ file: notes, what, hint });
  for (const address of [...Object.keys(redirects), ...Object.keys(withdrawn)]) {
    if (now.has(address))
      note(`${address} ist noch eine Seite dieser Veröffentlichung`, "Den Eintrag löschen, oder die Seite.");
    if (address in redirects && address in withdrawn)
      note(`${address} steht unter redirects und unter withdrawn`, "Einen der beiden Einträge löschen.");
    if (/^embed\//.test(address))
      note(
        `${address} ist keine Seite`,
        `Nur ${pageOf(address)} nennen: Das gilt auch für Einbettung und Dateien.`,
      );
  }
  for (const [address, target] of Object.entries(redirects)) {
    if (!now.has(target)) {
      const hint =
        target in redirects
          ? `Gleich dorthin weiterleiten: ${redirects[target]}`
          : suggest(target, addresses);
      note(`${address} führt zu ${target}, und das gibt es nicht`, hint);
    } else if (figureAt(address) !== undefined && figureAt(target) === undefined)
      note(
        `${address} ist eine Abbildung und führt zu ${target}, das keine ist`,
        "Eine Abbildung nennen, die sie ersetzt, oder die alte unter withdrawn zurückziehen.",
      );
  }
  problems.push(...vanished(place, now, permalinks));
  if (problems.length > 0) throw new AuthorError(problems);
}

/** Addresses that would vanish; of a figure its page alone is named, not every file of it. */
function vanished(place: Place, now: ReadonlySet<string>, permalinks: Permalinks): Problem[] {
  const locked = lockedIn(place);
  const isThere = (address: string) => {
    const target = redirected(address, permalinks);
    return (
      now.has(address) || pageOf(address) in permalinks.withdrawn || (target !== undefined && now.has(target))
    );
  };
  const gone = locked.filter((address) => !isThere(address));
  const pages = new Set(gone);
  return gone
    .filter((address) => address === pageOf(address) || !pages.has(pageOf(address)))
    .map((address) => ({
      file: notes,
      what: `die Adresse ${address} wurde veröffentlicht, und es gäbe sie nicht mehr`,
      hint: hintOf(address),
    }));
}

function hintOf(address: string): string {
  const page = pageOf(address);
  if (page !== address && !address.startsWith("embed/"))
    return "Das Format dieser Datei wieder aufnehmen: Wer auf sie verlinkt hat, sucht sie dort.";
  return `Unter redirects nennen, wohin sie führt („${page}: neue/adresse/“), oder unter withdrawn, warum sie zurückgezogen ist.`;
}

/** Adds the addresses of a release to the lock; nothing is ever taken from it. Returns the lock's path. */
export function recordPermalinks(place: Place, addresses: readonly string[]): string {
  const all = [...new Set([...lockedIn(place), ...addresses])].sort();
  const head = [
    "# Jede Adresse, die je veröffentlicht wurde. Der Bau schreibt diese Datei; von Hand wird sie nicht geändert.",
    `# Was aus einer Adresse wurde, die es nicht mehr gibt, steht in ${notes}.`,
  ];
  const path = lockOf(place);
  writeText(path, `${[...head, ...all].join("\n")}\n`);
  return path;
}
