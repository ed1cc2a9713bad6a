import type { Token } from "markdown-it";
import type { Content } from "../model/content.ts";
import type { Figure } from "../model/figure.ts";
import { plainText } from "./markdown/index.ts";
import type { Resolver } from "./resolver.ts";
import type { TextBinder } from "./text-binder.ts";

const fields = ["title", "subtitle", "alt", "note"] as const;
type Field = (typeof fields)[number];

/** Bound texts of a figure's file that hold marks; the others stay as they are written. */
export type FigureTexts = ReadonlyMap<string, { file: string; texts: [field: Field, tokens: Token[]][] }>;

const hasMarks = (text: string): boolean => /\{\{|\]\{|\[#|@[a-z]/.test(text);

/** Binds the titles, subtitles, descriptions and notes of figures: they make statements like any sentence. */
export function bindFigureTexts({ figures }: Content, binder: TextBinder): FigureTexts {
  return new Map(
    figures.map(({ id, file, spec, lineOf }) => {
      const texts = fields
        .filter((field) => hasMarks(spec[field]))
        .map((field): [Field, Token[]] => [field, binder.inline(spec[field], file, lineOf(field) ?? 1)]);
      return [id, { file, texts }];
    }),
  );
}

/** What is wrong with bound words, for a draft: there are no marks in plain text. */
function faultsIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ type, meta, children }) => [
    ...(typeof meta?.why === "string" && !type.endsWith("_close") ? [`[${meta.why}]`] : []),
    ...faultsIn(children ?? []),
  ]);
}

/** The figure with these texts in the place of those with marks; drawings, tables and files take plain text. */
export function withTexts(figure: Figure, texts: FigureTexts, resolver: Resolver): Figure {
  const own = texts.get(figure.id);
  if (own === undefined) return figure;
  const plain = own.texts.map(([field, tokens]) => {
    resolver.blocks(tokens, { file: own.file, chapter: undefined });
    return [field, [plainText(tokens), ...faultsIn(tokens)].join(" ")] as const;
  });
  return { ...figure, ...Object.fromEntries(plain) };
}
