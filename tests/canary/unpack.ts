import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { decodeHTML } from "entities";
import { gunzipSync, unzipSync, unzlibSync } from "fflate";
import { allSaid } from "../formats/pdf/read.ts";

/** Everything that a file says, in as many readings as it can be read. */
type Unpacker = (bytes: Uint8Array, name: string) => string[] | Promise<string[]>;

const utf8 = (bytes: Uint8Array) => new TextDecoder("utf-8").decode(bytes);
const latin1 = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);

/** A text as it stands, and what is packed into it: entities, escapes, data within addresses. */
const text = (bytes: Uint8Array): string[] => {
  const plain = utf8(bytes);
  const embedded = [...plain.matchAll(/base64,([A-Za-z0-9+/=]{8,})/g)].map(([, data = ""]) => atob(data));
  const escaped = plain.replace(/\\u([0-9a-f]{4})/gi, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const addressed = plain.replace(/(?:%[0-9a-f]{2})+/gi, (part) => unescape(part));
  return [plain, decodeHTML(plain), escaped, addressed, ...embedded];
};

/** Every entry of an archive, by the unpacker of its own kind. */
const archive: Unpacker = async (bytes) => {
  const entries = Object.entries(unzipSync(bytes));
  const said = await Promise.all(entries.map(([name, entry]) => unpack(entry, name)));
  return [...entries.map(([name]) => name), ...said.flat()];
};

/** A part of the search's index. */
const squeezed: Unpacker = (bytes) => text(gunzipSync(bytes));

/** The texts of a PNG, packed ones included; its pixels say nothing but what the drawing says, which is searched as SVG. */
const png: Unpacker = (bytes) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts: string[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const type = latin1(bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + view.getUint32(at));
    if (["IHDR", "PLTE", "IDAT", "IEND"].includes(type)) continue;
    const end = data.indexOf(0);
    // After the keyword: how it is packed; of iTXt, a flag first, and languages after it.
    const packed = type === "zTXt" ? data.subarray(end + 2) : data.subarray(end + 3);
    const isPacked = type === "zTXt" || (type === "iTXt" && data[end + 1] === 1);
    texts.push(type, utf8(data), ...(isPacked ? [utf8(unzlibSync(afterLanguages(packed, type)))] : []));
  }
  return texts;
};

function afterLanguages(data: Uint8Array, type: string): Uint8Array {
  if (type === "zTXt") return data;
  const language = data.indexOf(0);
  return data.subarray(data.indexOf(0, language + 1) + 1);
}

/** Formats of published files. One that is not here is not searched, and so fails the test: add its unpacker. */
export const unpackers: Readonly<Record<string, Unpacker>> = {
  ...{ ".html": text, ".xml": text, ".svg": text, ".json": text, ".csv": text, ".txt": text, ".css": text },
  ...{ ".js": text, ".bib": text, ".ris": text },
  ...{ ".xlsx": archive, ".docx": archive, ".pptx": archive, ".zip": archive, ".rels": text, ".png": png },
  ...{ ".cff": text, ".pf_fragment": squeezed, ".pf_index": squeezed, ".pf_meta": squeezed },
  // What servers are told, and sums of files: their names have no ending.
  ...{ ".htaccess": text, "": text },
  ".pdf": allSaid,
  // The program of the search, which no study is part of.
  ".pagefind": (bytes) => [latin1(bytes)],
  // Of fonts nothing is made from data: subsets are cut when the fonts change, not when a study is built.
  ".woff2": (bytes) => [latin1(bytes)],
};

/** All readings of a file; throws where its format has no unpacker. */
export async function unpack(bytes: Uint8Array, name: string): Promise<string[]> {
  // Some entries of archives are nothing but an ending (".rels").
  const [ending = ""] = /\.[^./]+$/.exec(name.toLowerCase()) ?? [];
  const unpacker = unpackers[ending];
  if (unpacker === undefined) throw new Error(`no unpacker is registered for ${name}`);
  // Its own reader knows which numbers of a PDF are words and which are places in the file.
  if (ending === ".pdf") return unpacker(bytes, name);
  return [latin1(bytes), new TextDecoder("utf-16le").decode(bytes), ...(await unpacker(bytes, name))];
}

/** Where any of these strings occurs in a folder, whatever its case: `file: string`. Formats are told by name. */
export async function find(
  strings: readonly string[],
  folder: string,
  read: Unpacker = unpack,
): Promise<string[]> {
  const wanted = strings.map((string) => string.toLowerCase());
  const found: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const said = [entry.name, ...(await read(readFileSync(path), entry.name))].join("\n").toLowerCase();
    const here = wanted.filter((string) => said.includes(string));
    found.push(...here.map((string) => `${relative(folder, path)}: ${string}`));
  }
  return found;
}
