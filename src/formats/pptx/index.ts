import type { Assembled, Derived, Report } from "../../model/report.ts";
import type { Presentation } from "../../model/slide.ts";
import type { ReportFormat } from "../report/type.ts";
import { deckOf } from "./package.ts";
import { type Shape, shapes } from "./size.ts";
import { slidesOf } from "./slides.ts";

/** The slides of a report for PowerPoint: each selection in both shapes. */
export function deckFormats({ presentations }: Derived & Assembled): readonly ReportFormat[] {
  return presentations.flatMap((presentation) =>
    shapes.map(
      (shape): ReportFormat => ({
        path: `folien/folien-${presentation.id}-${shape.replace(":", "-")}.pptx`,
        type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        name: `PowerPoint im Format ${shape}: ${presentation.title}`,
        use: "Vorführen und weiterbearbeiten in PowerPoint oder Impress, auch die Zahlen der Diagramme",
        group: "presentation",
        output: "pptx",
        accessible:
          "Folientitel, Lesereihenfolge und Notizen sind gesetzt; jede Abbildung hat eine Beschreibung mit ihren wichtigsten Werten; nicht mit Hilfsmitteln geprüft",
        bytes: (report) => deckBytes(report, presentation, shape),
      }),
    ),
  );
}

/** A presentation as a file, as it is in the report that is written, which may be assembled anew. */
export function deckBytes(report: Report, { id }: Pick<Presentation, "id">, shape: Shape): Uint8Array {
  const presentation = report.presentations.find((each) => each.id === id);
  if (presentation === undefined) throw new Error(`no presentation ${id}`);
  const title = [report.study.title, presentation.audience].filter(Boolean).join(". ");
  return deckOf({ study: report.study, title, shape, slides: slidesOf(report, presentation, shape) });
}
