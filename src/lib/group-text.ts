import type { PublicStudy } from "../model/study.ts";
import { count, percent, wholePercent } from "./format.ts";
import type { GroupPair, ReleasedGroup } from "./groups.ts";
import { quoted } from "./wording.ts";

/** How many persons of a group answered, and of how many, in a sentence. */
export function sizeText({ n, frame }: ReleasedGroup, { population }: PublicStudy): string {
  if (frame === undefined) return `${count(n)} ${population.unit}.`;
  return `${count(n)} ${population.unit}, das sind ${percent(wholePercent(n, frame))} der ${count(frame)} Personen der Grundgesamtheit.`;
}

/** That there is no result for two groups at once, and why, in sentences that name no number of persons. */
export function pairReason({ first, second }: GroupPair): { what: string; why: string } {
  return {
    what: "Für Befragte, auf die beides zutrifft, ist kein eigenes Ergebnis veröffentlicht. Hier stehen die Ergebnisse beider Gruppen nebeneinander, dazu die aller Befragten.",
    why: `Aufgeschlüsselt wird nach ${quoted(first.grouping.label)} oder nach ${quoted(second.grouping.label)}, nicht nach beiden zugleich: Aus solchen Tabellen ließe sich errechnen, was Einzelne geantwortet haben. Was für alle gilt, die zu beiden Gruppen gehören, lässt sich an den beiden Gruppen nicht ablesen.`,
  };
}
