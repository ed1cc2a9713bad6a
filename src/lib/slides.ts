import type { Token } from "markdown-it";
import type { SlideSource } from "../model/content.ts";
import type { Figure } from "../model/figure.ts";
import type { Problem } from "../model/problem.ts";
import type { Derived } from "../model/report.ts";
import type { Slide, SlideKind, SlideMatter, SlideQuote, SlideSide, SlideValue } from "../model/slide.ts";
import { suggest } from "./errors.ts";
import { rowOfPath } from "./findings.ts";
import { plainText } from "./markdown/index.ts";
import type { Numbering } from "./numbering.ts";
import type { Resolver } from "./resolver.ts";
import { type SlideText, slideText } from "./slide-text.ts";
import type { BoundText, TextBinder } from "./text-binder.ts";
import { finish } from "./writer.ts";

/** A slide whose values and claims are bound. */
export interface BoundSlide {
  text: BoundText;
  speech: Token[];
  sides: Pick<SlideSide, "title" | "text">[];
}

/** Binds all that an author wrote on a slide. */
export function bindSlide(source: SlideSource, binder: TextBinder): BoundSlide {
  const { file, matter } = source;
  const text = binder.text({ ...source, matter: { title: matter.title, lead: "" } });
  const { body, speech }: SlideText = slideText(text.body, source, binder.problems);
  const line = source.lineOf("sides") ?? 1;
  const sides = (matter.sides ?? []).map((side) => ({
    title: binder.inline(side.title, file, line),
    text: binder.inline(side.text, file, line),
  }));
  return { text: { ...text, body }, speech, sides };
}

/** All tokens of a slide, for what they cite. */
export const slideTokens = ({ text, speech, sides }: BoundSlide): Token[] => [
  ...text.title,
  ...text.body,
  ...speech,
  ...sides.flatMap(({ title, text }) => [...title, ...text]),
];

/** What slides are resolved against. */
export interface SlideContext {
  resolver: Resolver;
  numbering: Numbering;
  problems: Problem[];
  binder: TextBinder;
  figures: readonly Figure[];
  /** Figures that have a file, faulty ones too. */
  known: readonly string[];
  derived: Pick<Derived, "study" | "codebook">;
}

/** Fields of the front matter that belong to some kinds only; a kind must have those that it `needs`. */
const fields: Partial<
  Record<SlideKind, { needs?: keyof SlideMatter; may?: keyof SlideMatter; what: string }>
> = {
  figure: { needs: "figure", what: "welche Abbildung zeigt die Folie?" },
  comparison: { needs: "sides", what: "welche zwei Seiten vergleicht die Folie?" },
  quote: { needs: "quote", what: "welches Zitat zeigt die Folie?" },
  statement: { may: "value", what: "" },
};

/** Most characters of what a slide says: two lines of title, a text that stands alone, beside a drawing, in a half. */
const [mostInTitle, mostAlone, mostBeside, mostInSide] = [100, 520, 240, 130];

type Report = (field: string, what: string, hint: string) => undefined;

/** A slide from its text: its message, what it says, what it shows, and what the speaker says. */
export function slideOf(source: SlideSource, bound: BoundSlide, context: SlideContext): Slide {
  const { file, matter } = source;
  const { resolver, problems } = context;
  const report: Report = (field, what, hint) => {
    const line = source.lineOf(field);
    problems.push({ file, ...(line === undefined ? {} : { line }), what, hint });
    return undefined;
  };
  checkFields(matter, bound, report);
  const text = finish(bound.text, undefined, context);
  const speech = bound.speech;
  resolver.blocks(speech, { file, chapter: undefined });
  for (const side of bound.sides)
    resolver.blocks([...side.title, ...side.text], { file, chapter: undefined });
  const figure = figureOf(matter.figure, "figure", context, report);
  const line = source.lineOf("value") ?? 1;
  const value = slideValueOf(matter.value, "value", context, report, { file, line });
  const quote = quoteOf(matter.quote, context, report);
  const sides = (matter.sides ?? []).map((side, i): SlideSide => {
    if ((side.figure === undefined) === (side.value === undefined))
      report(
        "sides",
        `Seite ${i + 1} zeigt ${side.figure ? "zweierlei" : "nichts"}`,
        "Je Seite figure oder value.",
      );
    const line = source.lineOf("sides") ?? 1;
    const figure = figureOf(side.figure, "sides", context, report);
    const value = slideValueOf(side.value, "sides", context, report, { file, line });
    return { title: [], text: [], ...bound.sides[i], ...(figure && { figure }), ...(value && { value }) };
  });
  return {
    ...text,
    kind: matter.kind,
    sides,
    steps: matter.steps,
    speech,
    ...(figure && { figure }),
    ...(value && { value }),
    ...(quote && { quote }),
  };
}

function checkFields(matter: SlideMatter, { text, sides }: BoundSlide, report: Report): void {
  const { needs, may, what = "" } = fields[matter.kind] ?? {};
  if (needs !== undefined && matter[needs] === undefined) report("kind", what, `Im Kopf ${needs} ergänzen.`);
  const taken: (keyof SlideMatter)[] = ["figure", "value", "sides", "quote"];
  for (const field of taken) {
    if (matter[field] === undefined || field === needs || field === may) continue;
    const kinds = Object.entries(fields).find(([, { needs, may }]) => needs === field || may === field);
    const hint = `kind: ${kinds?.[0]} setzen oder ${field} weglassen.`;
    report(field, `zu einer Folie mit kind: ${matter.kind} gehört ${field} nicht`, hint);
  }
  if (plainText(text.title).length > mostInTitle)
    report(
      "title",
      "der Titel ist zu lang für eine Folie",
      `Höchstens ${mostInTitle} Zeichen, das sind zwei Zeilen.`,
    );
  const most = matter.kind === "figure" || matter.value !== undefined ? mostBeside : mostAlone;
  if (plainText(text.body).length > most) {
    const hint = `Höchstens ${most} Zeichen, ohne die Notizen; mehr liest im Saal niemand. Den Rest unter ## Notizen schreiben.`;
    report("title", "zu viel Text für eine Folie", hint);
  }
  for (const { text } of sides)
    if (plainText(text).length > mostInSide)
      report("sides", "zu viel Text für eine Seite des Vergleichs", `Höchstens ${mostInSide} Zeichen.`);
  const has = (type: RegExp) => text.body.some((token) => type.test(token.type));
  if (matter.kind === "recommendations" && !has(/_list_open$/))
    report(
      "kind",
      "Empfehlungen ohne Liste",
      "Jede Empfehlung steht in einer eigenen Zeile, die mit - beginnt.",
    );
  if (matter.kind === "quote" && text.body.length > 0)
    report(
      "quote",
      "unter einem Zitat steht nichts",
      "Über Person, Amt und Ort wird nichts gesagt, auch nicht unter ## Notizen: Sie werden mit veröffentlicht.",
    );
}

function figureOf(
  id: string | undefined,
  field: string,
  { figures, known }: SlideContext,
  report: Report,
): Figure | undefined {
  if (id !== undefined && !known.includes(id))
    report(field, `unbekannte Abbildung: ${id}`, suggest(id, known));
  return figures.find((figure) => figure.id === id);
}

function slideValueOf(
  path: string | undefined,
  field: string,
  { binder, figures }: SlideContext,
  report: Report,
  { file, line }: { file: string; line: number },
): SlideValue | undefined {
  if (path === undefined) return undefined;
  const found = binder.values.lookUp(path);
  if (found.kind !== "value") return report(field, found.what, found.hint);
  binder.state(path, file, line);
  const figure = figures.find(({ id }) => id === path.split(".")[0]);
  if (figure === undefined) return undefined;
  const row = rowOfPath(figure, path);
  const { number, unit } = found.value;
  const base = binder.values.lookUp(path.replace(/\.[^.@]+(?=@|$)/, ".n"));
  const n = base.kind === "value" ? base.value.text : undefined;
  return { path, value: { number, unit }, figure, ...(n && { n }), ...(row && { row }) };
}

/** Only what a person released is quoted, and nothing of a question that is withheld. */
function quoteOf(
  id: string | undefined,
  { derived: { study, codebook } }: SlideContext,
  report: Report,
): SlideQuote | undefined {
  if (id === undefined) return undefined;
  const quote = Object.hasOwn(study.quotes, id) ? study.quotes[id] : undefined;
  if (quote === undefined) {
    const ids = Object.keys(study.quotes);
    const what = `${id} ist kein freigegebenes Zitat`;
    const hint = `Wörtlich gezeigt wird nur, was eine Person unter quotes in data/study.yaml mit ihrem Namen freigibt; ${suggest(id, ids)}`;
    return report("quote", what, hint);
  }
  const question = codebook.questions.find(({ code }) => code === quote.question);
  if (question === undefined) {
    const codes = codebook.questions.map(({ code }) => code);
    return report(
      "quote",
      `quotes.${id}: unbekannte Frage: ${quote.question}`,
      suggest(quote.question, codes),
    );
  }
  if (study.policy.withhold.includes(quote.question)) {
    const hint = "Die Frage ist in policy.withhold zurückgehalten; dann wird auch nicht aus ihr zitiert.";
    return report("quote", `quotes.${id}: Frage ${quote.question} wird nicht veröffentlicht`, hint);
  }
  return { text: quote.text, question: question.text };
}
