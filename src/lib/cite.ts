import type { Figure } from "../model/figure.ts";
import type { PublicStudy } from "../model/study.ts";
import { longDate } from "./i18n.ts";
import { type PersonName, personName } from "./person-name.ts";
import { slugOf } from "./slug.ts";

/** What is known of a report or a figure of it as something to be cited; every form of citation is written from it. */
export interface Citation {
  kind: "figure" | "report";
  /** Key in reference managers: id and year. */
  key: string;
  /** Title; with the mark of an unfinished study, which no citation goes without. */
  title: string;
  /** Of a figure „Abbildung 4“, of a report what kind of publication it is („Expertise“). */
  label: string;
  /** In the order of the study; empty where nobody answers for the findings with their name. */
  authors: PersonName[];
  /** The publication that a figure stands in: title and subtitle. */
  container: string;
  publishers: string[];
  place?: string | undefined;
  version: string;
  /** Day of the release, ISO 8601. */
  date?: string | undefined;
  /** Year of the release, else of the survey; absent where neither is known. */
  year?: string | undefined;
  doi?: string | undefined;
  /** Permanent address; absent where the publication has none yet. */
  url?: string | undefined;
  language: string;
  mark: string;
}

/** The citation of a figure. A demonstration has no authors: nobody answers for invented findings with their name. */
export function citationOf(
  { id, title, number }: Pick<Figure, "id" | "title" | "number">,
  study: PublicStudy,
): Citation {
  const common = commonOf(study);
  return {
    ...common,
    kind: "figure",
    key: [id, common.year].filter(Boolean).join("-"),
    title: markedTitle(title, study),
    label: `Abbildung\u00a0${number}`,
    url: addressOf(study, `abbildungen/${id}/`),
  };
}

/** The citation of the whole report. */
export function reportCitation(study: PublicStudy): Citation {
  const common = commonOf(study);
  const [maker] = common.authors.map(({ family }) => family);
  const by = maker ?? study.institutions.find(({ role }) => role === "publisher")?.short ?? study.kind;
  return {
    ...common,
    kind: "report",
    key: [slugOf(by) || "bericht", common.year].filter(Boolean).join("-"),
    title: markedTitle(common.container, study),
    label: study.kind,
    url: addressOf(study, ""),
  };
}

const markedTitle = (title: string, { mark }: PublicStudy): string =>
  mark === "" ? title : `${title} [${mark}]`;

function commonOf({ status, people, institutions, release, field, languages, mark, ...study }: PublicStudy) {
  const publishers = institutions.filter(({ role }) => role === "publisher");
  const authors = people.filter(({ role }) => role === "author" && status !== "demonstration");
  return {
    authors: authors.map(({ name }) => personName(name)),
    container: [study.title, study.subtitle].filter(Boolean).join(". "),
    publishers: publishers.map(({ name }) => name),
    place: publishers[0]?.place,
    version: release.version,
    date: release.date,
    year: (release.date ?? field.to)?.slice(0, 4),
    doi: release.doi,
    language: languages[0] ?? "de",
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
  const { kind, authors, title, label, container, publishers, year = "o.\u00a0J." } = citation;
  const who = authors.length > 0 ? joined(authors.map(shortName)) : publishers.join(" & ");
  const house = authors.length > 0 ? publishers.join(" & ") : "";
  const version = versionText(citation);
  const what = kind === "report" ? `${title} [${label}; ${version}]` : `${title} [${label}]`;
  const head = who === "" ? `${what} (${year}).` : `${ended(who)} (${year}). ${what}.`;
  const where = citation.doi === undefined ? citation.url : `https://doi.org/${citation.doi}`;
  const within = kind === "report" ? "" : `In ${container} (${version}).`;
  return [head, within, house === "" ? "" : ended(house), where ?? ""].filter(Boolean).join(" ");
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
