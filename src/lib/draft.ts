import type { Derived } from "../model/report.ts";

const draftMark = "ENTWURF";

/** The released data as a draft shows them: marked on everything that is made from them, and never as final. */
export function asDraft<D extends Derived>(derived: D): D {
  const { study, tables, codebook } = derived;
  const mark = study.mark.startsWith(draftMark)
    ? study.mark
    : [draftMark, study.mark].filter(Boolean).join(" · ");
  return {
    ...derived,
    study: { ...study, mark, status: study.status === "final" ? "draft" : study.status },
    tables: { ...tables, mark },
    codebook: { ...codebook, mark },
  };
}
