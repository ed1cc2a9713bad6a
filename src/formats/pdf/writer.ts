import { addressOf } from "../../lib/cite.ts";
import type { Note, Report, Text } from "../../model/report.ts";
import { type Annex, placeNames, placesIn, standing } from "./places.ts";
import { type Code, call, labelled, text } from "./typst.ts";

/** What the parts of a document look up while it is written. */
export class Writer {
  readonly report: Report;
  /** True within a note, which can hold no other. */
  inNote = false;
  readonly #places: ReadonlyMap<string, string>;
  readonly #marked = new Set<string>();
  readonly #noted = new Set<string>();
  #level = 1;
  #unnamed = 0;
  #here: { path: string; name: string; notes: Note[] } = { path: "", name: "", notes: [] };

  /** A document with these texts; with `annexes` also with glossary and works. */
  constructor(report: Report, texts: readonly Text[], annexes: boolean) {
    this.report = report;
    this.#places = placesIn(report, texts, annexes);
  }

  /** From here on, notes and anchors are those of this text. */
  begin(given: Text | Annex): void {
    this.#here =
      typeof given === "string"
        ? { path: `${given}/`, name: placeNames.annex(given), notes: [] }
        : { ...standing(this.report, given), notes: given.notes };
    this.#level = 1;
  }

  /** The level of a section, which is at most one below the section before it. */
  levelOf(wanted: number): number {
    this.#level = Math.min(wanted, this.#level + 1);
    return this.#level;
  }

  /** The name by which a section is known: its own, or one that nothing else has. */
  placeOf(name: string | undefined): string {
    return name !== undefined && this.isNew(name) ? name : `stelle.${++this.#unnamed}`;
  }

  /** The name of the place of the text at hand. */
  get name(): string {
    return this.#here.name;
  }

  /** The note of the text at hand. */
  note(id: string): { note: Note; name: string; isFirst: boolean } | undefined {
    const note = this.#here.notes.find((entry) => entry.id === id);
    if (note === undefined) return undefined;
    const name = `anmerkung.${this.name}.${id}`;
    const isFirst = !this.#noted.has(name);
    this.#noted.add(name);
    return { note, name, isFirst };
  }

  /** True where the document has a place of this name and nothing was put there yet. */
  isNew(name: string): boolean {
    if (this.#marked.has(name)) return false;
    this.#marked.add(name);
    return true;
  }

  /** Content that can be led to; of two with one name, the first is. */
  mark(name: string, content: Code): Code {
    return this.isNew(name) ? labelled(name, content) : content;
  }

  /**
   * Content that leads to an address of the site: to its place in the document, else to the site where it has an address,
   * else nowhere.
   */
  link(href: string, content: Code, how: "reference" | "plain" = "plain"): Code {
    const { base, study } = this.report;
    const isLocal = href.startsWith("#");
    const path = isLocal
      ? this.#here.path + href
      : href.startsWith(base)
        ? href.slice(base.length)
        : undefined;
    if (path === undefined)
      return /^(https?:|mailto:|tel:)/.test(href) ? this.outside(href, content) : content;
    const place = this.#places.get(path) ?? this.#places.get(path.replace(/#.*$/, ""));
    if (place !== undefined) return call(how === "plain" ? "inside" : "reference", [text(place), content]);
    const address = addressOf(study, path);
    return address === undefined ? content : this.outside(address, content);
  }

  /** Content that leads out of the document. */
  outside(address: string, content: Code): Code {
    return call("outside", [text(address), content]);
  }
}
