import { outputsMade } from "../lib/content.ts";
import type { Figure } from "../model/figure.ts";
import { bibtex } from "./bibtex.ts";
import { csl } from "./csl.ts";
import { csv, excelCsv } from "./csv.ts";
import { json } from "./json.ts";
import { oembed } from "./oembed.ts";
import { png, slidePng } from "./png.ts";
import { pptx, pptxNarrow } from "./pptx/figure.ts";
import { ris } from "./ris.ts";
import { svg } from "./svg.ts";
import type { Format } from "./type.ts";
import { xlsx } from "./xlsx.ts";

/** What every figure can be had as, in the order of its page. A new format is a file and a line here. */
export const formats = [
  png,
  slidePng,
  svg,
  pptx,
  pptxNarrow,
  xlsx,
  excelCsv,
  csv,
  json,
  bibtex,
  ris,
  csl,
  oembed,
] as const satisfies readonly Format[];

/** What the running build makes of every figure: pages offer nothing else. */
export function figureFormats(): Format[] {
  const outputs = outputsMade();
  const all: readonly Format[] = formats;
  return all.filter(({ output }) => outputs.includes(output ?? "site"));
}

/** Name of a figure's file in a format; it stands beside the figure's page. */
export function fileName({ id }: Pick<Figure, "id">, { ending }: Pick<Format, "ending">): string {
  return `${id}${ending}`;
}
