import type { SourceFile } from "../source.ts";
import { blocksOf } from "./blocks.ts";
import { bytesOf } from "./bytes.ts";
import { type Case, casesOf } from "./cases.ts";
import { type Dictionary, readDictionary } from "./dictionary.ts";

/** An SPSS system file: what it says about its variables, and its cases as a stream. */
export interface Sav {
  file: string;
  dictionary: Dictionary;
  /** All cases, read anew on every call; throws `SavFault` where the data are broken. */
  cases(): Generator<Case>;
}

/** True for the beginning of a system file: `.sav`, or `.zsav` compressed by ZLIB. */
export function isSav(head: string): boolean {
  return /^\$FL[23]/.test(head);
}

/** True for a system file that SPSS saved with a password. */
export function isEncryptedSav(head: string): boolean {
  return head.slice(0, 32).includes("ENCRYPTEDSAV");
}

/** A system file opened for reading; throws `SavFault` where its dictionary is broken. */
export function openSav(file: SourceFile): Sav {
  const beginning = bytesOf(file);
  const dictionary = readDictionary(beginning);
  const start = beginning.offset;
  return {
    file: file.name,
    dictionary,
    *cases() {
      const bytes = bytesOf(file);
      bytes.advance(start);
      bytes.little = dictionary.little;
      const data = dictionary.compression === "zlib" ? blocksOf(bytes, file) : bytes.rest();
      yield* casesOf(data, dictionary, file.size);
    },
  };
}
