import { getReport } from "../components/report.ts";
import { reportFormats } from "../formats/report/index.ts";

/** All files of the whole report: the one route, over the one registry. */
export function getStaticPaths() {
  return reportFormats(getReport().study).map(({ path }) => ({ params: { report: path } }));
}

export function GET({ params }: { params: { report: string } }): Response {
  const report = getReport();
  const format = reportFormats(report.study).find(({ path }) => path === params.report);
  if (!format) return new Response(undefined, { status: 404 });
  return new Response(new Uint8Array(format.bytes(report)), { headers: { "content-type": format.type } });
}
