import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readerOf } from "../../scripts/read/sav/cases.ts";
import { openSav } from "../../scripts/read/sav/open.ts";
import type { SourceFile } from "../../scripts/read/source.ts";
import { source } from "./source.ts";

const folder = join(import.meta.dirname, "../fixtures/sav");

/** The bytes of a fixture that haven or PSPP wrote (`make.R`, `make.sps`). */
export function fixtureBytes(name: string): Uint8Array {
  return readFileSync(join(folder, name));
}

/** A fixture, handed out in pieces of `piece` bytes. */
export function fixture(name: string, piece?: number): SourceFile {
  return source(`data/${name}`, fixtureBytes(name), piece);
}

/** Seconds from SPSS's first day, 14 October 1582, to a day, as text. */
export function at(day: string): string {
  return String(Date.parse(`${day}Z`) / 1000 + 12_219_379_200);
}

/** How often each valid value occurs, by variable; `n` is the number of cases. */
export function countsOf(file: SourceFile): { n: number } & Record<string, unknown> {
  const sav = openSav(file);
  const { variables } = sav.dictionary;
  const readers = variables.map((variable) => readerOf(variable, sav.dictionary));
  const counts = variables.map((): Record<string, number> => ({}));
  let n = 0;
  for (const one of sav.cases()) {
    n++;
    for (const [i, read] of readers.entries()) {
      const value = read(one);
      const count = counts[i];
      if (value !== null && count) count[value] = (count[value] ?? 0) + 1;
    }
  }
  return { n, ...Object.fromEntries(variables.map(({ name }, i) => [name, counts[i]])) };
}
