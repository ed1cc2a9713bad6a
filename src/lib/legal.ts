import type { PublicStudy } from "../model/study.ts";
import { longDate } from "./i18n.ts";

/** Something that the law asks publishers to say; without a text it is shown as missing, and named by its field. */
export interface LegalFact {
  term: string;
  text: string | undefined;
  /** Field of `study.yaml`. */
  field: string;
}

/** What stands where a fact is missing. */
export const missingText = "Angabe fehlt";

const fact = (term: string, field: string, text: string | undefined): LegalFact => ({
  term,
  field,
  text: text || undefined,
});

const publishersOf = ({ institutions }: PublicStudy): string =>
  institutions
    .filter(({ role }) => role === "publisher")
    .map(({ name }) => name)
    .join("; ");

/** Imprint: who publishes, as § 5 DDG and § 18 MStV want to know it. */
export function imprintFacts(study: PublicStudy): LegalFact[] {
  const { legal } = study;
  return [
    fact("Herausgegeben von", "institutions", publishersOf(study)),
    fact("Anschrift", "legal.address", legal.address.join(", ")),
    fact("Vertreten durch", "legal.representative", legal.representative),
    fact("Register und Nummer", "legal.register", legal.register),
    fact("E-Mail", "legal.email", legal.email),
    fact("Telefon", "legal.phone", legal.phone),
    fact("Verantwortlich für den Inhalt (§ 18 Abs. 2 MStV)", "legal.responsible", legal.responsible),
  ];
}

/** Data protection: who processes what a web server learns of its visitors (Art. 13 GDPR). */
export function privacyFacts(study: PublicStudy): LegalFact[] {
  const { legal } = study;
  const address = legal.address.join(", ");
  return [
    fact("Verantwortlich", "legal.address", address && [publishersOf(study), address].join(", ")),
    fact("E-Mail", "legal.email", legal.email),
    fact("Datenschutzbeauftragte Person", "legal.dataProtection", legal.dataProtection),
    fact("Betrieb des Webservers", "legal.host", legal.host),
    fact("Protokolle des Webservers", "legal.logs", legal.logs),
    fact("Zuständige Aufsichtsbehörde", "legal.supervisor", legal.supervisor),
  ];
}

/** Accessibility: whom the duty concerns, where barriers are reported, and who enforces it. */
export function accessibilityFacts({ legal }: PublicStudy): LegalFact[] {
  const { publicBody, enforcement, barriers, statement } = legal;
  const duty =
    publicBody === undefined
      ? undefined
      : publicBody
        ? "ja; diese Erklärung ist Pflicht"
        : "nein; diese Erklärung ist freiwillig";
  return [
    fact("Öffentliche Stelle", "legal.publicBody", duty),
    fact("Barrieren melden", "legal.barriers", barriers),
    ...(publicBody === false ? [] : [fact("Durchsetzungsstelle", "legal.enforcement", enforcement)]),
    fact("Erklärung vom", "legal.statement", statement && longDate(statement)),
  ];
}

/** Who answers questions: on the content, on the technique. */
export function contactFacts({ people }: PublicStudy): LegalFact[] {
  const reached = (role: string) =>
    people
      .filter((person) => person.role === role)
      .map(({ name, email }) => [name, email].filter(Boolean).join(", "))
      .join("; ");
  return [
    fact("Fragen zum Inhalt und Vorstellung der Ergebnisse", "people, role: contact", reached("contact")),
    fact("Fragen zur Technik", "people, role: technical", reached("technical")),
  ];
}

/** The fields on which a legal page shows something as missing, each once, as authors are told. */
export function missingLegal(study: PublicStudy): string[] {
  const pages: [page: string, facts: LegalFact[]][] = [
    ["Impressum", imprintFacts(study)],
    ["Datenschutz", privacyFacts(study)],
    ["Barrierefreiheit", accessibilityFacts(study)],
  ];
  const seen = new Set<string>();
  return pages.flatMap(([page, facts]) =>
    facts.flatMap(({ term, text, field }) => {
      if (text !== undefined || seen.has(field) || !field.startsWith("legal.")) return [];
      seen.add(field);
      return [`${page}, ${term}: ${field}`];
    }),
  );
}
