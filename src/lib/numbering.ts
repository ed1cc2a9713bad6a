import type { Token } from "markdown-it";
import type { Figure } from "../model/figure.ts";
import type { Problem } from "../model/problem.ts";
import { suggest } from "./errors.ts";
import type { BoundText } from "./text-binder.ts";

/** Where something stands that a text can refer to, and what it is called there. */
export interface Target {
  /** „Abbildung 4“, „Abschnitt 2.1“ */
  name: string;
  /** Slug of the chapter; undefined for a figure that no chapter places. */
  slug: string | undefined;
  /** Anchor on the chapter's page; undefined for the chapter itself. */
  anchor: string | undefined;
}

/** Everything that texts of a report can refer to by id, numbered in the order in which chapters place it. */
export interface Numbering {
  targets: ReadonlyMap<string, Target>;
  /** Figures by number: first those placed in the text, then the rest. */
  figures: Figure[];
  placedIn: ReadonlyMap<string, string>;
  /** Id of a table → its number. */
  tables: ReadonlyMap<string, number>;
}

/** The id of a table in references and addresses: that of a figure is marked, since its figure has the bare one. */
export function tableId({ meta }: Token): string {
  return meta?.title === undefined ? `tabelle-${meta?.id}` : String(meta.id);
}

/**
 * Numbers figures, tables and sections of chapters; ids that name two things, or nothing, become problems.
 * @param known ids of all figures that have a file, faulty or not
 */
export function numberAll(
  chapters: readonly BoundText[],
  found: ReadonlyMap<string, Figure>,
  known: readonly string[],
  problems: Problem[],
): Numbering {
  const numberer = new Numberer(found, known, problems);
  for (const [i, { source }] of chapters.entries()) numberer.chapter(source.slug, i + 1);
  for (const [i, chapter] of chapters.entries()) numberer.text(chapter, i + 1);
  return numberer.numbering();
}

const ownLine = "Sie gehört in eine eigene Zeile ohne Einrückung.";

type Report = (what: string, hint: string) => void;

class Numberer {
  readonly #targets = new Map<string, Target>();
  readonly #placedIn = new Map<string, string>();
  readonly #tables = new Map<string, number>();
  /** Id → where it was given first. */
  readonly #first = new Map<string, string>();
  readonly #found: ReadonlyMap<string, Figure>;
  readonly #known: readonly string[];
  readonly #problems: Problem[];

  constructor(found: ReadonlyMap<string, Figure>, known: readonly string[], problems: Problem[]) {
    this.#found = found;
    this.#known = known;
    this.#problems = problems;
  }

  /** A figure may have the name of a chapter; a reference then means the figure. */
  chapter(slug: string, number: number): void {
    this.#targets.set(slug, { name: `Kapitel\u00a0${number}`, slug, anchor: undefined });
  }

  text({ body, source: { file, slug } }: BoundText, chapter: number): void {
    const counters: [number, number] = [0, 0];
    for (const token of body) {
      const line = Number(token.meta?.line ?? 1);
      const report: Report = (what, hint) => this.#problems.push({ file, line, what, hint });
      const place = `${file}:${line}`;
      if (token.type === "figure") this.#figure(token, slug, place, report);
      else if (token.type === "table_title") this.#table(token, slug, place, report);
      else if (token.type === "heading_open" && token.level === 0 && /^h[23]$/.test(token.tag)) {
        const number = sectionNumber(chapter, counters, token.tag);
        token.meta = { ...token.meta, number };
        this.#section(token, number, slug, place, report);
      }
    }
  }

  #figure({ meta, level, content }: Token, slug: string, place: string, report: Report): void {
    const id = meta?.id as string | undefined;
    if (id === undefined)
      report(
        `unbekannte Anweisung: ${content}`,
        "Eine Abbildung steht so: ::abb{name}, eine Tabelle so: ::tabelle{name}",
      );
    else if (level > 0) report(`die Abbildung ${id} steht in einer Liste oder einem Zitat`, ownLine);
    else if (!this.#known.includes(id)) report(`unbekannte Abbildung: ${id}`, suggest(id, this.#known));
    else {
      const name = `Abbildung\u00a0${this.#placedIn.size + 1}`;
      const isNew = this.#take(id, { name, slug, anchor: id }, place, "die Abbildung", report);
      if (isNew && this.#found.has(id)) this.#placedIn.set(id, slug);
    }
  }

  #table(token: Token, slug: string, place: string, report: Report): void {
    const { title } = token.meta ?? {};
    const id = String(token.meta?.id ?? "");
    if (id === "") report("welche Tabelle?", "So: ::tabelle{name}");
    else if (token.level > 0) report(`die Tabelle ${id} steht in einer Liste oder einem Zitat`, ownLine);
    else if (title === undefined && !this.#known.includes(id)) {
      const own = `Eine eigene Tabelle braucht einen Titel: ::tabelle{${id} titel="…"}`;
      report(`unbekannte Abbildung: ${id}`, `${suggest(id, this.#known)} ${own}`);
    } else {
      const number = this.#tables.size + 1;
      const target = { name: `Tabelle\u00a0${number}`, slug, anchor: tableId(token) };
      const isNew = this.#take(tableId(token), target, place, "die Tabelle", report);
      if (isNew) this.#tables.set(tableId(token), number);
    }
  }

  #section({ meta }: Token, number: string, slug: string, place: string, report: Report): void {
    const id = meta?.id as string | undefined;
    if (id === undefined) return;
    if (/^[a-z][a-z0-9-]*$/.test(id))
      this.#take(id, { name: `Abschnitt\u00a0${number}`, slug, anchor: id }, place, "der Name", report);
    else report(`${id} taugt nicht als Name`, "Kleinbuchstaben, Ziffern und Bindestriche.");
  }

  /** Gives an id to a target, once. */
  #take(id: string, target: Target, place: string, what: string, report: Report): boolean {
    const earlier = this.#first.get(id);
    if (earlier !== undefined) {
      report(`${what} ${id} steht schon in ${earlier}`, `Hier mit [#${id}] auf sie verweisen.`);
      return false;
    }
    this.#first.set(id, place);
    this.#targets.set(id, target);
    return true;
  }

  numbering(): Numbering {
    const order = [...new Set([...this.#placedIn.keys(), ...[...this.#found.keys()].sort()])];
    const figures = order
      .flatMap((id) => this.#found.get(id) ?? [])
      .map((figure, i) => ({ ...figure, number: i + 1 }));
    for (const { id, number } of figures) {
      if (this.#placedIn.has(id)) continue;
      this.#targets.set(id, { name: `Abbildung\u00a0${number}`, slug: undefined, anchor: undefined });
    }
    return { targets: this.#targets, figures, placedIn: this.#placedIn, tables: this.#tables };
  }
}

/** „2.1“, „2.1.3“: counts a heading in. */
function sectionNumber(chapter: number, counters: [number, number], tag: string): string {
  if (tag === "h2") {
    counters[0]++;
    counters[1] = 0;
    return `${chapter}.${counters[0]}`;
  }
  counters[1]++;
  return `${chapter}.${counters[0]}.${counters[1]}`;
}
