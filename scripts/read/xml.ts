import { SaxesParser } from "saxes";
import { AuthorError } from "../../src/lib/errors.ts";
import { type SourceFile, textOf } from "./source.ts";

/** What is done with the elements of a document. */
export interface Handlers {
  /** @param depth 1 for the root, @param line line in the file */
  open?(name: string, attributes: Readonly<Record<string, string>>, depth: number, line: number): void;
  /** @param text what stood in the element itself, in one piece where it has no other elements */
  close?(name: string, text: string, depth: number): void;
}

/** Deeper than any of LimeSurvey's or Excel's documents. */
const deepest = 64;
/** Longer than any cell: beyond, memory would fill. */
const longestText = 16_000_000;
/** Characters parsed at a time, so that a fault is noticed soon. */
const usualPart = 16 * 1024;

const exportAgain = "Die Datei neu exportieren und unverändert ablegen.";

/**
 * Reads an XML file as a stream; yields after every piece, when what was collected can be handed on. Throws
 * `AuthorError` for broken XML, another encoding than UTF-8, a document type (whose entities could be a bomb), endless
 * nesting and endless texts.
 * @param part characters to a piece
 */
export function* readXml(
  file: SourceFile,
  { open, close }: Handlers,
  part: number = usualPart,
): Generator<void> {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false });
  let fault: string | undefined;
  let line = 1;
  let depth = 0;
  let text = "";
  let pending = 0;
  const fail = (what: string) => {
    if (fault === undefined) line = parser.line;
    fault ??= what;
  };
  const append = (more: string) => {
    text += more;
    pending = text.length;
  };
  parser.on("error", () => fail("die Datei ist kein vollständiges XML"));
  parser.on("doctype", () => fail("die Datei enthält eine Dokumenttyp-Deklaration"));
  parser.on("text", append);
  parser.on("cdata", append);
  parser.on("opentag", ({ name, attributes }) => {
    if (++depth > deepest) fail("die Datei ist zu tief verschachtelt");
    text = "";
    pending = 0;
    open?.(name, attributes, depth, parser.line);
  });
  parser.on("closetag", ({ name }) => {
    close?.(name, text, depth);
    text = "";
    pending = 0;
    depth--;
  });
  const check = () => {
    if (fault !== undefined)
      throw new AuthorError([{ file: file.name, line, what: fault, hint: exportAgain }]);
  };
  try {
    for (const piece of textOf(file, "utf-8", true)) {
      for (let at = 0; at < piece.length; at += part) {
        pending += part;
        if (pending > longestText) fail("die Datei enthält einen Text ohne Ende");
        check();
        parser.write(piece.slice(at, at + part));
        check();
        yield;
      }
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    fail("die Datei ist nicht in UTF-8 gespeichert");
  }
  if (fault === undefined) parser.close();
  check();
}
