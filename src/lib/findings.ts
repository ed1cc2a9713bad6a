import type { Token } from "markdown-it";
import type { PageSource } from "../model/content.ts";
import type { Figure, FigureRow } from "../model/figure.ts";
import type { Problem } from "../model/problem.ts";
import type { Chapter, Finding } from "../model/report.ts";
import { suggest } from "./errors.ts";
import type { Values } from "./expression/evaluate.ts";
import { same } from "./selection.ts";

/** What findings point to. */
interface Known {
  figures: readonly Figure[];
  chapters: readonly Chapter[];
  values: Values;
  problems: Problem[];
}

/** The findings in a page's front matter, their texts bound; those that point nowhere become problems. */
export function findingsOf(page: PageSource, texts: readonly Token[][], known: Known): Finding[] {
  const { figures, chapters, values, problems } = known;
  const line = page.lineOf("findings");
  const report = (what: string, hint: string) => {
    problems.push({ file: page.file, ...(line === undefined ? {} : { line }), what, hint });
    return [];
  };
  return page.matter.findings.flatMap((finding, i): Finding[] => {
    const value = values.lookUp(finding.value);
    if (value.kind !== "value") return report(value.what, value.hint);
    const figure = figures.find(({ id }) => id === finding.figure);
    if (!figure) {
      const ids = figures.map(({ id }) => id);
      return report(`unbekannte Abbildung: ${finding.figure}`, suggest(finding.figure, ids));
    }
    const chapter = chapters.find((c) => c.slug === finding.chapter);
    if (!chapter) {
      const slugs = chapters.map((c) => c.slug);
      return report(`unbekanntes Kapitel: ${finding.chapter}`, suggest(finding.chapter, slugs));
    }
    if (!finding.value.startsWith(`${finding.figure}.`)) {
      return report(
        `Befund: ${finding.value} steht nicht in der Abbildung ${finding.figure}`,
        "Wert und Verteilung darunter müssen aus derselben Abbildung stammen.",
      );
    }
    const named = finding.value.split(/[.@]/).slice(1);
    const row = figure.rows.find(({ key }) => named.some((part) => same(part, key))) ?? figure.rows[0];
    return row ? [{ value: value.value, text: texts[i] ?? [], figure, row, chapter }] : [];
  });
}

/** The row of a figure that a path leads into; undefined where the figure shows no such row. */
export function rowOfPath({ rows }: Figure, path: string): FigureRow | undefined {
  const [way = "", group] = path.split("@");
  const named = way.split(".").slice(1);
  const isNamed = (key: string) => named.some((part) => same(part, key));
  return rows.find(({ key, cross, total }) => {
    if (cross) return isNamed(cross.item.key) && same(cross.group.key, group ?? "total");
    if (group !== undefined) return same(key, group);
    return total || isNamed(key) || rows.length === 1;
  });
}
