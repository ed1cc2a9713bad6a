import type { PublicStudy } from "../src/model/study.ts";

/** Security headers for every page: nothing is loaded from elsewhere, and nothing that stands in the markup runs. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

/** The same for the search, which runs WebAssembly in a worker. */
const searchPolicy = policy.replace(
  "script-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'",
);

/** What the headers of a page are, by where it stands below the base. */
export function policyOf(path: string): string {
  const frames = path.startsWith("embed/") ? "*" : "'none'";
  return `${path.startsWith("suche/") ? searchPolicy : policy}; frame-ancestors ${frames}`;
}

/** One page for whoever runs the web server. */
export function guideText({ title, mark, address, release }: PublicStudy, base: string): string {
  const where = address ?? "noch nicht festgelegt (address in data/study.yaml)";
  return `${[mark, title].filter(Boolean).join(": ")}
Fassung ${release.version}${release.date ? ` vom ${release.date}` : ""}. Anleitung für den Webserver

1. HOCHLADEN
   Der Ordner „website“ enthält fertige Dateien; es läuft kein Programm, keine Datenbank, kein PHP.
   Sein Inhalt gehört unter diese Adresse:  ${where}
   Pfad auf dem Server:                     ${base}
   Unter einem anderen Pfad funktionieren die Verweise nicht: Dann „address“ ändern und neu bauen.
   Am besten in einen neuen Ordner hochladen und erst dann umschalten; alte Dateien nicht stehen lassen.

2. ADRESSEN
   Startdatei jedes Ordners: index.html. Adressen enden mit „/“; ohne „/“ dorthin weiterleiten.
   Fehlerseite (Status 404): ${base}404.html. Nur über https ausliefern.

3. DATEITYPEN
   Alles Textliche mit charset=utf-8. Nicht überall eingetragen sind:
     .woff2 font/woff2              .bib  application/x-bibtex
     .svg   image/svg+xml           .ris  application/x-research-info-systems
     .csv   text/csv                .cff  application/yaml
     .xlsx  application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
     .pf_index .pf_meta .pf_fragment .pagefind   application/octet-stream (ohne Content-Encoding: sie sind
                                                 schon gepackt)
   feed.xml: application/atom+xml

4. KOPFZEILEN
   Überall:
     Content-Security-Policy: ${policyOf("")}
     X-Content-Type-Options: nosniff
     Referrer-Policy: no-referrer
     Permissions-Policy: camera=(), geolocation=(), microphone=()
   Unter ${base}suche/ (die Suche läuft im Browser, in WebAssembly):
     Content-Security-Policy: ${policyOf("suche/")}
   Unter ${base}embed/ (wird von anderen Seiten eingebunden): am Ende frame-ancestors * statt 'none'.
   Unter ${base}abbildungen/ und ${base}embed/ für Dateien:  Access-Control-Allow-Origin: *

5. ZWISCHENSPEICHER
   ${base}assets/  Cache-Control: public, max-age=31536000, immutable   (Namen ändern sich mit dem Inhalt)
   alles andere    Cache-Control: no-cache                              (mit ETag oder Last-Modified)
   Textdateien komprimiert ausliefern (gzip oder brotli).

6. DATENSCHUTZ
   Keine Cookies, keine Anfragen an andere Server. Was der Webserver protokolliert, gehört in die
   Datenschutzerklärung; empfohlen: IP-Adressen kürzen, Protokolle nach sieben Tagen löschen.

7. APACHE (.htaccess, nur was vom Üblichen abweicht)
     ErrorDocument 404 ${base}404.html
     AddType font/woff2 .woff2
     AddType application/octet-stream .pf_index .pf_meta .pf_fragment .pagefind
     AddCharset utf-8 .html .css .js .json .xml .csv .txt .svg .bib .ris
`.replaceAll("\n", "\r\n");
}
