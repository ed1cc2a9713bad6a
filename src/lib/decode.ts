import { AuthorError } from "./errors.ts";

/**
 * The text of a file, without byte order mark and with plain line feeds. Throws `AuthorError` where it is not UTF-8:
 * printed as it is, its umlauts would be lost.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
  } catch {
    throw new AuthorError([
      {
        file,
        what: "nicht in UTF-8 gespeichert",
        hint: "Im Editor unter „Speichern unter“ die Kodierung UTF-8 wählen.",
      },
    ]);
  }
}
