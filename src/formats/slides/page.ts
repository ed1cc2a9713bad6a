import { ownPolicy } from "../../lib/serving/policy.ts";
import type { Presentation } from "../../model/slide.ts";
import { escapeXml } from "../xml.ts";
import { type Shown, slideHtml } from "./slide.ts";

/** Folder of what all presentations share, beside their pages. */
export const shared = "dateien";

/** Pages by presentation: each is a file of its own, and another in the folder to take along. */
const pages = new WeakMap<Presentation, string>();

/** What pages of slides may do, as it stands in them. */
export const policyMeta = `<meta http-equiv="content-security-policy" content="${ownPolicy("folien/")}">`;

/** A presentation as one page, which finds all that it needs in the folder beside it. */
export function presentationHtml(shown: Shown): string {
  const html = pages.get(shown.presentation) ?? written(shown);
  pages.set(shown.presentation, html);
  return html;
}

function written(shown: Shown): string {
  const { report, presentation } = shown;
  const { study } = report;
  const title = `${presentation.title} – ${study.title}`;
  const marked = study.mark === "" ? title : `${study.mark}: ${title}`;
  const slides = presentation.slides.map((slide, i) => slideHtml(slide, i + 1, shown));
  // Of this class reveal.js leaves the printing to others.
  return `<!DOCTYPE html>
<html lang="${escapeXml(study.languages[0] ?? "de")}" class="print-pdf">
<head>
<meta charset="utf-8">
${policyMeta}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(marked)}</title>
<meta name="robots" content="noindex">
<link rel="icon" href="${shared}/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${shared}/reveal.css">
<link rel="stylesheet" href="${shared}/farben.css">
<link rel="stylesheet" href="${shared}/schriften.css">
<link rel="stylesheet" href="${shared}/folien.css">
<link rel="stylesheet" href="${shared}/arten.css">
<script src="${shared}/reveal.js" defer></script>
<script src="${shared}/folien.js" defer></script>
</head>
<body>
<h1 class="unseen">${escapeXml(title)}</h1>
<noscript><p class="no-script">Zum Vorführen braucht der Browser JavaScript. Ohne stehen die Folien untereinander.</p></noscript>
<main class="reveal">
<div class="slides">
${slides.join("\n")}
</div>
</main>
<nav class="tools" aria-label="Folien">
<button type="button" data-do="zurueck">Zurück</button>
<button type="button" data-do="weiter">Weiter</button>
<button type="button" data-do="uebersicht" aria-keyshortcuts="O">Übersicht</button>
<button type="button" data-do="vortrag" aria-keyshortcuts="S">Vortragsansicht</button>
<button type="button" data-do="dunkel" aria-keyshortcuts="D" aria-pressed="false">Dunkel</button>
<button type="button" data-do="hilfe" aria-keyshortcuts="H">Tasten</button>
</nav>
<dialog class="help" aria-labelledby="hilfe-titel">
<h2 id="hilfe-titel">Tasten</h2>
<p class="blocked" hidden>Der Browser hat das Fenster nicht geöffnet: Pop-ups für diese Seite erlauben und noch einmal S drücken.</p>
<dl>${keys.map(([key, does]) => `<div><dt>${key}</dt><dd>${does}</dd></div>`).join("")}</dl>
<form method="dialog"><button type="submit">Schließen</button></form>
</dialog>
</body>
</html>
`;
}

/** What keys do, as the help and the enclosed text say it. */
export const keys: readonly (readonly [key: string, does: string])[] = [
  ["Pfeil rechts, Leertaste, Bild ab", "weiter; auch mit dem Handsender"],
  ["Pfeil links, Bild auf", "zurück"],
  ["Pos 1, Ende", "erste, letzte Folie"],
  ["O oder Esc", "Übersicht über alle Folien; mit Pfeilen wählen, Eingabetaste öffnet"],
  ["S", "Vortragsansicht: Notizen, nächste Folie und Uhr in einem eigenen Fenster"],
  ["F", "ganzer Bildschirm"],
  ["B oder Punkt", "Bildschirm schwarz, und wieder zurück"],
  ["D", "dunkel oder hell"],
  ["Strg und P", "drucken oder als PDF speichern, eine Seite je Folie"],
  ["H", "diese Hilfe"],
];
