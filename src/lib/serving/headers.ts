import { policyOf } from "./policy.ts";
import { mediaTypeOf } from "./types.ts";

/** Headers of one answer, by name. */
export type Headers = Readonly<Record<string, string>>;

/** For every file: it is what its type says, no other site learns where a reader came from, and no device is used. */
export const everywhere: Headers = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy":
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
};

/** Folders whose files programs on other sites may read: pictures, tables and data of figures. */
export const openFolders = ["abbildungen/", "embed/", "daten/", "schema/", "zitieren/"];

/** How long a browser may keep files without asking again, by where they stand. Names in `assets/` change with their content. */
export const keptIn: Headers = {
  "assets/": "public, max-age=31536000, immutable",
  "fonts/": "public, max-age=604800",
};

/** For all other files: kept, but never used without asking whether they are still the same. */
export const askedAgain = "no-cache";

/** True for what a browser shows as a document of its own, in which something could run. */
export function isDocument(name: string): boolean {
  return (
    ["text/html", "image/svg+xml"].includes(mediaTypeOf(name) ?? "") || name === "" || name.endsWith("/")
  );
}

/** The headers with which a file is to be served, but for its type; `path` is its address or its name below the base. */
export function headersOf(path: string): Headers {
  const own = path.replace(/^fassung\/[^/]+\//, "");
  const start = (folder: string): boolean => own.startsWith(folder);
  const kept = Object.keys(keptIn).find(start);
  return {
    ...everywhere,
    ...(isDocument(path) ? { "Content-Security-Policy": policyOf(path) } : {}),
    ...(openFolders.some(start) ? { "Access-Control-Allow-Origin": "*" } : {}),
    "Cache-Control": kept === undefined ? askedAgain : (keptIn[kept] as string),
  };
}
