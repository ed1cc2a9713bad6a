import { getReport } from "../components/report.ts";
import { reportBytes } from "../formats/report/files.ts";
import { reportFormats } from "../formats/report/index.ts";

/** All files of the whole report: the one route, over the one registry. */
export function getStaticPaths() {
  return reportFormats(getReport()).map(({ path }) => ({ params: { report: path } }));
}

export async function GET({ params }: { params: { report: string } }): Promise<Response> {
  const report = getReport();
  const format = reportFormats(report).find(({ path }) => path === params.report);
  if (!format) return new Response(undefined, { status: 404 });
  const bytes = await reportBytes(report, format);
  return new Response(new Uint8Array(bytes), { headers: { "content-type": format.type } });
}
