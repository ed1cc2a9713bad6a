import { getReport } from "../components/report.ts";

/**
 * Crawlers may read every page: one that must not be found says noindex itself, and would be listed by its address
 * alone if it could not be read. Only a final study names its sitemap.
 */
export function GET(): Response {
  const { study } = getReport();
  const { status, address } = study;
  const sitemap = address ? `Sitemap: ${new URL("sitemap.xml", address).href}\n` : "";
  return new Response(`User-agent: *
Allow: /
${status === "final" ? sitemap : ""}`);
}
