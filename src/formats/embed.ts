import { addressOf } from "../lib/cite.ts";
import type { Published } from "./type.ts";
import { escapeXml } from "./xml.ts";

/** Size in px of an embedded figure where the host's page does not measure it. */
export const embedSize = { width: 720, height: 560 };

/** What stands in codes in place of the address, as long as the publication has none. */
export const noAddress = "https://adresse-folgt.example/";

const at = ({ study }: Published, path: string): string => addressOf(study, path) ?? noAddress + path;

/** An `iframe` with the figure: no script, no cookie. With `embedScript` on the same page it is as high as it needs. */
export function embedCode(published: Published): string {
  const { figure } = published;
  const title = [figure.mark, `Abbildung: ${figure.title}`].filter(Boolean).join(". ");
  const { width, height } = embedSize;
  return `<iframe src="${escapeXml(at(published, `embed/${figure.id}/`))}" title="${escapeXml(title)}" width="${width}" height="${height}" loading="lazy" referrerpolicy="no-referrer" style="width:100%;max-width:${width}px;border:0"></iframe>`;
}

/** The script that a host's page may load, once for all figures on it, so that each frame is as high as its figure. */
export function embedScript(published: Published): string {
  return `<script src="${escapeXml(at(published, "embed.js"))}" async></script>`;
}

/** Picture, alternative text, source and link, as one block for editors that take no frames. */
export function pictureCode(published: Published): string {
  const { figure, licence, summary } = published;
  const page = at(published, `abbildungen/${figure.id}/`);
  const picture = at(published, `abbildungen/${figure.id}/${figure.id}.png`);
  const mark = figure.mark === "" ? "" : `<strong>${escapeXml(figure.mark)}.</strong> `;
  // What the picture shows, and what its numbers are not yet, for a reader who does not see it.
  const alt = [figure.mark, summary].filter(Boolean).join(". ");
  return `<figure>
  <a href="${escapeXml(page)}"><img src="${escapeXml(picture)}" alt="${escapeXml(alt)}" width="720" loading="lazy"></a>
  <figcaption>${mark}${escapeXml(figure.source)} ${escapeXml(licence)}. <a href="${escapeXml(page)}">${escapeXml(figure.title)}</a></figcaption>
</figure>`;
}
