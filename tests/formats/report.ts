import { join } from "node:path";
import { chartTypes } from "../../src/charts/index.ts";
import { filesOf, publishedFigure } from "../../src/formats/files.ts";
import type { Published } from "../../src/formats/type.ts";
import { assemble } from "../../src/lib/assemble.ts";
import { readContent, readDerived } from "../../src/lib/content.ts";
import type { Figure } from "../../src/model/figure.ts";
import { demonstration } from "../demonstration.ts";

/** The demonstration as its pages are made from. */
export const report = assemble(
  readContent(join(demonstration, "content")),
  readDerived(join(demonstration, "data/derived")),
  chartTypes,
);

/** A figure of the demonstration that holds a withheld cell in words and one that does not, by what they show. */
export const published = report.figures.map((figure) => publishedFigure(figure, report));

/** A figure with changes, and everything that its files say of it. */
export function changed({ figure, ...rest }: Published, change: Partial<Figure>): Published {
  return publishedFigure({ ...figure, ...change }, { ...report, study: rest.study });
}

/** Bytes of a figure's files, by what follows its id in their names. */
export async function filesByEnding(figure: Figure): Promise<Record<string, Uint8Array>> {
  const files = await filesOf(figure, report);
  return Object.fromEntries(files.map(({ format, bytes }) => [format.ending, bytes]));
}

/** Text of bytes in UTF-8, its byte order mark included. */
export function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
