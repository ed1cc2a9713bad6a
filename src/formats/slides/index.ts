import { cssVariables } from "../../charts/theme.ts";
import { mediaTypeOf } from "../../lib/serving/types.ts";
import { slideAsset, slideAssetNames, slideFaces, slideLicences } from "../../lib/slide-assets.ts";
import { sourceDigest, stateText } from "../../lib/source-digest.ts";
import type { Assembled, Derived, Report } from "../../model/report.ts";
import type { Presentation } from "../../model/slide.ts";
import type { ReportFormat } from "../report/type.ts";
import { utf8 } from "../type.ts";
import { zipOf } from "../zip.ts";
import { keys, policyMeta, presentationHtml, shared } from "./page.ts";

const accessible =
  "mit der Tastatur bedienbar, für Vorleseprogramme ausgezeichnet, jede Abbildung mit einer Beschreibung ihrer wichtigsten Werte; nicht mit Hilfsmitteln geprüft";

/** The slides of a report in the browser: each selection as a page and as a folder to take along. */
export function slideFormats({ presentations }: Derived & Assembled): readonly ReportFormat[] {
  if (presentations.length === 0) return [];
  const pages = presentations.flatMap((presentation): ReportFormat[] => [
    {
      path: `folien/${presentation.id}.html`,
      type: "text/html",
      name: `Folien im Browser: ${presentation.title}`,
      use: "Vorführen mit Tastatur, Vortragsansicht und Notizen; ansehen ohne weiteres Programm",
      group: "presentation",
      output: "slides",
      accessible,
      bytes: (report) => utf8(presentationHtml({ report, presentation: same(report, presentation) })),
    },
    {
      path: `folien/folien-${presentation.id}.zip`,
      type: "application/zip",
      name: `Folien zum Mitnehmen: ${presentation.title}`,
      use: "Vorführen ohne Netz, etwa von einem USB-Stick: entpacken und folien.html öffnen",
      group: "presentation",
      output: "slides",
      accessible,
      bytes: (report) => zipOf(folderOf(report, same(report, presentation))),
    },
  ]);
  const assets = Object.keys(assetsOf()).map(
    (name): ReportFormat => ({
      path: `folien/${shared}/${name}`,
      type: mediaTypeOf(name) ?? "text/plain",
      name,
      use: "Teil der Folien",
      group: "machine",
      output: "slides",
      bytes: () => assetsOf()[name] ?? new Uint8Array(),
    }),
  );
  return [...pages, ...assets];
}

/** A presentation as it is in the report that is written, which may be assembled anew. */
const same = ({ presentations }: Report, given: Presentation): Presentation =>
  presentations.find(({ id }) => id === given.id) ?? given;

let assets: Record<string, Uint8Array> | undefined;

function assetsOf(): Record<string, Uint8Array> {
  assets ??= {
    ...Object.fromEntries(slideAssetNames.map((name) => [name, slideAsset(name)])),
    "vortrag.html": utf8(speakerHtml()),
    "farben.css": utf8(coloursCss()),
    "schriften.css": utf8(fontsCss()),
    "LIZENZEN.txt": utf8(slideLicences()),
  };
  return assets;
}

/** The speaker's window, with the policy that all pages bring along. */
function speakerHtml(): string {
  const charset = '<meta charset="utf-8">';
  const html = new TextDecoder().decode(slideAsset("vortrag.html"));
  return html.replace(charset, `${charset}\n    ${policyMeta}`);
}

/** The colours of charts and pages: light, and dark where the speaker wants it. */
function coloursCss(): string {
  const declared = (variables: Record<string, string>) =>
    Object.entries(variables)
      .map(([name, value]) => `  ${name}: ${value};\n`)
      .join("");
  return `:root {\n${declared(cssVariables.light)}}\n\n:root.dunkel {\n${declared(cssVariables.dark)}}\n`;
}

/** The fonts, which lie beside it. */
function fontsCss(): string {
  const faces = slideFaces.flatMap(({ family, weight, files }) =>
    files.map(
      (file) =>
        `@font-face {\n  font-family: "${family}";\n  src: url("${file}") format("woff2");\n  font-weight: ${weight};\n}\n`,
    ),
  );
  return faces.join("");
}

/** Everything that a folder on a stick holds. */
function folderOf(report: Report, presentation: Presentation): Record<string, Uint8Array> {
  const folder = `folien-${presentation.id}`;
  return {
    [`${folder}/folien.html`]: utf8(presentationHtml({ report, presentation })),
    [`${folder}/LIESMICH.txt`]: utf8(readme(report, presentation)),
    ...Object.fromEntries(
      Object.entries(assetsOf()).map(([name, bytes]) => [`${folder}/${shared}/${name}`, bytes]),
    ),
  };
}

/** What somebody reads who opens the folder in a strange meeting room; with the line ends of Windows. */
function readme(report: Report, { title, slides }: Presentation): string {
  const { study } = report;
  const lines = [
    study.title,
    title,
    ...(study.mark === "" ? [] : ["", study.mark]),
    "",
    "So geht es los",
    "1. Den ganzen Ordner entpacken; folien.html braucht den Ordner „dateien“ neben sich.",
    "2. folien.html doppelt anklicken. Es öffnet sich im Browser (Edge, Chrome, Firefox).",
    "3. F macht das Bild groß, S öffnet die Vortragsansicht: dieses Fenster auf den eigenen Bildschirm ziehen.",
    "Ein Netz ist nicht nötig.",
    "",
    "Tasten",
    ...keys.map(([key, does]) => `${key}: ${does}`),
    "",
    `${slides.length} Folien. ${stateText(study, sourceDigest(report))}.`,
    `Lizenzen des Programms und der Schriften: ${shared}/LIZENZEN.txt`,
    "",
  ];
  return lines.join("\r\n");
}
