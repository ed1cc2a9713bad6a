import type { Figure } from "../model/figure.ts";
import type { PublicStudy } from "../model/study.ts";
import { longDate } from "./i18n.ts";
import { type PersonName, personName } from "./person-name.ts";

/** What is known of a figure as something to be cited; every form of citation is written from it. */
export interface Citation {
  /** Key in reference managers: id and year. */
  key: string;
  /** Title of the figure; with the mark of an unfinished study, which no citation goes without. */
  title: string;
  /** „Abbildung 4“ */
  label: string;
  /** In the order of the study; empty where nobody answers for the findings with their name. */
  authors: PersonName[];
  /** The publication it stands in: title and subtitle. */
  container: string;
  publishers: string[];
  place?: string | undefined;
  version: string;
  /** Day of the release, ISO 8601. */
  date?: string | undefined;
  /** Year of the release, else of the survey; absent where neither is known. */
  year?: string | undefined;
  doi?: string | undefined;
  /** Permanent address of the figure; absent where the publication has none yet. */
  url?: string | undefined;
  language: string;
  mark: string;
}

/** The citation of a figure. A demonstration has no authors: nobody answers for invented findings with their name. */
export function citationOf(
  { id, title, number }: Pick<Figure, "id" | "title" | "number">,
  study: PublicStudy,
): Citation {
  const { status, people, institutions, release, field, mark } = study;
  const publishers = institutions.filter(({ role }) => role === "publisher");
  const year = (release.date ?? field.to)?.slice(0, 4);
  const authors = people.filter(({ role }) => role === "author" && status !== "demonstration");
  return {
    key: [id, year].filter(Boolean).join("-"),
    title: mark === "" ? title : `${title} [${mark}]`,
    label: `Abbildung\u00a0${number}`,
    authors: authors.map(({ name }) => personName(name)),
    container: [study.title, study.subtitle].filter(Boolean).join(". "),
    publishers: publishers.map(({ name }) => name),
    place: publishers[0]?.place,
    version: release.version,
    date: release.date,
    year,
    doi: release.doi,
    url: addressOf(study, `abbildungen/${id}/`),
    language: study.languages[0] ?? "de",
    mark,
  };
}

/** Absolute address of a path below the publication's; undefined where it has none yet. */
export function addressOf({ address }: Pick<PublicStudy, "address">, path: string): string | undefined {
  return address === undefined ? undefined : new URL(path, address).href;
}

/** Version and day in words: „Fassung 1.0 vom 31. März 2026“. */
export function versionText({ version, date }: Pick<Citation, "version" | "date">): string {
  return `Fassung\u00a0${version}${date === undefined ? "" : ` vom ${longDate(date)}`}`;
}

/** The citation as a list of references has it, after the rules of the APA in German. */
export function apaText(citation: Citation): string {
  const { authors, title, label, container, publishers, year = "o.\u00a0J." } = citation;
  const who = authors.length > 0 ? joined(authors.map(shortName)) : publishers.join(" & ");
  const what = `${title} [${label}]`;
  const house = authors.length > 0 ? publishers.join(" & ") : "";
  const head = who === "" ? `${what} (${year}).` : `${ended(who)} (${year}). ${what}.`;
  const where = citation.doi === undefined ? citation.url : `https://doi.org/${citation.doi}`;
  return [head, `In ${container} (${versionText(citation)}).`, house === "" ? "" : ended(house), where ?? ""]
    .filter(Boolean)
    .join(" ");
}

/** „Mustermann, E.“ */
function shortName({ family, given }: PersonName): string {
  const initials = given.replace(/\p{L}[\p{L}'’]*\.?/gu, (name) => `${name.charAt(0)}.`);
  return initials === "" ? family : `${family}, ${initials.replaceAll(" ", "\u00a0")}`;
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} & ${names.at(-1)}`;
}

const ended = (text: string): string => (text.endsWith(".") ? text : `${text}.`);
