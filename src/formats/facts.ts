import { withheldText } from "../lib/format.ts";
import { stateText } from "../lib/source-digest.ts";
import { withheldWord } from "./sheet.ts";
import type { Published } from "./type.ts";

/** What a file says of its figure beside the numbers, as term and text; nothing that is empty. */
export function factsOf({
  figure,
  table,
  question,
  citation,
  study,
  digest,
  licence,
  notes,
}: Published): [string, string][] {
  const facts: [string, string | undefined][] = [
    ["Hinweis", figure.mark],
    ["Abbildung", String(figure.number)],
    ["Titel", figure.title],
    ["Gezeigt", figure.subtitle],
    ["Frage", question && `${question.code}: ${question.text}`],
    ["Gefragt", question?.filter],
    ["Basis", figure.base],
    ["Kennwerte", table.below],
    ["Anmerkung", notes.join(" ")],
    ["Zurückgehalten", table.notes.length === 0 ? "" : `„${withheldWord}“ steht für: ${withheldText}.`],
    ["Quelle", figure.source],
    ["Veröffentlichung", citation.container],
    ["Fassung", stateText(study, digest)],
    ["Lizenz", licence.replace(/^Lizenz: /, "")],
    ["Adresse", citation.url],
    ["DOI", citation.doi],
  ];
  return facts.flatMap(([term, text]): [string, string][] => (text ? [[term, text]] : []));
}
