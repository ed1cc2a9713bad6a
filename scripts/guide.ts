import { everywhere, keptIn, openFolders } from "../src/lib/serving/headers.ts";
import { policyOf } from "../src/lib/serving/policy.ts";
import { mediaTypes } from "../src/lib/serving/types.ts";
import type { PublicStudy } from "../src/model/study.ts";

/** Types that most servers do not know, one in a line. */
function unusualTypes(): string {
  const usual = /^(\.(html|css|js|txt|xml|json|png|jpg|pdf|zip|svg|webp|pagefind|pf_\w+|yaml|md)|schema.*)$/;
  const lines = Object.entries(mediaTypes).filter(([ending]) => !usual.test(ending));
  return lines.map(([ending, type]) => `     ${ending.padEnd(15)} ${type}`).join("\n");
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

3. KOPFZEILEN UND DATEITYPEN
   Apache liest sie aus „.htaccess“ (versteckte Datei, mit hochladen; braucht AllowOverride FileInfo, sonst
   bleibt sie wirkungslos oder gibt Fehler 500). Liegt im Zielordner schon eine, beide zusammenführen.
   Netlify, Cloudflare Pages und ähnliche lesen sie aus „_headers“. Für andere Server (nginx, Caddy, IIS):
   Überall:
${Object.entries(everywhere)
  .map(([name, value]) => `     ${name}: ${value}`)
  .join("\n")}
   Seiten und .svg:
     Content-Security-Policy: ${policyOf("")}
   Unter ${base}suche/ (die Suche läuft im Browser, in WebAssembly):
     Content-Security-Policy: ${policyOf("suche/")}
   Unter ${base}embed/ (wird von anderen Seiten eingebunden): am Ende frame-ancestors * statt 'self'.
   Dasselbe unter ${base}fassung/<Nummer>/ für frühere Fassungen.
   Unter ${openFolders.map((folder) => base + folder).join(", ")}:
     Access-Control-Allow-Origin: *
   Kann der Server keine Kopfzeilen setzen, gilt die Richtlinie trotzdem: Jede Seite trägt sie in sich, bis
   auf frame-ancestors (wer sie in einem Rahmen zeigen darf).
   Alles Textliche mit charset=utf-8. Nicht überall eingetragene Typen:
${unusualTypes()}

4. ZWISCHENSPEICHER
${Object.entries(keptIn)
  .map(([folder, value]) => `   ${(base + folder).padEnd(20)} Cache-Control: ${value}`)
  .join("\n")}
   alles andere         Cache-Control: no-cache (mit ETag oder Last-Modified)
   Textdateien komprimiert ausliefern (gzip oder brotli); .pagefind und .pf_… sind es schon.

5. DATENSCHUTZ
   Keine Cookies, keine Anfragen an andere Server. Was der Webserver protokolliert, gehört in die
   Datenschutzerklärung; empfohlen: IP-Adressen kürzen, Protokolle nach sieben Tagen löschen.
`.replaceAll("\n", "\r\n");
}
