import { addressOf } from "../lib/cite.ts";
import { embedCode, embedSize } from "./embed.ts";
import { type Format, type Published, utf8 } from "./type.ts";

/** The answer of an oEmbed provider (oembed.com, 1.0) for a figure: the code that embeds it, ready for an editor. */
export function oembedOf(published: Published): string {
  const { figure, study } = published;
  const answer = {
    version: "1.0",
    type: "rich",
    title: figure.mark === "" ? figure.title : `${figure.mark}: ${figure.title}`,
    provider_name: study.title,
    provider_url: addressOf(study, ""),
    html: embedCode(published),
    ...embedSize,
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

export const oembed: Format = {
  ending: ".oembed.json",
  type: "application/json+oembed",
  name: "oEmbed",
  use: "Redaktionssysteme, die Adressen von selbst einbetten",
  group: "machine",
  bytes: (published) => utf8(oembedOf(published)),
};
