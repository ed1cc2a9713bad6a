import { AuthorError } from "../../src/lib/errors.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { Note } from "../dataset.ts";
import type { SourceFile } from "./source.ts";
import { entriesOf } from "./zip.ts";

/** The files of a folder with those of its archives in their place. */
export interface Opened {
  files: SourceFile[];
  notes: Note[];
  problems: Problem[];
}

/** Structures and responses that are looked at: what is more than one of each is refused in any case. */
const mostWanted = 20;

/** What is never unpacked, by the end of its name. */
const unread = [
  { ending: "_tokens.lst", what: "die Teilnehmertabelle" },
  { ending: "_timings.lsi", what: "die Antwortzeiten" },
];

/**
 * Puts structure and responses of LimeSurvey's archives (`.lsa`: `export.php`, `exportarchive`) in the place of the
 * archive. Participants and times are never unpacked; a note says so.
 */
export function openArchives(files: readonly SourceFile[]): Opened {
  const opened: Opened = { files: [], notes: [], problems: [] };
  for (const file of files) {
    if (!isArchive(file)) {
      opened.files.push(file);
      continue;
    }
    try {
      const entries = entriesOf(file);
      const wanted = entries.filter(({ name }) => /\.ls[sr]$/i.test(name));
      if (wanted.length > mostWanted) throw tooMany(file);
      opened.files.push(...wanted);
      const left = unread.filter(({ ending }) => entries.some(({ name }) => name.endsWith(ending)));
      if (left.length > 0) {
        const what = left.map((kind) => kind.what).join(" und ");
        opened.notes.push(`${file.name}: ${what} im Archiv ${verb(left.length)} nicht gelesen.`);
      }
    } catch (error) {
      if (!(error instanceof AuthorError)) throw error;
      opened.problems.push(...error.problems);
    }
  }
  return opened;
}

function tooMany({ name }: SourceFile): AuthorError {
  const what = "das Archiv enthält mehr als 20 Strukturen und Antworten";
  const hint = "Ein Archiv von LimeSurvey hat je eine: es neu exportieren.";
  return new AuthorError([{ file: name, what, hint }]);
}

function verb(count: number): string {
  return count === 1 ? "wurde" : "wurden";
}

/** True for a ZIP archive whose first file is one of LimeSurvey's. */
function isArchive(file: SourceFile): boolean {
  return /\.ls[a-z]$/i.test(firstNameIn(file.head()));
}

/** Name of the first file in a ZIP archive by its beginning; empty for any other file. */
function firstNameIn(head: Uint8Array): string {
  const [p, k, three, four] = head;
  if (p !== 0x50 || k !== 0x4b || three !== 3 || four !== 4) return "";
  const length = (head[26] ?? 0) + 256 * (head[27] ?? 0);
  return new TextDecoder().decode(head.subarray(30, 30 + length));
}
