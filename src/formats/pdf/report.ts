import type { Report } from "../../model/report.ts";
import { sourceOf } from "./document.ts";
import { imprint, titlePage } from "./front.ts";
import { glossary, textCode, textsOnPaper, works } from "./texts.ts";
import { call, join, text } from "./typst.ts";
import { Writer } from "./writer.ts";

/** The whole report as a Typst document: title, imprint, contents, all texts, glossary, works, lists. */
export function reportSource(report: Report): string {
  const texts = textsOnPaper(report);
  const writer = new Writer(report, texts, true);
  const body = join(
    titlePage(writer),
    imprint(
      writer,
      "Jedes Ergebnis im Text ist aus den Daten eingesetzt. Alle Abbildungen gibt es mit Tabelle und Daten unter der Adresse, die darunter steht.",
    ),
    call("contents", [text("Inhalt")]),
    "lists()",
    ...texts.map((each) => textCode(each, writer)),
    glossary(writer),
    works(writer),
  );
  return sourceOf(report, { body, part: "", look: "report" });
}
