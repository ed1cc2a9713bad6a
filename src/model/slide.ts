import type { Token } from "markdown-it";
import { z } from "zod";
import type { Figure, FigureRow } from "./figure.ts";
import type { Text } from "./text.ts";

/** One half of a comparison: a figure, or a bound value that is set large. */
const side = z.strictObject({
  /** Heading over it ("Landkreise"); default: none. */
  title: z.string().default(""),
  /** Figure that it shows. */
  figure: z.string().optional(),
  /** Path of the value that is set large. */
  value: z.string().optional(),
  /** How the sentence goes on after the value, or what is to be seen; may hold bound values. */
  text: z.string().default(""),
});

/** Front matter of `content/slides/<nn>-<name>.md`; the text under it is what the slide says. */
export const slideMatter = z.strictObject({
  /**
   * `title` opens, `section` divides, `statement` stands alone, `figure` shows one, `comparison` sets two figures or
   * two values side by side, `quote` shows a released answer in its words, `recommendations` lists.
   */
  kind: z.enum(["title", "section", "statement", "figure", "comparison", "quote", "recommendations"]),
  /** The slide's message. */
  title: z.string(),
  /** Figure that is shown; needed for `figure`, and only there. */
  figure: z.string().optional(),
  /** Path of a value that is set large, over the distribution it is part of; for `statement`. */
  value: z.string().optional(),
  /** What is compared; needed for `comparison`, and only there. */
  sides: z.array(side).length(2, { error: "ein Vergleich mit genau zwei Seiten" }).optional(),
  /** Id in `quotes` of the study; needed for `quote`, and only there. */
  quote: z.string().optional(),
  /** Presentations that show it, beside the one of all slides; default: all of them. */
  for: z.array(z.string()).min(1).optional(),
  /** True: what it says comes one by one. */
  steps: z.boolean().default(false),
});
export type SlideMatter = z.infer<typeof slideMatter>;
export type SlideKind = SlideMatter["kind"];

/** One selection of slides in `content/presentations.yaml`. */
export const presentationEntry = z.strictObject({
  /** Name by which it is offered ("Für den Sozialausschuss"). */
  title: z.string(),
  /** Before whom it is held, on slides of kind `title`; default: nothing. */
  audience: z.string().default(""),
});

/** `content/presentations.yaml`: selections by id; the id is the address and never changes. */
export const presentationsFile = z.record(
  z.string().regex(/^[a-z][a-z0-9-]*$/, { error: "Kleinbuchstaben, Ziffern und Bindestriche" }),
  presentationEntry,
);

/** A selection as it was read. */
export interface PresentationSource extends z.infer<typeof presentationEntry> {
  id: string;
  file: string;
  line: number;
}

/** A bound value that is set large, with the distribution that it is part of. */
export interface SlideValue {
  /** Path that the author wrote. */
  path: string;
  /** The value and its unit, apart ("69", "Prozent"). */
  value: { number: string; unit: string };
  figure: Figure;
  /** Persons that it is counted from, as a reader sees their number; absent where there is no such number. */
  n?: string;
  /** Row of the figure that the value stands in; absent where it stands in none. */
  row?: FigureRow;
}

/** One half of a comparison: it has a figure or a value, never both. */
export interface SlideSide {
  title: Token[];
  text: Token[];
  figure?: Figure;
  value?: SlideValue;
}

/** An answer in its own words that a person released, without anything on who gave it. */
export interface SlideQuote {
  text: string;
  /** Wording of the question that it answers. */
  question: string;
}

/** One slide. Its `blocks` are prose alone. */
export interface Slide extends Text {
  kind: SlideKind;
  /** What a slide of kind `figure` shows. */
  figure?: Figure;
  /** What a slide of kind `statement` may set large. */
  value?: SlideValue;
  /** What a slide of kind `comparison` sets side by side: two; else none. */
  sides: SlideSide[];
  /** What a slide of kind `quote` shows. */
  quote?: SlideQuote;
  /** True: paragraphs and points come one by one, and the second side after the first. */
  steps: boolean;
  /** What the audience does not see in the hall; it is published with the slides, though. */
  speech: Token[];
}

/** A selection of slides, as it is shown and handed on. */
export interface Presentation {
  id: string;
  title: string;
  /** Before whom it is held; empty where that is open. */
  audience: string;
  /** In order of presentation. */
  slides: Slide[];
}
