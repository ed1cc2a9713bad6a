import { getReport } from "../components/report.ts";

/** Search engines are welcome to a final study only; the other pages also say noindex themselves. */
export function GET(): Response {
  const { study } = getReport();
  const { status, address } = study;
  const sitemap = address ? `Sitemap: ${new URL("sitemap.xml", address).href}\n` : "";
  return new Response(
    status === "final" ? `User-agent: *\nAllow: /\n${sitemap}` : "User-agent: *\nDisallow: /\n",
  );
}
