import { zip } from "../read/zip.ts";
import { responses } from "./answers.ts";
import { key } from "./headings.ts";
import { columns, sid, structure } from "./questionnaire.ts";

/** Responses as the archive holds them (`buildXMLFromQuery`): on one line, raw values, no element for NULL. */
function lsr(): string {
  const names = columns.map(key);
  const elements = names.map((name) => (/^\d/.test(name) ? `_${name}` : name).replaceAll("#", "-"));
  const cell = (value: string | null, at: number) => {
    if (value === null) return "";
    const element = elements[at];
    if (value === "") return `<${element}/>`;
    return `<${element}><![CDATA[${value.replaceAll("]]>", "]] >")}]]></${element}>`;
  };
  const fields = names.map((name) => `<fieldname>${name}</fieldname>`).join("");
  const rows = responses.map((row) => `<row>${row.map(cell).join("")}</row>`).join("");
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<document><LimeSurveyDocType>Responses</LimeSurveyDocType>' +
    "<DBVersion>606</DBVersion><languages><language>de</language></languages>" +
    `<responses><fields>${fields}</fields><rows>${rows}</rows></responses></document>\n`
  );
}

/** Participants and times, which nobody may read: their bytes do not unpack. */
const unread = ["tokens.lst", "timings.lsi"].map((name) => ({
  name: `survey_${sid}_${name}`,
  content: "<document><LimeSurveyDocType>Tokens</LimeSurveyDocType></document>",
  crc: 1,
}));

/** An archive (`.lsa`) with the structure, the responses, participants and times. */
export function lsa(): Uint8Array {
  return zip([
    { name: `survey_${sid}.lss`, content: structure },
    { name: `survey_${sid}_responses.lsr`, content: lsr() },
    ...unread,
  ]);
}
