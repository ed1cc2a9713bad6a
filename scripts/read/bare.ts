import type { SourceFile } from "./source.ts";

/** What stands without quotes in a delimited file: nothing at all, some text, or R's mark of a missing value. */
export type Bare = "nothing" | "text" | "NA";

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const na = 0x4e41;

/**
 * What stands without quotes below the headings. Looks at every byte of the file, for one bare cell anywhere shows that
 * LimeSurvey did not write it; separators and quotes are the same bytes in UTF-8 and Windows-1252.
 */
export function bareIn(file: SourceFile, separator: string): Bare {
  const between = separator.charCodeAt(0);
  let found: Bare = "nothing";
  let isInside = false;
  let isHeader = true;
  let cell = 0; // the first bytes of a bare cell as a number; too large for "NA" where there are more
  for (const chunk of file.chunks()) {
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      // A doubled quote leaves and enters again.
      if (byte === quote) {
        isInside = !isInside;
        continue;
      }
      if (isInside) continue;
      if (byte === between || byte === lineFeed || byte === carriageReturn) {
        if (cell !== 0) {
          if (cell === na && !isHeader) return "NA";
          if (!isHeader) found = "text";
          cell = 0;
        }
        if (byte !== between) isHeader = false;
      } else if (cell < 0x10000) cell = cell * 256 + byte;
    }
  }
  if (cell !== 0 && !isHeader) return cell === na ? "NA" : "text";
  return found;
}
