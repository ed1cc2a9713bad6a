import { join } from "node:path";
import { readDerived } from "../../src/lib/content.ts";
import type { Report } from "../../src/model/report.ts";
import { publicStudy } from "../../src/model/study.ts";
import { demonstration } from "../demonstration.ts";
import { report } from "./report.ts";

const { certificate } = readDerived(join(demonstration, "data/derived"));

/** Address of the report below. */
export const address = "https://example.org/a/b/";

/** The demonstration as if it were published: with an author, an address, and two releases, the second a correction. */
export const final: Report = {
  ...report,
  certificate,
  codebook: { ...report.codebook, mark: "", title: "Befragung" },
  study: publicStudy.parse({
    ...report.study,
    status: "final",
    mark: "",
    people: [
      { name: "Prof. Dr. Erika Mustermann", orcid: "0000-0002-1825-0097" },
      { name: "Kim Kontakt", role: "contact" },
    ],
    address,
    release: {
      version: "1.1",
      date: "2026-05-04",
      changes: "Kapitel & Fragen <geordnet>.",
      corrections: [{ question: "C2", reason: "Zwei Antworten waren vertauscht." }],
      earlier: [{ version: "1.0", date: "2026-03-31" }],
    },
  }),
};
