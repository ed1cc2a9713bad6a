import { escapeXml } from "../xml.ts";
import { type Colour, fill } from "./colour.ts";

/** Settings of a run, in points; what is not said is as the place has it. */
export interface RunFormat {
  size?: number | undefined;
  bold?: boolean | undefined;
  italic?: boolean | undefined;
  raised?: boolean;
  colour?: Colour | undefined;
  face?: "title" | "text" | undefined;
  /** Id of the relationship that it leads to. */
  link?: string | undefined;
  /** Language, where it is not German. */
  lang?: string | undefined;
}

/** Text as a run; an empty text is none. */
export function run(text: string, format: RunFormat = {}): string {
  if (text === "") return "";
  return `<a:r>${properties("rPr", format)}<a:t>${escapeXml(text)}</a:t></a:r>`;
}

/** Properties of a run, in the order that the standard asks for. */
export function properties(
  name: "rPr" | "defRPr" | "endParaRPr",
  { size, bold, italic, raised, colour, face, link, lang }: RunFormat,
): string {
  const attributes = [
    name === "defRPr" ? "" : ` lang="${lang ?? "de-DE"}"`,
    size === undefined ? "" : ` sz="${Math.round(size * 100)}"`,
    bold === undefined ? "" : ` b="${bold ? 1 : 0}"`,
    italic === undefined ? "" : ` i="${italic ? 1 : 0}"`,
    raised ? ` baseline="30000"` : "",
  ].join("");
  const inside = [
    colour === undefined ? "" : fill(colour),
    face === undefined ? "" : `<a:latin typeface="${face === "title" ? "+mj-lt" : "+mn-lt"}"/>`,
    link === undefined
      ? ""
      : `<a:hlinkClick xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${link}"/>`,
  ].join("");
  return inside === "" ? `<a:${name}${attributes}/>` : `<a:${name}${attributes}>${inside}</a:${name}>`;
}

/** A paragraph from runs; `properties` are its attributes. */
export function paragraph(runs: string, attributes = "", inside = ""): string {
  const own = attributes + inside;
  const set =
    own === "" ? "" : inside === "" ? `<a:pPr${attributes}/>` : `<a:pPr${attributes}>${inside}</a:pPr>`;
  return `<a:p>${set}${runs === "" ? `<a:endParaRPr lang="de-DE"/>` : runs}</a:p>`;
}
