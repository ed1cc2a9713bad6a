import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AuthorError } from "../src/lib/errors.ts";
import { outputs } from "../src/lib/outputs.ts";
import { type BuildRecord, buildRecord } from "../src/model/build-record.ts";
import { astroWork, buildSite } from "./build.ts";
import { type Place, placeOf, readText } from "./files.ts";
import { archiveOf } from "./ledger.ts";
import { atRest } from "./lock.ts";
import { lockOf } from "./permalinks.ts";
import { recordFile } from "./record.ts";
import { type Differences, differences, isSame, parseSums, sumsFile, sumsIn } from "./sums.ts";

/** What came of making a publication once more. */
interface Verdict {
  isSame: boolean;
  text: string;
}

/**
 * Makes the publication once more, elsewhere and from the start, and compares it with the one that is there, byte for
 * byte. Nothing of it is written but into a folder of its own, which is removed. Throws `AuthorError` where nothing is
 * built, or can be.
 */
export async function verified(place: Place): Promise<Verdict> {
  const sums = parseSums(readText(join(place.out, sumsFile)) ?? "");
  const record = recordIn(place.out);
  if (sums === undefined || record === undefined) {
    const hint = "Zuerst npm run build ausführen.";
    throw new AuthorError([{ file: place.out, what: "keine Veröffentlichung mit Prüfsummen da", hint }]);
  }
  const touched = differences(sums, sumsIn(place.out));
  if (!isSame(touched)) {
    const head = `${place.out} ist nicht mehr, was gebaut wurde (${sumsFile}):`;
    return { isSame: false, text: [head, ...listed(touched)].join("\n") };
  }
  return rebuilt(place, (out) => compared(record, sums, out));
}

async function rebuilt(place: Place, judge: (out: string) => Verdict): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), "expertise-"));
  const other = { ...place, out: join(folder, "site"), derived: join(folder, "derived") };
  const { outputs: made, draft } = recordIn(place.out) as BuildRecord;
  try {
    for (const pathOf of [({ derived }: Place) => derived, archiveOf, lockOf]) {
      const [from, to] = [pathOf(place), pathOf(other)];
      if (from !== to && existsSync(from)) cpSync(from, to, { recursive: true });
    }
    const only = made.length < outputs.length ? { only: made } : {};
    await buildSite(other, { ...only, draft, fresh: true, apart: true });
    return judge(other.out);
  } finally {
    // On Windows, what looks through new files lets go of them within moments.
    for (const each of [folder, astroWork(other)])
      rmSync(each, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
  }
}

function compared(before: BuildRecord, sums: ReadonlyMap<string, string>, out: string): Verdict {
  const found = differences(sums, sumsIn(out));
  if (isSame(found)) {
    const text = `Noch einmal gebaut, in einem anderen Ordner und ohne Zwischenstände: alle ${sums.size} Dateien sind gleich, Byte für Byte.`;
    return { isSame: true, text };
  }
  const causes = causesOf(before, recordIn(out));
  const why =
    causes.length === 0
      ? [
          "Quellen und Programme sind dieselben: Der Bau ist nicht wiederholbar. Das ist ein Fehler des Generators.",
        ]
      : ["Seit dem Bau hat sich geändert:", ...causes.map((cause) => `  ${cause}`)];
  return {
    isSame: false,
    text: ["Noch einmal gebaut, und es ist nicht dasselbe:", ...listed(found), ...why].join("\n"),
  };
}

/** What two builds were made from and with that is not the same. */
export function causesOf(before: BuildRecord, after: BuildRecord | undefined): string[] {
  if (after === undefined) return [];
  const inputs = differences(map(before.inputs), map(after.inputs));
  const versions = differences(map(before.generator.versions), map(after.generator.versions));
  return [
    ...listed(inputs).map((line) => line.trim()),
    ...(before.generator.code === after.generator.code
      ? []
      : ["der Generator selbst (src, scripts, public)"]),
    ...(before.generator.node === after.generator.node
      ? []
      : [`Node: ${before.generator.node}, jetzt ${after.generator.node}`]),
    ...[...versions.changed, ...versions.added, ...versions.missing].map((name) => `Paket ${name}`),
    ...(before.generator.packages === after.generator.packages ? [] : ["package-lock.json"]),
  ];
}

const map = (record: Readonly<Record<string, string>>) => new Map(Object.entries(record));

/** More than anybody reads. */
const most = 20;

/** Pages first: there a person sees what is different. */
function listed({ changed, missing, added }: Differences): string[] {
  const lines = (word: string, names: readonly string[]) =>
    names
      .toSorted((a, b) => Number(b.endsWith(".html")) - Number(a.endsWith(".html")))
      .map((name) => `  ${word}: ${name}`);
  const all = [...lines("anders", changed), ...lines("fehlt", missing), ...lines("neu", added)];
  return all.length > most ? [...all.slice(0, most), `  und ${all.length - most} weitere`] : all;
}

function recordIn(folder: string): BuildRecord | undefined {
  try {
    return buildRecord.safeParse(JSON.parse(readText(join(folder, recordFile)) ?? "")).data;
  } catch {
    return undefined;
  }
}

if (import.meta.main) {
  try {
    const { isSame, text } = await verified(atRest(placeOf(process.env)));
    console.log(text);
    process.exitCode = isSame ? 0 : 1;
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
