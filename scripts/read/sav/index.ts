import type { Made } from "../../codebook.ts";
import type { Dataset } from "../../dataset.ts";
import type { SourceFile } from "../source.ts";
import { guarded } from "./bytes.ts";
import { savDataset } from "./dataset.ts";
import { savWithStructure } from "./joined.ts";
import { openSav } from "./open.ts";

/**
 * The dataset of an SPSS system file (`.sav`, `.zsav`): with the structure of its survey where that is known, else by
 * what the file says itself. Throws `AuthorError` where the file is broken.
 * @param ignore names of variables to drop, from `study.yaml`
 */
export function readSav(file: SourceFile, made: Made | undefined, ignore: readonly string[]): Dataset {
  const sav = guarded(file.name, () => openSav(file));
  return made === undefined ? savDataset(sav, ignore) : savWithStructure(sav, made, ignore);
}
