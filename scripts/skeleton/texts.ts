import { stringify } from "yaml";
import type { Derived } from "../../src/model/report.ts";
import type { Draft } from "./figures.ts";
import { quotableOf, sentenceOn } from "./sentences.ts";
import { literal, nameOf, quoted, short, spoken, unique } from "./words.ts";

/** A chapter made from a group of questions. */
interface Chapter {
  slug: string;
  title: string;
  drafts: Draft[];
}

/**
 * Stubs of chapters, one for each question group that has figures, of slides, one for each chapter, and of the pages;
 * by path under `content/`.
 */
export function draftTexts(drafts: readonly Draft[], derived: Derived): Record<string, string> {
  const chapters = chaptersOf(drafts);
  const digits = Math.max(2, String(chapters.length).length);
  const files = chapters.map((chapter, i): [string, string] => [
    `chapters/${String(i + 1).padStart(digits, "0")}-${chapter.slug}.md`,
    chapterText(chapter, derived),
  ]);
  return {
    ...Object.fromEntries(files),
    ...Object.fromEntries(slidesOf(chapters, derived)),
    "pages/start.md": startPage(chapters, derived),
    "pages/methodik.md": methodsPage,
  };
}

function chaptersOf(drafts: readonly Draft[]): Chapter[] {
  // References name figures and chapters alike: a chapter must not be called like a figure.
  const taken = new Set(drafts.map(({ id }) => id));
  return [...Map.groupBy(drafts, ({ question }) => question.section)].map(([section, drafts], i) => ({
    slug: unique(nameOf(spoken(section), `teil-${i + 1}`), taken),
    title: short(section, 90) || `Teil ${i + 1}`,
    drafts,
  }));
}

function chapterText({ title, drafts }: Chapter, derived: Derived): string {
  const name = literal(title);
  const matter = stringify({ title: `[Befund fehlt] ${name}`, short: title }, { lineWidth: 0 });
  const parts = drafts.flatMap((draft) => [sentenceOn(draft, derived), `::abb{${draft.id}}`]);
  return `---
# Aus dem Fragebogen angelegt. Zu tun: title durch den Befund des Kapitels ersetzen, short kürzen.
${matter}# Vorspann, ein bis zwei Sätze; leer heißt: keiner.
lead: ""
---

[Einordnung fehlt] Worum es in diesem Kapitel geht und was der wichtigste Befund ist.

${parts.join("\n\n")}
`;
}

/** A slide to open with, and for each chapter one with its first figure and the sentence on it. */
function slidesOf(chapters: readonly Chapter[], derived: Derived): [path: string, text: string][] {
  const slides = chapters.flatMap(({ slug, title, drafts: [first] }) => {
    if (first === undefined) return [];
    const matter = { kind: "figure", title: `[Befund fehlt] ${literal(title)}`, figure: first.id };
    return [{ name: slug, matter, text: `## Notizen\n\n${sentenceOn(first, derived)}` }];
  });
  const opening = { kind: "title", title: literal(short(derived.study.title, 90)) };
  const all = [{ name: "titel", matter: opening, text: "[Angabe fehlt] Anlass, Ort und Tag." }, ...slides];
  const digits = Math.max(2, String(all.length).length);
  const taken = new Set<string>();
  return all.map(({ name, matter, text }, i) => [
    `slides/${String(i + 1).padStart(digits, "0")}-${unique(name, taken)}.md`,
    `---\n# Aus dem Fragebogen angelegt. Zu tun: title durch die Aussage der Folie ersetzen. Was im Saal zu lesen ist, steht über\n# der Zeile ## Notizen, was gesagt wird, darunter. Die Notizen werden mit veröffentlicht: nichts Vertrauliches hineinschreiben.\n${stringify(matter, { lineWidth: 0 })}---\n\n${text}\n`,
  ]);
}

function startPage(chapters: readonly Chapter[], derived: Derived): string {
  const findings = chapters
    .flatMap(({ slug, drafts }) => {
      for (const draft of drafts) {
        const quotable = quotableOf(draft, derived);
        if (quotable === undefined) continue;
        const { path, answer, item } = quotable;
        const asked = `bei der Frage ${quoted(short(draft.question.text || draft.question.code, 90))}`;
        const on = item && ` zu ${quoted(short(item, 60))}`;
        const text = `der Befragten mit Angabe, Antwort ${quoted(short(answer, 60))} ${asked}${on}. [Befund fehlt]`;
        return [{ value: path, text: literal(text), figure: draft.id, chapter: slug }];
      }
      return [];
    })
    .slice(0, 3);
  return `---
lead: "[Vorspann fehlt] Worum es geht und wer gefragt wurde, in ein bis zwei Sätzen."
# Vorläufig aus den ersten Kapiteln genommen. Zu tun: durch die wichtigsten Befunde ersetzen.
${stringify({ findings }, { lineWidth: 0 })}---
`;
}

/** What holds of every report; what `study.yaml` decides is told by the page's method card and would be contradicted here. */
const methodsPage = `---
title: Wie diese Ergebnisse zustande kommen
lead: Wer gefragt wurde, wie gefragt wurde, wie ausgewertet wurde und was sich mit den Antworten nicht sagen lässt.
---

## Wer gefragt wurde

[Angabe fehlt] Wer zur Grundgesamtheit gehört und wer nicht; wie viele Personen eingeladen wurden; ob aus einer Einrichtung mehrere Personen antworten konnten.

## Wie gefragt wurde

[Angabe fehlt] Auf welchem Weg eingeladen und erinnert wurde, in welcher Zeit, wie lange der Fragebogen dauert, welche Angaben Pflicht waren und welche Fragen nicht allen gestellt wurden.

## Wie ausgewertet wurde

Grundlage jeder Angabe sind die Personen, die auf die jeweilige Frage geantwortet haben; ihre Zahl steht bei jeder Abbildung. Wer eine Frage ausgelassen hat oder sie nicht gestellt bekam, zählt nicht mit. Konnten mehrere Antworten gewählt werden, ist die Grundlage, wer mindestens eine gewählt hat; die Anteile können dann zusammen mehr als hundert Prozent ergeben. Anteile werden auf ganze Prozent gerundet, Mittelwerte auf eine Nachkommastelle. Ob gewichtet wird, welche Antworten verwendet werden und für wen die Zahlen gelten, sagt die Methodenkarte oben.

Alle Werte im Text sind mit der Auswertung verbunden: Sie werden nicht abgeschrieben, sondern beim Erzeugen des Berichts eingesetzt.

## Wie die Befragten geschützt sind

Ergebnisse gibt es nie nach mehreren Merkmalen zugleich. Zu kleine Gruppen werden mit anderen zusammengelegt oder zurückgehalten. Ließe sich eine zurückgehaltene Gruppe aus dem Gesamtergebnis und den übrigen Gruppen errechnen, wird eine zweite zurückgehalten. Freie Texte werden nicht veröffentlicht. Technische Angaben wie die laufende Nummer werden beim Einlesen verworfen.

[Angabe fehlt] Wer die Rohdaten sieht, wo sie liegen und wann sie gelöscht werden.

## Was die Ergebnisse nicht sagen

[Angabe fehlt] Grenzen der Befragung: wer nicht erreicht wurde, was nicht gefragt wurde, was sich aus den Antworten nicht schließen lässt.
`;
