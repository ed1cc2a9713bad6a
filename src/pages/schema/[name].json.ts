import { getReport } from "../../components/report.ts";
import { figureSchema, schemaPath } from "../../formats/schema.ts";

/** The schema is published where there are figures that name it. */
export function getStaticPaths() {
  const [, name = ""] = /([^/]+)\.json$/.exec(schemaPath) ?? [];
  return getReport().figures.length > 0 ? [{ params: { name } }] : [];
}

export function GET(): Response {
  return new Response(figureSchema(), { headers: { "content-type": "application/schema+json" } });
}
