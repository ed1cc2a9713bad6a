import { apaText, reportCitation } from "../../lib/cite.ts";
import { makersOf } from "../../lib/i18n.ts";
import { licenceText } from "../../lib/licence.ts";
import { plainText } from "../../lib/markdown/index.ts";
import type { Page, Report } from "../../model/report.ts";
import { sourceOf } from "./document.ts";
import { words } from "./inline.ts";
import { placeNames } from "./places.ts";
import { bodyCode } from "./texts.ts";
import { array, type Code, call, join, text } from "./typst.ts";
import { Writer } from "./writer.ts";

/** The page that says the report on two pages, by its name in `content/pages`; undefined where there is none. */
export const summaryPage = ({ pages }: Pick<Report, "pages">): Page | undefined => pages.kurzfassung;

/** The summary as a Typst document of its own: head, text beside the leading numbers, how to cite it. */
export function summarySource(report: Report): string {
  const page = summaryPage(report);
  if (page === undefined) throw new Error("no summary");
  const writer = new Writer(report, [page], false);
  const { study, findings } = report;
  writer.begin(page);
  const makers = makersOf(study).map(({ role, names }) => `${role}: ${names}`);
  const numbers = findings.map(
    ({ value, text: tokens }): Code =>
      `(${[text(value.number), text(value.unit), words(tokens, writer)].join(", ")})`,
  );
  const body = join(
    call("summary-head", [text(study.kind), text(page.short), text(study.subtitle), text(study.mark)]),
    call("section", ["1", text(placeNames.page(page.slug)), words(page.title, writer)]),
    plainText(page.lead) === "" ? "" : call("lead-in", [words(page.lead, writer)]),
    call("beside-numbers", [array(numbers)]),
    bodyCode(page, writer),
    call("summary-foot", [
      text([...makers, licenceText(study)].join(" · ")),
      text(apaText(reportCitation(study))),
    ]),
  );
  return sourceOf(report, { body, part: page.short, look: "summary" });
}
