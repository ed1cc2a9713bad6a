import type { Token } from "markdown-it";
import type { GlossarySource } from "../model/content.ts";
import type { Problem } from "../model/problem.ts";
import type { Reference } from "../model/reference.ts";
import type { Note, Term } from "../model/report.ts";
import type { Addresses } from "./addresses.ts";
import type { Citations, Cited } from "./cite/index.ts";
import { suggest } from "./errors.ts";
import { plainText } from "./markdown/index.ts";
import type { Numbering } from "./numbering.ts";
import { same } from "./selection.ts";

/** What the marks of all texts are resolved against. */
export interface Marks {
  numbering: Numbering;
  addresses: Addresses;
  references: readonly Reference[];
  glossary: readonly GlossarySource[];
  /** The same terms with their bound texts. */
  terms: ReadonlyMap<string, Term>;
  problems: Problem[];
}

/** Where tokens stand. */
export interface Place {
  file: string;
  /** Slug of the chapter whose page they are on; undefined on other pages. */
  chapter: string | undefined;
}

/** Notes of a text by id, with the tokens that they hold. */
export type NoteTexts = ReadonlyMap<string, Token[]>;

/** Resolves what texts refer to: figures and sections, works, notes, terms, addresses. */
export class Resolver {
  readonly #marks: Marks;
  readonly #cite: Citations;
  readonly #keys: readonly string[];
  /** Citations that were resolved. */
  citations = 0;
  /** Notes of chapters are numbered through. */
  #chapterNotes = 0;

  constructor(marks: Marks, cite: Citations) {
    this.#marks = marks;
    this.#keys = marks.references.map(({ id }) => id);
    this.#cite = cite;
  }

  /** The list of cited works. */
  get cite(): Citations {
    return this.#cite;
  }

  /** Resolves the inline tokens of blocks in place; returns the notes that they refer to, by number. */
  blocks(tokens: readonly Token[], place: Place, texts: NoteTexts = new Map()): Note[] {
    const notes = new Map<string, Note>();
    let number = place.chapter === undefined ? 0 : this.#chapterNotes;
    const note = (token: Token, report: Report) => {
      const id = String(token.meta?.id);
      const text = texts.get(id);
      if (text === undefined) {
        report(
          `Anmerkung ohne Text: [^${id}]`,
          `Am Ende ergänzen: [^${id}]: Text.${texts.size > 0 ? ` Oder: ${suggest(id, [...texts.keys()])}` : ""}`,
        );
        return;
      }
      const known = notes.get(id);
      const entry = known ?? { id, number: ++number, tokens: text };
      notes.set(id, entry);
      token.meta = { ...token.meta, number: entry.number, ...(known ? {} : { back: `zu-anmerkung-${id}` }) };
    };
    this.#each(tokens, place, note);
    // What notes themselves refer to; a note on a note takes the next number.
    for (const entry of notes.values()) this.#each(entry.tokens, place, note);
    if (place.chapter !== undefined) this.#chapterNotes = number;
    return [...notes.values()];
  }

  #each(tokens: readonly Token[], place: Place, note: (token: Token, report: Report) => void): void {
    let paragraph: Token | undefined;
    const explained = new Set<string>();
    for (const token of tokens) {
      if (token.type === "paragraph_open") paragraph = token.level === 0 ? token : undefined;
      for (const [at, child] of (token.children ?? []).entries()) {
        const report: Report = (what, hint) => {
          // A draft shows it in its place.
          child.meta = { ...child.meta, why: what };
          this.#marks.problems.push({ file: place.file, line: Number(child.meta?.line ?? 1), what, hint });
        };
        if (child.type === "reference") this.#refer(child, place, report);
        else if (child.type === "citation") this.#citation(child, report);
        else if (child.type === "note_reference") note(child, report);
        else if (child.type === "term_open") {
          const term = this.#term(child, token.children?.slice(at + 1) ?? [], report);
          if (term === undefined || paragraph === undefined || explained.has(term.id)) continue;
          explained.add(term.id);
          const terms = (paragraph.meta?.terms ?? []) as Term[];
          paragraph.meta = { ...paragraph.meta, terms: [...terms, term] };
        } else if (child.type === "link_open") this.#link(child, place, report);
      }
    }
  }

  #refer(token: Token, place: Place, report: Report): void {
    const { numbering, addresses } = this.#marks;
    const id = String(token.meta?.id);
    const target = numbering.targets.get(id);
    if (target === undefined) {
      // A figure whose own file is faulty is reported there.
      if (!addresses.isFigure(id))
        report(`unbekannter Verweis: #${id}`, suggest(id, [...numbering.targets.keys()]));
      return;
    }
    token.content = target.name;
    token.meta = { id, href: addresses.of(id, target, place.chapter) };
  }

  #citation(token: Token, report: Report): void {
    const { works, inSentence } = token.meta as unknown as { works: Cited[]; inSentence: boolean };
    const unknown = works.filter(({ key }) => !this.#keys.includes(key));
    for (const { key } of unknown)
      report(
        `unbekannte Quelle: @${key}`,
        `${suggest(key, this.#keys)} Quellen stehen in content/references.json.`,
      );
    const [first] = works;
    if (unknown.length > 0 || first === undefined) return;
    this.citations++;
    token.content = inSentence ? this.#cite.inSentence(first) : this.#cite.inBrackets(works);
    token.meta = { ...token.meta, href: this.#marks.addresses.work(first.key) };
  }

  #term(token: Token, after: readonly Token[], report: Report): Term | undefined {
    const { glossary, addresses } = this.#marks;
    const end = after.findIndex(({ type }) => type === "term_close");
    const word = plainText(after.slice(0, end));
    const wanted = (token.meta?.id as string | undefined) ?? word;
    const entry = glossary.find(({ id, term, also }) =>
      [id, term, ...also].some((name) => same(name, wanted)),
    );
    if (entry === undefined) {
      const hint = suggest(
        wanted,
        glossary.flatMap(({ id, term }) => [term, id]),
      );
      report(`unbekannter Begriff: ${wanted}`, `${hint} Begriffe stehen in content/glossary.yaml.`);
      return undefined;
    }
    const href = addresses.term(entry.id);
    token.meta = { ...token.meta, id: entry.id, href };
    const close = after[end];
    if (close) close.meta = { href };
    return this.#marks.terms.get(entry.id);
  }

  #link(token: Token, place: Place, report: Report): void {
    const checked = this.#marks.addresses.link(String(token.attrGet("href") ?? ""), place.chapter);
    if (typeof checked === "string") token.attrSet("href", checked);
    else report(checked.what, checked.hint);
  }
}

type Report = (what: string, hint: string) => void;
