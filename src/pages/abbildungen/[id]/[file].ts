import { getReport } from "../../../components/report.ts";
import { bytesOf } from "../../../formats/files.ts";
import { fileName, formats } from "../../../formats/index.ts";

/** All downloads of all figures: the one route, over the one registry. */
export function getStaticPaths() {
  const { figures } = getReport();
  return figures.flatMap((figure) =>
    formats.map((format) => ({ params: { id: figure.id, file: fileName(figure, format) } })),
  );
}

export async function GET({ params }: { params: { id: string; file: string } }): Promise<Response> {
  const report = getReport();
  const figure = report.figures.find(({ id }) => id === params.id);
  const format = formats.find((each) => figure && fileName(figure, each) === params.file);
  if (!figure || !format) return new Response(undefined, { status: 404 });
  const bytes = await bytesOf(figure, format, report);
  return new Response(new Uint8Array(bytes), { headers: { "content-type": format.type } });
}
