import { escapeXml } from "../xml.ts";

/** Settings of a run, each on or off but for the style's name. */
export interface RunFormat {
  /** Id of a character style. */
  style?: string | undefined;
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  raised?: boolean;
}

/** Text as a run; an empty text is none. */
export function run(text: string, format: RunFormat = {}): string {
  if (text === "") return "";
  return `<w:r>${runProperties(format)}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

/** Properties of a run, in the order that the standard asks for. */
export function runProperties({ style, bold, italic, strike, raised }: RunFormat): string {
  const all = [
    style === undefined ? "" : `<w:rStyle w:val="${style}"/>`,
    bold ? "<w:b/>" : "",
    italic ? "<w:i/>" : "",
    strike ? "<w:strike/>" : "",
    raised ? `<w:vertAlign w:val="superscript"/>` : "",
  ].join("");
  return all === "" ? "" : `<w:rPr>${all}</w:rPr>`;
}

/** A paragraph of a style; `properties` are further ones, in the order that the standard asks for. */
export function paragraph(style: string, content: string, properties = ""): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${content}</w:p>`;
}

/** A field with the text that it shows until somebody has it worked out anew. */
export function field(instruction: string, shown: string): string {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const code = `<w:r><w:instrText xml:space="preserve"> ${escapeXml(instruction)} </w:instrText></w:r>`;
  return `${mark("begin")}${code}${mark("separate")}${shown}${mark("end")}`;
}

export const tab = "<w:r><w:tab/></w:r>";

/** Paragraphs whose words are in another language than the document, for spell checkers and screen readers. */
export function inLanguage(xml: string, language: string): string {
  const lang = `<w:lang w:val="${escapeXml(language)}"/>`;
  return xml
    .replaceAll("<w:r><w:t ", "<w:r><w:rPr></w:rPr><w:t ")
    .replaceAll("<w:r><w:rPr></w:rPr>", `<w:r><w:rPr>${lang}</w:rPr>`)
    .replace(/<w:r><w:rPr>((?:(?!<w:lang )(?!<\/w:rPr>).)+)<\/w:rPr>/g, `<w:r><w:rPr>$1${lang}</w:rPr>`);
}
