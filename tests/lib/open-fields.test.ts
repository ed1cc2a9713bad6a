import { expect, test } from "vitest";
import { openFields } from "../../src/lib/open-fields.ts";
import { dataset, question, release, times } from "../tabulate/dataset.ts";

const { study } = release(dataset([question("Q", "single", { answers: ["a", "b"] })], times(12, [0])), {});
const quoted = {
  ...study,
  quotes: { ort: { question: "Q", text: "Ein Ort.", by: "Ada", date: "2026-02-20" } },
};

/** Content whose only text is the page that tells respondents how they are protected. */
const telling = (body: string): Parameters<typeof openFields>[1] => ({
  chapters: [],
  slides: [],
  pages: [
    {
      file: "content/pages/anonymitaet.md",
      slug: "anonymitaet",
      matter: { title: "Anonymität", lead: "", findings: [] },
      body,
      bodyLine: 4,
      lineOf: () => undefined,
    },
  ],
});
const reminder = "Zitate sind freigegeben (quotes), und content/pages/anonymitaet.md sagt davon nichts";

test("a released quotation is open as long as the page for respondents says nothing of quotations", () => {
  const silent = "## Werde ich zitiert?\n\nNein. Freie Texte werden nicht veröffentlicht.";
  expect(openFields(quoted, telling(silent))).toContain(reminder);
  expect(openFields(study, telling(silent))).not.toContain(reminder);
  const said = "## Werde ich zitiert?\n\nEinzelne Antworten erscheinen im Wortlaut.";
  expect(openFields(quoted, telling(said))).not.toContain(reminder);
});
