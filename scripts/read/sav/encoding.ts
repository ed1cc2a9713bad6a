/** How the texts of a file are to be read. */
export interface Texts {
  /** Name of the encoding, as it is said to an author. */
  name: string;
  /** False where the file does not tell its encoding. */
  declared: boolean;
  /** A text without the blanks that fill it up. */
  decode(bytes: Uint8Array): string;
}

/** Code pages of Windows and others, as the header numbers them, that have no regular name. */
const codePages: Readonly<Record<number, string>> = {
  819: "iso-8859-1",
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  9066: "windows-874",
  51949: "euc-kr",
  65001: "utf-8",
};

/**
 * The encoding of a file: the name in its encoding record counts, else the code page of its header (PSPP, "Character
 * Encoding Record"). Code pages 2 and 3 ("ASCII") were written whatever the encoding: then UTF-8 is tried first.
 */
export function textsOf(name: string | undefined, codePage: number | undefined): Texts {
  const told = decoderOf(regular(name ?? "")) ?? decoderOf(pageName(codePage));
  if (told !== undefined) {
    return { name: told.encoding, declared: true, decode: (bytes) => trimmed(told.decode(bytes)) };
  }
  const strict = new TextDecoder("utf-8", { fatal: true });
  const western = new TextDecoder("windows-1252");
  const either = (bytes: Uint8Array) => {
    try {
      return strict.decode(bytes);
    } catch {
      return western.decode(bytes);
    }
  };
  return { name: "UTF-8 oder Windows-1252", declared: false, decode: (bytes) => trimmed(either(bytes)) };
}

/** `cp1252`, `CP28605`: names that decoders know by another one. */
function regular(name: string): string {
  const text = name.trim().toLowerCase();
  const page = /^(?:cp|ibm-?|ms)(\d+)$/.exec(text)?.[1];
  return page === undefined ? text : pageName(Number(page));
}

function pageName(page: number | undefined): string {
  if (page === undefined) return "";
  if (page >= 1250 && page <= 1258) return `windows-${page}`;
  if (page > 28590 && page <= 28606) return `iso-8859-${page - 28590}`;
  return codePages[page] ?? "";
}

function decoderOf(name: string): TextDecoder | undefined {
  if (name === "") return undefined;
  try {
    return new TextDecoder(name);
  } catch {
    return undefined;
  }
}

function trimmed(text: string): string {
  return text.replaceAll("\0", " ").trimEnd();
}
