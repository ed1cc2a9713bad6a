import { join } from "node:path";
import { sizeText } from "../src/formats/files.ts";
import { wordOf } from "../src/formats/word/index.ts";
import { AuthorError, formatProblem } from "../src/lib/errors.ts";
import { paragraphsOf } from "../src/lib/paragraphs.ts";
import { type Building, handOver, prepare } from "./build.ts";
import { type Place, placeOf, writeBytes } from "./files.ts";
import { exclusively } from "./lock.ts";

/** The file's name, whatever the report is called: who sends it names it. */
const name = "bericht.docx";

/** Makes the Word file for co-authors in a folder beside the publication; returns what is to be said of it. */
export async function writeWord(place: Place, how: Building = {}): Promise<string> {
  return exclusively(place, async () => {
    const prepared = await prepare(place, how);
    handOver(place, prepared, how);
    const { content, report } = prepared;
    const paragraphs = paragraphsOf(report, content);
    const bytes = await wordOf(report, paragraphs);
    const path = join(`${place.out}-word`, name);
    writeBytes(path, bytes);
    const wrong = report.problems.map(formatProblem);
    const told = wrong.length === 0 ? [] : [...wrong, "", `${wrong.length} Stellen sind im Entwurf rot.`];
    const { list, state } = paragraphs;
    return [
      ...told,
      `Word-Datei: ${path} (${sizeText(bytes)}), ${list.length} Absätze, Textstand ${state}.`,
    ].join("\n");
  });
}

if (import.meta.main) {
  try {
    const draft = process.argv.includes("--entwurf");
    console.log(await writeWord(placeOf(process.env), { draft }));
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
