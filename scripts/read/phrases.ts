import { letters } from "./plain.ts";

/** Words that LimeSurvey puts into an export in the language that was chosen for it: German, English, Dutch. */
const words = {
  Y: ["Ja", "Yes"],
  N: ["Nein", "No", "Nee"],
  U: ["Unsicher", "Uncertain", "Onzeker"],
  I: ["Zunahme", "Zugenommen", "Increase", "Toename"],
  S: ["Gleichbleibend", "Gleich geblieben", "Gleich", "Same", "Gelijk", "Gelijkblijvend"],
  D: ["Abnahme", "Abgenommen", "Decrease", "Afname"],
  F: ["Weiblich", "Female", "Vrouw", "Vrouwelijk"],
  M: ["Männlich", "Male", "Man", "Mannelijk"],
  other: ["Sonstiges", "Sonstige", "Andere", "Anderes", "Other", "Anders"],
  comment: ["Kommentar", "Anderer Kommentar", "Comment", "Other comment", "Opmerking", "Toelichting"],
  none: ["N/A", "k. A.", "n. v.", "n.v.t."],
} as const;

export type Phrase = keyof typeof words;

/** All wordings of a phrase. */
export function wordings(phrase: Phrase): readonly string[] {
  return words[phrase];
}

const byLetters = new Map<Phrase, ReadonlySet<string>>(
  (Object.keys(words) as Phrase[]).map((phrase) => [phrase, new Set(words[phrase].map(letters))]),
);

/** True where a cell says a phrase in any of the languages. */
export function says(cell: string, phrase: Phrase): boolean {
  return byLetters.get(phrase)?.has(letters(cell)) ?? false;
}

/** Headings of LimeSurvey's own columns where they are texts. */
const system: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    id: ["Response ID", "Antwort ID", "Respons ID", "Antwoord ID"],
    submitdate: ["Date submitted", "Datum Abgeschickt", "Abgeschickt am", "Datum verzonden"],
    lastpage: ["Last page", "Letzte Seite", "Laatste pagina"],
    startlanguage: ["Start language", "Start-Sprache", "Begin taal", "Starttaal"],
    seed: ["Seed", "Zufallsstartwert"],
    token: ["Token", "Access code", "Zugangscode", "Zugangsschlüssel", "Teilnahmecode", "Toegangscode"],
    startdate: ["Date started", "Datum gestartet", "Startdatum", "Datum gestart"],
    datestamp: ["Date last action", "Datum letzte Aktivität", "Datum letzte Aktion", "Datum laatste actie"],
    ipaddr: ["IP address", "IP-Adresse", "IP-adres"],
    refurl: ["Referrer URL", "Weiterleitungs-URL", "Verweis-URL", "URL-Verweis", "Verwijzende URL"],
    interviewtime: ["Total time", "Gesamtzeit", "Totaaltijd"],
    firstname: ["First name", "Vorname", "Voornaam"],
    lastname: ["Last name", "Nachname", "Achternaam"],
    email: ["Email address", "Email", "E-Mail-Adresse", "E-Mail", "E-mailadres"],
  }).flatMap(([name, texts]) => texts.map((text) => [letters(text), name])),
);

/**
 * Heading code of one of LimeSurvey's own columns by its text ("Datum Abgeschickt"), or by its beginning where that is
 * marked as such ("Datum Abgeschic.."); undefined for any other.
 */
export function systemName(heading: string): string | undefined {
  if (/^(?:Group time|Gruppenzeit|Groep tijd|Question time|Fragenzeit|Vraagtijd)\b/i.test(heading))
    return "groupTime0";
  const own = letters(heading);
  if (Object.hasOwn(system, own)) return system[own];
  if (own.length < shortestCut || !/\.\.\s*$/.test(heading)) return undefined;
  const names = new Set(Object.keys(system).flatMap((text) => (text.startsWith(own) ? system[text] : [])));
  const [name, second] = names;
  return second === undefined ? name : undefined;
}

/** Fewer letters of a heading that was cut off could be the beginning of anything. */
const shortestCut = 6;
