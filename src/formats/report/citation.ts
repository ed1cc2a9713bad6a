import { reportCitation } from "../../lib/cite.ts";
import { bibtex, bibtexOf } from "../bibtex.ts";
import { csl, cslOf } from "../csl.ts";
import { ris, risOf } from "../ris.ts";
import { type Format, utf8 } from "../type.ts";
import type { ReportFormat } from "./type.ts";

/** The report as an entry of a reference manager, as each of its figures is. */
const entry = (
  { ending, type, name, use }: Format,
  write: (citation: ReturnType<typeof reportCitation>) => string,
): ReportFormat => ({
  path: `zitieren/bericht${ending}`,
  type,
  name,
  use,
  group: "citation",
  accessible: "reiner Text",
  bytes: ({ study }) => utf8(write(reportCitation(study))),
});

export const reportBibtex = entry(bibtex, bibtexOf);
export const reportRis = entry(ris, risOf);
export const reportCsl = entry(csl, cslOf);
