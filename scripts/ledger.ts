import { join } from "node:path";
import { AuthorError } from "../src/lib/errors.ts";
import { type LedgerEntry, ledgerEntry } from "../src/model/ledger.ts";
import type { Study } from "../src/model/study.ts";
import { type Tables, tables as tablesSchema } from "../src/model/table.ts";
import { namesIn, type Place, readText, root, textsIn, writeText } from "./files.ts";
import { stableJson } from "./json.ts";

/**
 * The releases that were handed out, in the order of their files' names. Throws `AuthorError` with every one that cannot
 * be read: what was told before would be forgotten.
 */
export function ledgerOf(place: Place): LedgerEntry[] {
  const texts = textsIn(place.ledger, ".json");
  const read = texts.map(([name, text]) => ({ name, entry: parsed(text) }));
  const broken = read.filter(({ entry }) => entry === undefined);
  if (broken.length > 0) {
    const hint = "Die Datei aus der Versionsverwaltung zurückholen; sie sagt, was schon veröffentlicht ist.";
    throw new AuthorError(
      broken.map(({ name }) => ({ file: `data/ledger/${name}`, what: "ist nicht lesbar", hint })),
    );
  }
  return read.flatMap(({ entry }) => entry ?? []);
}

function parsed(text: string): LedgerEntry | undefined {
  try {
    return ledgerEntry.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What a release told, and the study that it was made by. */
export interface Released {
  study: Study;
  /** Codes of questions that are withheld as a whole. */
  withheld: string[];
  tables: Tables;
}

/** Puts a release into the ledger; returns the file's name as an author knows it. */
export function record(place: Place, { study, withheld, tables }: Released): string {
  const { responses, groupings, policy, questions, codings } = study;
  const { version, date } = study.release;
  const entry = {
    version,
    ...(date === undefined ? {} : { date }),
    study: { responses, groupings, policy, questions, codings },
    withheld,
    tables: tablesSchema.encode(tables),
  };
  writeText(join(place.ledger, `${version}.json`), stableJson(entry));
  return `data/ledger/${version}.json`;
}

/** The ledger as one text, for what has to change when it does. */
export function ledgerText(place: Place): string {
  return textsIn(place.ledger, ".json")
    .map(([name]) => `${name}\n${readText(join(place.ledger, name))}`)
    .join("\n");
}

/** Folder of the releases as they were, one archive each. Of another study it lies beside the output. */
export function archiveOf({ study, data, out }: Place): string {
  return study === root ? join(data, "archive") : `${out}-archive`;
}

/** Versions of earlier releases that are kept, in the order of their names; not the one that is being made. */
export function archivedVersions(place: Place, own: string): string[] {
  return namesIn(archiveOf(place))
    .flatMap((name) => /^(.+)\.zip$/.exec(name)?.[1] ?? [])
    .filter((version) => version !== own);
}
