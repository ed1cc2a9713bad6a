import type { Token } from "markdown-it";
import type { Content } from "../model/content.ts";
import type { Problem } from "../model/problem.ts";
import type { Derived, Statement } from "../model/report.ts";
import { bindInline, type Report } from "./bind.ts";
import type { Clear } from "./claims.ts";
import { clearIn } from "./clear.ts";
import type { Values } from "./expression/evaluate.ts";
import { createMarkdown } from "./markdown/index.ts";
import { standingOf } from "./standing.ts";
import { alike, lookUp } from "./values.ts";

/** A Markdown file as far as it is text. */
export interface TextSource {
  file: string;
  slug: string;
  matter: { title: string; lead: string };
  body: string;
  bodyLine: number;
  lineOf: (field: string) => number | undefined;
}

/** A text whose values and claims are bound; figures, references and citations are not yet numbered. */
export interface BoundText {
  source: TextSource;
  title: Token[];
  lead: Token[];
  body: Token[];
}

/** Binds texts to the released data; what is wrong, and what they state, gathers in two lists. */
export class TextBinder {
  readonly problems: Problem[];
  readonly statements: Statement[] = [];
  readonly values: Values;
  readonly #clear: Clear;
  readonly #md = createMarkdown();

  constructor({ figures }: Content, derived: Derived, problems: Problem[]) {
    const specs = new Map(figures.map(({ id, spec }) => [id, spec]));
    this.problems = problems;
    this.values = {
      lookUp: (path) => lookUp(uncapitalised(path), specs, derived),
      alike: (path) => alike(uncapitalised(path), specs, derived),
    };
    this.#clear = clearIn(specs, derived);
  }

  /** Title, lead and body of a file. */
  text(source: TextSource): BoundText {
    const { file, matter, body, bodyLine, lineOf } = source;
    const tokens = this.#md.parse(body, {});
    return {
      source,
      title: this.inline(matter.title, file, lineOf("title") ?? 1),
      lead: this.inline(matter.lead, file, lineOf("lead") ?? 1),
      body: this.#bind(tokens, file, bodyLine),
    };
  }

  /** A text of one line, in a field of a file. */
  inline(text: string, file: string, line: number): Token[] {
    return this.#bind(this.#md.parseInline(text, {}), file, line);
  }

  /** Puts a value that is set large on the list of what the report states; what is wrong with it is told elsewhere. */
  state(path: string, file: string, line: number): void {
    const { state, text, used } = standingOf({ source: path, expression: path }, this.values, false);
    this.statements.push({ file, line, kind: "value", source: path, text, used, state });
  }

  #bind(tokens: Token[], file: string, firstLine: number): Token[] {
    let line = firstLine;
    for (const token of tokens) {
      if (token.map) line = firstLine + token.map[0];
      const report: Report = (what, hint) => this.problems.push({ file, line, what, hint });
      checkBlock(token, report);
      if (!token.children) {
        token.meta = { ...token.meta, line };
        continue;
      }
      const bound = bindInline(token.children, file, line, {
        values: this.values,
        clear: this.#clear,
        other: checkInline,
      });
      token.children = bound.tokens;
      this.problems.push(...bound.problems);
      this.statements.push(...bound.statements);
    }
    return tokens;
  }
}

/** Editors begin a sentence with a capital, also where it begins with a path. */
const uncapitalised = (path: string): string => path.charAt(0).toLowerCase() + path.slice(1);

function checkBlock({ type, tag, meta }: Token, report: Report): void {
  if (type === "heading_open" && tag === "h1")
    report(
      "Überschrift erster Ordnung im Text",
      "Der Titel steht im Kopf der Datei; Abschnitte beginnen mit ##.",
    );
  const fault = meta?.fault as { what: string; hint: string } | undefined;
  if (type === "aside_open" && fault) report(fault.what, fault.hint);
}

/** A mark that cannot be read, and what Markdown knows and this report does not. */
function checkInline({ type, meta }: Token, report: Report): void {
  if (type === "fault") report(String(meta?.what), String(meta?.hint));
  if (type === "image")
    report("ein Bild im Text", "Abbildungen entstehen aus den Daten und stehen so: ::abb{name}");
}
