import { getPermalinks, getReport } from "../../../components/report.ts";
import { bytesOf } from "../../../formats/files.ts";
import { figureFormats, fileName } from "../../../formats/index.ts";
import { movedFigures } from "../../../lib/permalinks.ts";

/** All downloads of all figures: the one route, over the one registry. */
export function getStaticPaths() {
  const own = getReport().figures.map(({ id }) => id);
  const moved = movedFigures(getPermalinks()).map(([old]) => old);
  return [...own, ...moved].flatMap((id) =>
    figureFormats().map((format) => ({ params: { id, file: fileName({ id }, format) } })),
  );
}

export async function GET({ params }: { params: { id: string; file: string } }): Promise<Response> {
  const report = getReport();
  // Under the name of a figure that another took the place of, the other one's file: no page could lead there.
  const id = new Map(movedFigures(getPermalinks())).get(params.id) ?? params.id;
  const figure = report.figures.find((each) => each.id === id);
  const format = figureFormats().find((each) => fileName(params, each) === params.file);
  if (!figure || !format) return new Response(undefined, { status: 404 });
  const bytes = await bytesOf(figure, format, report);
  return new Response(new Uint8Array(bytes), { headers: { "content-type": format.type } });
}
