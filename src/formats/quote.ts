import { asSentence } from "../charts/words.ts";
import { versionText } from "../lib/cite.ts";
import { mainValues } from "./summary.ts";
import type { Published } from "./type.ts";

/**
 * A sentence to be quoted, with everything that has to go with it: finding, values, measure, base, source, version and
 * day, address; before all of them the mark of what is not published yet.
 */
export function quoteOf({ figure, citation, study }: Published): string {
  const { mark, title, subtitle, base, source } = figure;
  const place = `${citation.label} in: ${study.title}, ${versionText(citation)}`;
  return [
    mark === "" ? "" : `${mark}:`,
    ...[title, mainValues(figure), `${subtitle}; ${base}`].map(asSentence),
    source,
    citation.url === undefined ? `${place}.` : `${place}, ${citation.url}`,
  ]
    .filter(Boolean)
    .join(" ");
}
