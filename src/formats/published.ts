import { chartOf } from "../charts/index.ts";
import { citationOf } from "../lib/cite.ts";
import { licenceText } from "../lib/licence.ts";
import { type Digested, sourceDigest } from "../lib/source-digest.ts";
import { notBrokenDown } from "../lib/withheld.ts";
import type { Figure } from "../model/figure.ts";
import { summaryOf } from "./summary.ts";
import type { Published } from "./type.ts";

/** A figure with everything that its files say of it. */
export function publishedOf(figure: Figure, report: Digested): Published {
  const { study, codebook } = report;
  const undivided = figure.undivided === undefined ? [] : [notBrokenDown(figure.undivided)];
  return {
    figure,
    table: chartOf(figure).table(figure),
    summary: summaryOf(figure),
    study,
    question: codebook.questions.find(({ code }) => code === figure.question?.code),
    citation: citationOf(figure, study),
    licence: licenceText(study),
    digest: sourceDigest(report),
    notes: [...undivided, figure.note].filter(Boolean),
  };
}
