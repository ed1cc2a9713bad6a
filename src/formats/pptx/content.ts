import { chartOf } from "../../charts/index.ts";
import { plainTable } from "../../charts/native/table.ts";
import type { Native, NativeTable } from "../../charts/native/type.ts";
import type { Figure } from "../../model/figure.ts";
import { escapeXml } from "../xml.ts";
import { idx } from "./boxes.ts";
import { barChart, barFrame } from "./chart/bars.ts";
import { pointChart, pointSize } from "./chart/points.ts";
import { scatterChart } from "./chart/scatter.ts";
import { named, placed } from "./shape.ts";
import { type Box, place } from "./size.ts";
import type { ChartPart, Slide } from "./slide.ts";
import { tableXml } from "./table.ts";
import { tilesXml } from "./tiles.ts";

/** What a figure is on a slide; where nothing of it is released, and where no chart would be readable, its table. */
export function nativeOf(figure: Figure, { w }: Pick<Box, "w">): Native {
  const chart = chartOf(figure);
  const table = () => plainTable(chart.table(figure));
  if (chart.native === undefined || chart.isEmpty(figure)) return table();
  const native = chart.native(figure);
  return native.kind === "points" && pointSize(native, w) === undefined ? table() : native;
}

/** Puts a chart, a table or a map on a slide. */
export function addNative(
  slide: Slide,
  native: Native,
  box: Box,
  { figure, alt, ph = idx.content }: { figure: Figure; alt: string; ph?: number },
): void {
  const about = {
    title: figure.title,
    description: [figure.mark, figure.subtitle, figure.base].filter(Boolean).join(". "),
  };
  const name = `Abbildung ${figure.number}`;
  const chart = (part: ChartPart, at: Box = box) => {
    const relation = slide.chart(part);
    slide.add((id) => chartFrame(relation, { id, name, alt, ph }, at));
  };
  switch (native.kind) {
    case "bars": {
      const frame = barFrame(native, box.w, box.h);
      chart(barChart(native, frame, about), { ...box, h: frame.h });
      break;
    }
    case "points":
      chart(pointChart(native, { ...box, size: pointSize(native, box.w) ?? 10 }, about));
      break;
    case "scatter":
      chart(scatterChart(native, box, about));
      break;
    case "table":
      slide.add((id) => tableXml(native, box, { id, name, alt, ph }));
      break;
    case "tiles":
      slide.add((id) => tilesXml(native, box, id, alt));
  }
}

/** The pages that a figure takes: a long table more than one. */
export function pagesOf(native: Native, cut: (table: NativeTable) => NativeTable[]): Native[] {
  return native.kind === "table" ? cut(native) : [native];
}

function chartFrame(
  id: string,
  name: { id: number; name: string; alt: string; ph: number },
  box: Box,
): string {
  return `<p:graphicFrame><p:nvGraphicFramePr>${named(name)}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>${placed({ idx: name.ph })}</p:nvPr></p:nvGraphicFramePr>${place(box, "p")}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${escapeXml(id)}"/></a:graphicData></a:graphic></p:graphicFrame>`;
}
