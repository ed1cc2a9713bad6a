import { getReport } from "../components/report.ts";
import { feedXml } from "../formats/feed.ts";
import { sitemapXml } from "../formats/sitemap.ts";

const machines = { sitemap: sitemapXml, feed: feedXml };

/** Sitemap and feed exist for a final study with an address; a demonstration must not be found by machines. */
export function getStaticPaths() {
  const { status, address } = getReport().study;
  if (status !== "final" || address === undefined) return [];
  return Object.keys(machines).map((machine) => ({ params: { machine } }));
}

export function GET({ params }: { params: { machine: keyof typeof machines } }): Response {
  return new Response(machines[params.machine](getReport()), {
    headers: { "content-type": "application/xml" },
  });
}
