import { lss } from "../../read/survey.ts";
import { groupings, groupsOf, items, levels, type WorkPage } from "./work.ts";

/** The study as this generator takes it, without its answers: files by name. Every chart of every page is a figure. */
export function studyOf(pages: readonly WorkPage[]): Record<string, string> {
  return {
    "data/survey.lss": structure(),
    "data/study.yaml": study,
    ...Object.fromEntries(pages.flatMap(chapterAndFigures)),
  };
}

const coded = (texts: readonly string[]) => Object.fromEntries(texts.map((text, i) => [String(i + 1), text]));

function structure(): string {
  const asked = Object.keys(groupings).map((code) => ({
    code,
    type: "L",
    text: `Gliederung ${code}`,
    answers: coded(groupsOf(code).map((group) => `Gruppe ${group}`)),
  }));
  const statements = Object.fromEntries(items.map((item, i) => [item, `Aussage ${i + 1}`]));
  const array = { code: "A", type: "F", text: "Aussagen", items: statements, answers: coded(levels) };
  return lss({ questions: [...asked, array] });
}

const groupId = (by: string, group: string): string => `${by.toLowerCase()}-${group}`;

const study = `status: demonstration
title: Bericht
population: { description: alle Befragten }
groupings:
${Object.keys(groupings)
  .map(
    (code) =>
      `  ${code.toLowerCase()}: { label: Gliederung ${code}, question: ${code}, groups: { ${groupsOf(code)
        .map((group) => `${groupId(code, group)}: { label: Gruppe ${group}, codes: [${group}] }`)
        .join(", ")} } }`,
  )
  .join("\n")}
policy: { threshold: 10 }
release: { version: "0.1", date: 2026-04-30 }
`;

function chapterAndFigures(page: WorkPage, at: number): [string, string][] {
  const { id, title, charts, numbers, paragraphs, table } = page;
  const figure = (i: number): string => `${id}-${i + 1}`.replace("seite", "abb");
  const texts = paragraphs.map((text, i) => {
    const { chart, group } = numbers[i] as WorkPage["numbers"][number];
    const by = charts[chart]?.by ?? "";
    return text.replace(`%${i}`, `{{${figure(chart)}.5@${groupId(by, group)}}}`);
  });
  const body = [...texts, ...charts.map((_, i) => `::abb{${figure(i)}}`), `::tabelle{${figure(table)}}`];
  const number = String(at + 1).padStart(4, "0");
  return [
    [`content/chapters/${number}-${id}.md`, `---\ntitle: ${title}\n---\n\n${body.join("\n\n")}\n`],
    ...charts.map(({ item, by }, i): [string, string] => [
      `content/figures/${figure(i)}.yaml`,
      `title: Abbildung ${i + 1} von ${title}
subtitle: Anteile in Prozent
question: A
items: [${item}]
by: ${by.toLowerCase()}
chart: likert
alt: Gestapelte Balken zeigen die Antworten in jeder Gruppe.
`,
    ]),
  ];
}
