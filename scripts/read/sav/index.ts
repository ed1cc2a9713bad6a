import type { Made } from "../../codebook.ts";
import type { Dataset, Wanted } from "../../dataset.ts";
import type { SourceFile } from "../source.ts";
import { guarded } from "./bytes.ts";
import { savDataset } from "./dataset.ts";
import { savWithStructure } from "./joined.ts";
import { openSav } from "./open.ts";

/**
 * The dataset of an SPSS system file (`.sav`, `.zsav`): with the structure of its survey where that is known, else by
 * what the file says itself. Throws `AuthorError` where the file is broken.
 * @param personal settings of the structure that name the administration
 */
export function readSav(
  file: SourceFile,
  made: Made | undefined,
  wanted: Wanted,
  personal: readonly string[] = [],
): Dataset {
  const sav = guarded(file.name, () => openSav(file));
  return made === undefined ? savDataset(sav, wanted) : savWithStructure(sav, made, wanted, personal);
}
