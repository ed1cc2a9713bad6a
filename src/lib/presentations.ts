import type { SlideSource } from "../model/content.ts";
import type { Problem } from "../model/problem.ts";
import type { Presentation, PresentationSource, Slide } from "../model/slide.ts";
import { suggest } from "./errors.ts";

/** The presentation of all slides; it is always there. */
export const whole = "alle";

/** The selections of slides, the one of all first; none where there are no slides. */
export function presentationsOf(
  listed: readonly PresentationSource[],
  sources: readonly SlideSource[],
  slides: readonly Slide[],
  problems: Problem[],
): Presentation[] {
  const ids = [...new Set([whole, ...listed.map(({ id }) => id)])];
  for (const { file, matter, lineOf } of sources)
    for (const id of matter.for ?? []) {
      if (ids.includes(id)) continue;
      const hint = `${suggest(id, ids)} Die Auswahlen nennt content/presentations.yaml.`;
      problems.push({ file, line: lineOf("for") ?? 1, what: `unbekannte Auswahl: ${id}`, hint });
    }
  if (slides.length === 0) return [];
  return ids.map((id) => {
    const entry = listed.find((each) => each.id === id);
    const shown = slides.filter((_, i) => {
      const given = sources[i]?.matter.for;
      return id === whole || given === undefined || given.includes(id);
    });
    if (entry && shown.length === 0) {
      const hint = `In den Kopf mindestens einer Folie: for: [${id}]`;
      problems.push({ file: entry.file, line: entry.line, what: `zu ${id} gehört keine Folie`, hint });
    }
    return { id, title: entry?.title ?? "Alle Folien", audience: entry?.audience ?? "", slides: shown };
  });
}
