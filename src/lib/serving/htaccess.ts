import { askedAgain, everywhere, keptIn, openFolders } from "./headers.ts";
import { policyOf } from "./policy.ts";
import { canBePacked, isText, mediaTypes } from "./types.ts";

/** One part of the file, which counts only where the server has the module. */
function ifModule(module: string, lines: readonly string[]): string[] {
  return [`<IfModule ${module}>`, ...lines.map((line) => `  ${line}`), "</IfModule>", ""];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * The site's `.htaccess` for Apache 2.4, below whose folder it counts. It asks for `AllowOverride FileInfo` and for
 * nothing that goes beyond it: a single instruction that is not allowed would answer every address with an error.
 */
export function htaccess(base: string): string {
  const entries = Object.entries(mediaTypes);
  const plain = entries.filter(([ending]) => /^\.\w+$/.test(ending));
  const named = entries.filter(([ending]) => !/^\.\w+$/.test(ending));
  const texts = plain.filter(([, type]) => isText(type)).map(([ending]) => ending);
  const packed = [...new Set(entries.map(([, type]) => type).filter(canBePacked))];
  const below = (folder: string): string => `"^${escaped(base)}(fassung/[^/]+/)?${folder}"`;
  const set = (name: string, value: string, when = ""): string =>
    `Header always set ${name} "${value}"${when === "" ? "" : ` ${when}`}`;
  const special = ["embed", "suche"];
  return [
    "# Aus derselben Quelle wie _headers; gilt für diesen Ordner und alles darunter. Braucht AllowOverride FileInfo.",
    `ErrorDocument 404 ${base}404.html`,
    "",
    ...ifModule("mod_mime.c", [
      ...plain.map(([ending, type]) => `AddType ${type} ${ending}`),
      `AddCharset utf-8 ${texts.join(" ")}`,
    ]),
    // Two parts of a name make one type only by the whole of it.
    ...named.flatMap(([ending, type]) => [
      `<FilesMatch "${escaped(ending.replace(/^.*\//, ""))}$">`,
      `  ForceType "${isText(type) ? `${type}; charset=utf-8` : type}"`,
      "</FilesMatch>",
    ]),
    "",
    ...ifModule("mod_setenvif.c", [
      ...special.map((area) => `SetEnvIf Request_URI ${below(`${area}/`)} bereich_${area}`),
      ...Object.keys(keptIn).map(
        (folder) => `SetEnvIf Request_URI ${below(folder)} bleibt_${folder.slice(0, -1)}`,
      ),
      ...openFolders.map((folder) => `SetEnvIf Request_URI ${below(folder)} offen`),
    ]),
    ...ifModule("mod_headers.c", [
      ...Object.entries(everywhere).map(([name, value]) => set(name, value)),
      set("Access-Control-Allow-Origin", "*", "env=offen"),
      set("Cache-Control", askedAgain),
      ...Object.entries(keptIn).map(([folder, value]) =>
        set("Cache-Control", value, `env=bleibt_${folder.slice(0, -1)}`),
      ),
      '<FilesMatch "\\.(html|svg)$">',
      `  ${set("Content-Security-Policy", policyOf(""))}`,
      ...special.map(
        (area) => `  ${set("Content-Security-Policy", policyOf(`${area}/`), `env=bereich_${area}`)}`,
      ),
      "</FilesMatch>",
    ]),
    ...ifModule("mod_deflate.c", [`AddOutputFilterByType DEFLATE ${packed.join(" ")}`]),
  ].join("\n");
}
