import { AuthorError } from "../../../src/lib/errors.ts";
import type { Dataset, Dropped, Note } from "../../dataset.ts";
import { matched, type Pieces } from "../match.ts";
import { placesOf } from "./columns.ts";
import { present, translated } from "./table.ts";
import type { Written } from "./types.ts";

/** The dataset of a written codebook and the table it describes. Throws `AuthorError` where columns do not match. */
export function matchedBy(written: Written, pieces: Pieces): Dataset {
  const { wanted } = pieces;
  const places = placesOf(pieces.table, written, wanted);
  if (places.problems.length > 0) throw new AuthorError(places.problems);
  const said = new Set<Note>();
  const early: Note[] = [];
  let notes = early;
  const table = translated(pieces.table, written, places, wanted.weights, (note) => {
    if (!said.has(note)) notes.push(note);
    said.add(note);
  });
  const dataset = matched({ ...pieces, table, syntax: undefined, wanted: { ...wanted, ignore: [present] } });
  notes = dataset.notes;
  // The form of a table that was translated says nothing of the file.
  const form = notes.findIndex((note) => note.startsWith(`${table.file}: ${table.dialect}; `));
  if (form >= 0) notes[form] = `${table.file}: ${table.dialect}; gelesen nach ${written.file}.`;
  notes.push(...early);
  dataset.dropped = droppedOf(dataset.dropped, written, places.ignored);
  return dataset;
}

/** What is left out, by the names that the author knows. */
function droppedOf(dropped: readonly Dropped[], { id }: Written, ignored: string[]): Dropped[] {
  const made = new Set(["id", "submitdate", present]);
  return [
    ...(id === undefined ? [] : [{ what: "Kennung", columns: [id] }]),
    ...dropped.filter(({ columns }) => columns.some((column) => !made.has(column))),
    ...(ignored.length === 0
      ? []
      : [{ what: "als Spalten genannt, die keine Fragen sind", columns: ignored }]),
  ];
}
