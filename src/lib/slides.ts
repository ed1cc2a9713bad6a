import type { SlideSource } from "../model/content.ts";
import type { Figure } from "../model/figure.ts";
import type { Problem } from "../model/problem.ts";
import type { Slide, Text } from "../model/report.ts";
import { suggest } from "./errors.ts";

/** A slide from its text: its message, what it says, and the figure that it shows. */
export function slideOf(
  source: SlideSource,
  text: Text,
  figures: readonly Figure[],
  known: readonly string[],
  problems: Problem[],
): Slide {
  const { kind, figure: id } = source.matter;
  const report = (field: string, what: string, hint: string) => {
    const line = source.lineOf(field);
    problems.push({ file: source.file, ...(line === undefined ? {} : { line }), what, hint });
  };
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
  else if (id !== undefined && !known.includes(id))
    report("figure", `unbekannte Abbildung: ${id}`, suggest(id, known));
  const figure = figures.find((figure) => figure.id === id);
  return { ...text, kind, ...(figure === undefined ? {} : { figure }) };
}
