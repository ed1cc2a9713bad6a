const office = "application/vnd.openxmlformats-officedocument";

/** Media types by how a file's name ends; the longest that fits counts. The last four are read by the search alone. */
export const mediaTypes: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
  ".txt": "text/plain",
  SHA256SUMS: "text/plain",
  ".md": "text/markdown",
  ".csv": "text/csv",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
  "feed.xml": "application/atom+xml",
  ".json": "application/json",
  ".jsonld": "application/ld+json",
  ".csl.json": "application/vnd.citationstyles.csl+json",
  ".oembed.json": "application/json+oembed",
  "datacite.json": "application/vnd.datacite.datacite+json",
  "schema/abbildung-1.json": "application/schema+json",
  ".yaml": "application/yaml",
  ".cff": "application/yaml",
  ".bib": "application/x-bibtex",
  ".ris": "application/x-research-info-systems",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".pdf": "application/pdf",
  ".zip": "application/zip",
  ".xlsx": `${office}.spreadsheetml.sheet`,
  ".docx": `${office}.wordprocessingml.document`,
  ".pptx": `${office}.presentationml.presentation`,
  ".pagefind": "application/octet-stream",
  ".pf_index": "application/octet-stream",
  ".pf_meta": "application/octet-stream",
  ".pf_fragment": "application/octet-stream",
};

/** True for what a browser may have to be told the letters of: it is UTF-8, always. */
export function isText(type: string): boolean {
  return /^text\/|^image\/svg|xml$|yaml$|bibtex$|research-info-systems$/.test(type);
}

/** True for what grows smaller by packing: texts. All other files are packed in themselves. */
export function canBePacked(type: string): boolean {
  return isText(type) || /json$/.test(type);
}

/** The media type of a file by its name, without what may follow it; undefined where it has none of these endings. */
export function mediaTypeOf(name: string): string | undefined {
  const ending = Object.keys(mediaTypes)
    .filter((each) => name === each || name.endsWith(each))
    .reduce((longest, each) => (each.length > longest.length ? each : longest), "");
  return mediaTypes[ending];
}

/** The `Content-Type` of a file: media type and, of a text, its encoding. */
export function contentTypeOf(name: string): string {
  const type = mediaTypeOf(name) ?? "application/octet-stream";
  return isText(type) ? `${type}; charset=utf-8` : type;
}
