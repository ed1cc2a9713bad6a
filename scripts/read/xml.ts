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
/** More than any element of theirs has. */
const mostAttributes = 100;
/** Characters parsed at a time, so that a fault is noticed soon. */
const usualPart = 16 * 1024;

/** How a faulty document is called, and what to do about it. */
const usualWords = { subject: "die Datei", hint: "Die Datei neu exportieren und unverändert ablegen." };

/**
 * Reads an XML file as a stream; yields after every piece, when what was collected can be handed on. Throws
 * `AuthorError` for broken XML, another encoding than UTF-8, a document type (whose entities could be a bomb), endless
 * nesting, endless texts and endless elements.
 * @param part characters to a piece
 */
export function* readXml(
  file: SourceFile,
  { open, close }: Handlers,
  part: number = usualPart,
  { subject, hint } = usualWords,
): Generator<void> {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false });
  let depth = 0;
  let text = "";
  let pending = 0;
  let attributes = 0;
  // Thrown from within the parser: it would go on, with a fault for nearly every letter that follows.
  const fail = (what: string): never => {
    throw new AuthorError([{ file: file.name, line: parser.line, what: `${subject} ${what}`, hint }]);
  };
  const append = (more: string) => {
    text += more;
    pending = text.length;
  };
  parser.on("error", () => fail("ist kein vollständiges XML"));
  parser.on("doctype", () => fail("enthält eine Dokumenttyp-Deklaration"));
  parser.on("opentagstart", () => {
    attributes = 0;
  });
  parser.on("attribute", () => {
    if (++attributes > mostAttributes) fail("hat ein Element mit mehr als 100 Attributen");
  });
  parser.on("text", append);
  parser.on("cdata", append);
  parser.on("opentag", ({ name, attributes: given }) => {
    if (++depth > deepest) fail("ist zu tief verschachtelt");
    text = "";
    pending = 0;
    open?.(name, given, depth, parser.line);
  });
  parser.on("closetag", ({ name }) => {
    close?.(name, text, depth);
    text = "";
    pending = 0;
    depth--;
  });
  try {
    for (const piece of textOf(file, "utf-8", true)) {
      for (let at = 0; at < piece.length; at += part) {
        pending += part;
        if (pending > longestText) fail("enthält einen Text ohne Ende");
        parser.write(piece.slice(at, at + part));
        yield;
      }
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    fail("ist nicht in UTF-8 gespeichert");
  }
  parser.close();
}
