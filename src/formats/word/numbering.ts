import { bullets, firstOrdered, indent } from "./blocks.ts";

const levels = (of: (level: number) => string): string => [0, 1, 2].map(of).join("");

/** Headings count by their styles: „1“, „1.1“, „1.1.1“. */
const headings = levels((level) => {
  const text = [1, 2, 3]
    .slice(0, level + 1)
    .map((n) => `%${n}`)
    .join(".");
  return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading${level + 1}"/><w:suff w:val="space"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>`;
});

const listLevels = (format: string, text: (level: number) => string): string =>
  levels(
    (level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text(level)}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${indent * (level + 1)}" w:hanging="${indent}"/></w:pPr></w:lvl>`,
  );

/** Definitions of headings, bullets, and one for each ordered list, which begins with its own number. */
export function numberingXml(lists: readonly number[]): string {
  const kinds = [
    headings,
    listLevels("bullet", (level) => "•–·"[level] ?? "•"),
    listLevels("decimal", (level) => `%${level + 1}.`),
  ];
  const abstract = kinds.map(
    (content, i) =>
      `<w:abstractNum w:abstractNumId="${i + 1}"><w:multiLevelType w:val="multilevel"/>${content}</w:abstractNum>`,
  );
  const fixed = [1, bullets].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`);
  const ordered = lists.map((start, i) => {
    // Of each definition one level is used, whichever it is.
    const begins = levels(
      (level) => `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
    );
    return `<w:num w:numId="${firstOrdered + i}"><w:abstractNumId w:val="3"/>${begins}</w:num>`;
  });
  return [...abstract, ...fixed, ...ordered].join("");
}
