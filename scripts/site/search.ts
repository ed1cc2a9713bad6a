import { close, createIndex } from "pagefind";
import type { SearchRecord } from "./records.ts";

/** What Pagefind brings along for interfaces of its own, which ours is not. */
const unused = /(?:ui|highlight)\.(?:js|css)$/;

/**
 * The index of what can be found on a site, and the program that searches it in the browser: bytes by name, the same
 * for the same records. Throws where Pagefind refuses a record.
 */
export async function searchFiles(
  records: readonly SearchRecord[],
  language: string,
): Promise<Map<string, Uint8Array>> {
  const { index, errors } = await createIndex({ forceLanguage: language });
  if (index === undefined) throw new Error(errors.join("\n"));
  try {
    for (const record of records) {
      const added = await index.addHTMLFile({ url: `/${record.url}`, content: htmlOf(record) });
      if (added.errors.length > 0) throw new Error(`${record.url}: ${added.errors.join("\n")}`);
    }
    const { files } = await index.getFiles();
    return new Map(
      files.filter(({ path }) => !unused.test(path)).map(({ path, content }) => [path, content]),
    );
  } finally {
    await close();
  }
}

/** A record as a page of its own. Its title is no part of the text: Pagefind searches titles by themselves, and first. */
function htmlOf({ kind, title, page, text }: SearchRecord): string {
  const meta = (name: string, value: string) =>
    value === "" ? "" : `<meta data-pagefind-meta="${name}[content]" content="${escaped(value)}">`;
  return `<!doctype html><html lang="de"><head><title>${escaped(title)}</title></head><body data-pagefind-body>${meta("title", title)}${meta("kind", kind)}${meta("page", page)}<p>${escaped(text)}</p></body></html>`;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
