import { createDocument } from "../../charts/document.ts";
import { picture } from "../../charts/picture.ts";
import { paperTheme } from "../../charts/theme.ts";
import { licenceText } from "../../lib/licence.ts";
import { type Paragraphs, textsInOrder } from "../../lib/paragraphs.ts";
import type { Figure } from "../../model/figure.ts";
import type { Report } from "../../model/report.ts";
import { rasterize } from "../raster.ts";
import { bodyXml } from "./document.ts";
import { packageOf } from "./package.ts";
import { Writer } from "./writer.ts";

/** Pixels per px: a picture is as sharp as print asks for, and no larger than an e-mail takes. */
const density = 2.5;

/**
 * The report as a Word document (.docx): its own styles, texts for its pictures, heads of tables, notes at the foot of
 * the page. With numbered paragraphs it is for people who work on its text there, says so, and tracks their changes;
 * without, it is the finished report for those who take something out of it. The same bytes for the same report.
 */
export async function wordOf(report: Report, paragraphs?: Paragraphs): Promise<Uint8Array> {
  const writer = new Writer(report, paragraphs, await picturesOf(report));
  return packageOf(writer, bodyXml(writer));
}

/** The drawings of all figures that stand in texts, as PNG on white. */
async function picturesOf(report: Report): Promise<ReadonlyMap<Figure, Uint8Array>> {
  const document = createDocument();
  const licence = licenceText(report.study);
  const drawn = new Map<Figure, Uint8Array>();
  for (const { blocks } of textsInOrder(report)) {
    for (const block of blocks) {
      if (block.kind !== "figure") continue;
      const svg = picture(block.figure, { document, theme: paperTheme, shape: "drawing", licence });
      drawn.set(block.figure, await rasterize(svg, density));
    }
  }
  return drawn;
}
