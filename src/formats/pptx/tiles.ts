import type { NativeTiles } from "../../charts/native/type.ts";
import { fill, line, textOn } from "./colour.ts";
import { measure, wrap } from "./fit.ts";
import { bodyOf, named, textShape } from "./shape.ts";
import { type Box, emu } from "./size.ts";
import { paragraph, run } from "./text.ts";

const gap = 5;

/** A map of equal tiles as a group of shapes, in the order of the map; above them the number of all together. */
export function tilesXml({ tiles, total }: NativeTiles, box: Box, first: number, alt: string): string {
  const columns = Math.max(...tiles.map(({ across }) => across)) + 1;
  const lines = Math.max(...tiles.map(({ down }) => down)) + 1;
  const head = total === "" ? 0 : 34;
  const w = Math.min(300, (box.w - gap * (columns - 1)) / columns);
  const h = Math.min(150, (box.h - head - gap * (lines - 1)) / lines);
  const fits = (size: number) =>
    tiles.every(({ label, base }) => {
      const names = wrap(label, w - 20, size);
      const widest = Math.max(...names.map((text) => measure(text, size)));
      return widest <= w - 20 && (names.length + (base ? 1 : 0)) * size * 1.22 + size * 2 <= h - 12;
    });
  const size = [22, 20, 18, 16, 15, 14, 13, 12, 11].find(fits) ?? 10;
  // The shapes of a group are numbered apart from those of the slide.
  let last = first * 1000;
  const next = () => ++last;
  const ids = { id: first, name: "Karte", alt };
  const above =
    total === ""
      ? ""
      : textShape(
          { id: next(), name: "Alle zusammen", box: { ...box, h: head - 6 }, body: bodyOf("t") },
          paragraph(run(total, { size: 18, colour: "text" })),
        );
  const shapes = tiles.map(({ across, down, label, text, base, ink }) => {
    const at = { x: box.x + across * (w + gap), y: box.y + head + down * (h + gap), w, h };
    const colour = ink === undefined ? "text" : textOn(ink);
    const words = [
      paragraph(run(label, { size, colour })),
      paragraph(run(text, { size: Math.round(size * 1.5), bold: true, colour })),
      base === "" ? "" : paragraph(run(base, { size: Math.max(11, size - 2), colour })),
    ].join("");
    const look = ink === undefined ? `<a:noFill/>${line("muted", 1)}` : `${fill(ink)}${line(undefined)}`;
    return textShape({ id: next(), name: label, box: at, body: bodyOf("ctr", [10, 6]), look }, words);
  });
  const frame = `<a:off x="${emu(box.x)}" y="${emu(box.y)}"/><a:ext cx="${emu(box.w)}" cy="${emu(box.h)}"/>`;
  const same = frame.replace("a:off", "a:chOff").replace("a:ext", "a:chExt");
  return `<p:grpSp><p:nvGrpSpPr>${named(ids)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>${frame}${same}</a:xfrm></p:grpSpPr>${above}${shapes.join("")}</p:grpSp>`;
}
