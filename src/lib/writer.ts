import type { Token } from "markdown-it";
import type { ChapterSource, Content, PageSource, SlideSource } from "../model/content.ts";
import type { Figure } from "../model/figure.ts";
import type { Problem } from "../model/problem.ts";
import type { Block, Chapter, Derived, Finding, Slide, Statement, Text } from "../model/report.ts";
import { bindInline, type Report } from "./bind.ts";
import { clearIn } from "./clear.ts";
import { suggest } from "./errors.ts";
import type { Values } from "./expression/evaluate.ts";
import { createMarkdown, plainText } from "./markdown/index.ts";
import { same } from "./selection.ts";
import { slugger } from "./slug.ts";
import { alike, lookUp } from "./values.ts";

/** What texts are resolved against. */
export interface Sources {
  content: Content;
  derived: Derived;
  figures: readonly Figure[];
  placedIn: ReadonlyMap<string, string>;
  base: string;
  problems: Problem[];
  statements: Statement[];
}

type TextMatter = { matter: { title: string; lead: string } };

/** Turns sources into texts with their numbers bound; what cannot be resolved is added to `problems`. */
export class Writer {
  readonly #md = createMarkdown();
  readonly #specs: ReadonlyMap<string, Content["figures"][number]["spec"]>;
  readonly #figures: ReadonlyMap<string, Figure>;
  readonly #sources: Sources;
  readonly #values: Values;
  /** Figure id → where it was placed first. */
  readonly #placed = new Map<string, string>();

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#specs = new Map(sources.content.figures.map(({ id, spec }) => [id, spec]));
    this.#figures = new Map(sources.figures.map((figure) => [figure.id, figure]));
    this.#values = {
      lookUp: (path) => lookUp(path, this.#specs, sources.derived),
      alike: (path) => alike(path, this.#specs, sources.derived),
    };
  }

  /** A chapter or page: title, lead, and its body cut at its figures. */
  text(source: Pick<ChapterSource, "file" | "slug" | "body" | "bodyLine" | "lineOf"> & TextMatter): Text {
    const { file, slug, matter, body, bodyLine } = source;
    const title = this.#inline(matter.title, file, source.lineOf("title"), slug);
    const tokens = this.#md.parse(body, {});
    this.#bind(tokens, file, bodyLine, slug);
    return {
      slug,
      title,
      plainTitle: plainText(title),
      lead: this.#inline(matter.lead, file, source.lineOf("lead"), slug),
      ...this.#cut(tokens),
    };
  }

  /** A slide: its message, its text, and the figure that it shows. */
  slide(source: SlideSource): Slide {
    const { file, matter } = source;
    const { kind, title, figure: id } = matter;
    const text = this.text({ ...source, matter: { title, lead: "" } });
    const report = (field: string, what: string, hint: string) => {
      const line = source.lineOf(field);
      this.#sources.problems.push({ file, ...(line === undefined ? {} : { line }), what, hint });
    };
    const figure = this.#figures.get(id ?? "");
    if (text.blocks.some((block) => block.kind === "figure"))
      report("title", "eine Abbildung im Text der Folie", "Sie steht im Kopf: kind: figure und figure: name");
    if (kind === "figure" && id === undefined)
      report("kind", "welche Abbildung zeigt die Folie?", "Im Kopf figure: name ergänzen.");
    else if (kind !== "figure" && id !== undefined)
      report(
        "figure",
        `eine Folie mit kind: ${kind} zeigt keine Abbildung`,
        "kind: figure setzen oder figure weglassen.",
      );
    else if (id !== undefined && !this.#specs.has(id))
      report("figure", `unbekannte Abbildung: ${id}`, suggest(id, [...this.#specs.keys()]));
    return { ...text, kind, ...(figure === undefined ? {} : { figure }) };
  }

  /** The findings in a page's front matter. */
  findings(page: PageSource, chapters: readonly Chapter[]): Finding[] {
    const { content, derived } = this.#sources;
    return page.matter.findings.flatMap((finding): Finding[] => {
      const line = page.lineOf("findings");
      const report = (what: string, hint: string) => {
        this.#sources.problems.push({ file: page.file, ...(line === undefined ? {} : { line }), what, hint });
        return [];
      };
      const text = this.#inline(finding.text, page.file, line, page.slug);
      const value = lookUp(finding.value, this.#specs, derived);
      if (value.kind !== "value") return report(value.what, value.hint);
      const figure = this.#figures.get(finding.figure);
      if (!figure)
        return report(
          `unbekannte Abbildung: ${finding.figure}`,
          suggest(finding.figure, [...this.#figures.keys()]),
        );
      const chapter = chapters.find((c) => c.slug === finding.chapter);
      if (!chapter)
        return report(
          `unbekanntes Kapitel: ${finding.chapter}`,
          suggest(
            finding.chapter,
            content.chapters.map((c) => c.slug),
          ),
        );
      if (!finding.value.startsWith(`${finding.figure}.`)) {
        return report(
          `Befund: ${finding.value} steht nicht in der Abbildung ${finding.figure}`,
          "Wert und Verteilung darunter müssen aus derselben Abbildung stammen.",
        );
      }
      const named = finding.value.split(/[.@]/).slice(1);
      const row = figure.rows.find(({ key }) => named.some((part) => same(part, key))) ?? figure.rows[0];
      return row ? [{ value: value.value, text, figure, row, chapter }] : [];
    });
  }

  #inline(source: string, file: string, line: number | undefined, slug: string): Token[] {
    const tokens = this.#md.parseInline(source, {});
    this.#bind(tokens, file, line ?? 1, slug);
    return tokens;
  }

  /** Binds a text to the released data and resolves its marks; what cannot be found becomes a problem. */
  #bind(tokens: readonly Token[], file: string, firstLine: number, slug: string): void {
    const { problems, statements } = this.#sources;
    let line = firstLine;
    for (const token of tokens) {
      if (token.map) line = firstLine + token.map[0];
      const report: Report = (what, hint) => problems.push({ file, line, what, hint });
      if (token.type === "figure") this.#place(token, `${file}:${line}`, report);
      else if (token.type === "heading_open" && token.tag === "h1")
        report(
          "Überschrift erster Ordnung im Text",
          "Der Titel steht im Kopf der Datei; Abschnitte beginnen mit ##.",
        );
      if (!token.children) continue;
      const bound = bindInline(token.children, file, line, {
        values: this.#values,
        clear: clearIn(this.#specs, this.#sources.derived),
        other: (child, report) => this.#resolve(child, slug, report),
      });
      token.children = bound.tokens;
      problems.push(...bound.problems);
      statements.push(...bound.statements);
    }
  }

  #resolve(token: Token, slug: string, report: Report): void {
    if (token.type === "reference") this.#refer(token, slug, report);
    else if (token.type === "fault") report(String(token.meta?.what), String(token.meta?.hint));
    else if (token.type === "text" && token.content.includes("{{"))
      report("offene Klammer {{", "Ein Wert endet mit }}.");
    else if (token.type === "image")
      report("ein Bild im Text", "Abbildungen entstehen aus den Daten und stehen so: ::abb{name}");
    else if (token.type === "link_open") this.#link(token);
  }

  #refer(token: Token, slug: string, report: Report): void {
    const { content, placedIn, base } = this.#sources;
    const id = String(token.meta?.id);
    const figure = this.#figures.get(id);
    const chapter = content.chapters.findIndex((c) => c.slug === id);
    if (figure) {
      const href = placedIn.get(id) === slug ? `#${id}` : `${base}abbildungen/${id}/`;
      token.content = `Abbildung\u00a0${figure.number}`;
      token.meta = { id, href };
    } else if (chapter >= 0) {
      token.content = `Kapitel\u00a0${chapter + 1}`;
      token.meta = { id, href: `${base}kapitel/${id}/` };
    } else if (!this.#specs.has(id)) {
      const known = [...this.#specs.keys(), ...content.chapters.map((c) => c.slug)];
      report(`unbekannter Verweis: #${id}`, suggest(id, known));
    }
  }

  #place(token: Token, place: string, report: Report): void {
    const id = token.meta?.id as string | undefined;
    const earlier = this.#placed.get(id ?? "");
    if (id !== undefined) this.#placed.set(id, earlier ?? place);
    if (id === undefined)
      report(`unbekannte Anweisung: ${token.content}`, "Eine Abbildung steht so: ::abb{name}");
    else if (token.level > 0)
      report(
        `die Abbildung ${id} steht in einer Liste oder einem Zitat`,
        "Sie gehört in eine eigene Zeile ohne Einrückung.",
      );
    else if (earlier !== undefined)
      report(`die Abbildung ${id} steht schon in ${earlier}`, `Hier mit [#${id}] auf sie verweisen.`);
    else if (!this.#specs.has(id))
      report(`unbekannte Abbildung: ${id}`, suggest(id, [...this.#specs.keys()]));
  }

  /** Addresses inside the publication begin with a slash; it may stand in a folder of its host. */
  #link(token: Token): void {
    const href = String(token.attrGet("href") ?? "");
    if (href.startsWith("/") && !href.startsWith("//"))
      token.attrSet("href", this.#sources.base + href.slice(1));
  }

  /** Cuts a text at its figures, and gives its sections ids. */
  #cut(tokens: readonly Token[]): Pick<Text, "blocks" | "sections"> {
    const blocks: Block[] = [];
    const sections: Text["sections"] = [];
    const slugOf = slugger();
    let prose: Token[] = [];
    const flush = () => {
      if (prose.length > 0) blocks.push({ kind: "prose", tokens: prose });
      prose = [];
    };
    for (const [i, token] of tokens.entries()) {
      if (token.type === "heading_open") {
        const parts = tokens[i + 1]?.children ?? [];
        const title = plainText(parts);
        // An address must not change with the data.
        const id = slugOf(plainText(parts.filter((part) => part.type !== "value")));
        token.attrSet("id", id);
        if (token.tag === "h2") sections.push({ id, title });
      }
      const figure =
        token.type === "figure" && token.level === 0 ? this.#figures.get(String(token.meta?.id)) : undefined;
      if (figure) {
        flush();
        blocks.push({ kind: "figure", figure });
      } else prose.push(token);
    }
    flush();
    return { blocks, sections };
  }
}
