import { z } from "zod";
import type { FigureFile } from "./figure-spec.ts";
import { languageTag } from "./language.ts";
import type { Reference } from "./reference.ts";
import type { PresentationSource, SlideMatter } from "./slide.ts";

/** Front matter of `content/chapters/<nn>-<slug>.md`. */
export const chapterMatter = z.strictObject({
  /** The chapter's finding, as its heading. */
  title: z.string(),
  /** Short title for navigation; default: the title. */
  short: z.string().optional(),
  /** One or two sentences under the heading; may hold bound values. */
  lead: z.string().default(""),
});

/** Front matter of `content/pages/<name>.md`. */
export const pageMatter = z.strictObject({
  title: z.string().default(""),
  /** Title in links to it; default: the title. */
  short: z.string().optional(),
  /** Language it is written in (BCP 47), where that is not the report's. */
  lang: languageTag.optional(),
  /** Group whose members the page is for: its figures and results stand under the text. */
  group: z.string().optional(),
  lead: z.string().default(""),
  /** Findings of the start page: a bound value, the rest of its sentence, and where to read on. */
  findings: z
    .array(
      z.strictObject({
        /** Path of the value that is set large. */
        value: z.string(),
        /** How the sentence goes on after it; may hold bound values. */
        text: z.string(),
        /** Figure whose whole distribution is drawn under it. */
        figure: z.string(),
        /** Slug of the chapter to read on. */
        chapter: z.string(),
      }),
    )
    .default([]),
});

/** One term in `content/glossary.yaml`, under its id. */
export const glossaryEntry = z.strictObject({
  /** The term as a heading ("Handlungsprinzip"). */
  term: z.string(),
  /** What it means here, in one or two sentences; Markdown, may cite. */
  text: z.string(),
  /** Other forms in which texts use it ("Handlungsprinzips"). */
  also: z.array(z.string()).default([]),
});

/** `content/glossary.yaml`: terms by id; the id is the address and never changes. */
export const glossaryFile = z.record(
  z.string().regex(/^[a-z][a-z0-9-]*$/, { error: "Kleinbuchstaben, Ziffern und Bindestriche" }),
  glossaryEntry,
);

/** A term of the glossary as it was read. */
export interface GlossarySource extends z.infer<typeof glossaryEntry> {
  id: string;
  file: string;
  line: number;
}

/** A Markdown file: its front matter, and its body with the line on which that begins. */
export interface Source<Matter> {
  /** File as the author knows it. */
  file: string;
  /** File name without number prefix and ending; the address. Never changes. */
  slug: string;
  matter: Matter;
  body: string;
  bodyLine: number;
  /** Lines of the front matter's fields. */
  lineOf: (field: string) => number | undefined;
}

export type ChapterSource = Source<z.infer<typeof chapterMatter>>;
export type PageSource = Source<z.infer<typeof pageMatter>>;
export type SlideSource = Source<SlideMatter>;

/** Everything that authors wrote, read and checked for form, numbers not yet bound. */
export interface Content {
  /** In reading order. */
  chapters: ChapterSource[];
  pages: PageSource[];
  /** In order of presentation. */
  slides: SlideSource[];
  /** Selections of slides, as `presentations.yaml` lists them; empty where there is none. */
  presentations: PresentationSource[];
  /** Terms in the order of the file; empty where there is no `glossary.yaml`. */
  glossary: GlossarySource[];
  /** Records of `references.json`; empty where there is none. */
  references: Reference[];
  figures: { id: string; file: string; spec: FigureFile; lineOf: (field: string) => number | undefined }[];
}
