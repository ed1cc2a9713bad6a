import { crossTables, type ResultColumn } from "../../lib/cross-table.ts";
import { withheldText } from "../../lib/format.ts";
import { groupsIn } from "../../lib/groups.ts";
import { askedQuestions } from "../../lib/question-address.ts";
import { questionRemarks } from "../../lib/question-remarks.ts";
import { type QuestionTable, questionTables } from "../../lib/question-table.ts";
import { sectionsOf } from "../../lib/sections.ts";
import type { Question } from "../../model/codebook.ts";
import type { Report } from "../../model/report.ts";
import { type Banner, crossCode } from "./banner.ts";
import { sourceOf } from "./document.ts";
import { imprint, titlePage } from "./front.ts";
import { languageOf } from "./language.ts";
import { mostShort, type Row, tableCode, widthOf } from "./table.ts";
import { type Code, call, join, text } from "./typst.ts";
import { Writer } from "./writer.ts";

/** All questions with everything that is released of them, as a Typst document: the volume of tables. */
export function tablesSource(report: Report): string {
  const writer = new Writer(report, [], false);
  const sections = sectionsOf(report.codebook).map(({ id, title, questions }) =>
    join(
      call("chapter", [text(id || "fragen"), text(title || "Alle Fragen")], {
        running: text(title || "Alle Fragen"),
      }),
      ...questions.map((question) => questionCode(question, report)),
    ),
  );
  const count = askedQuestions(report.codebook).length;
  const lead = `${count} Fragen mit Wortlaut, Antworten und Basis, insgesamt und nach Gruppen. „.“ steht, wo eine Zahl zum Schutz der Befragten nicht veröffentlicht ist.`;
  const body = join(
    titlePage(writer, name),
    imprint(
      writer,
      "Alle Zahlen sind aus den Daten berechnet. Dieselben Tabellen stehen auf den Seiten des Berichts.",
    ),
    call("contents", [text("Inhalt")], { lead: text(lead) }),
    call("text", [join(...sections)], languageOf(report.codebook.language)),
  );
  return sourceOf(report, { body, part: name, look: "tables" });
}

const name = "Tabellenband";

function questionCode(question: Question, report: Report): Code {
  const { study, tables: released } = report;
  const { code, text: wording, help } = question;
  const rows = released.questions[code] ?? [];
  const totals = questionTables(question, rows, study).filter(({ by }) => by === undefined);
  const banners = bannersOf(report);
  const depth = question.kind === "array" || question.kind === "ranking" ? "full" : "brief";
  const grouped = banners.flatMap((banner) =>
    crossTables(question, rows, banner.columns, depth).map((table) => ({ table, banner })),
  );
  const isWithheld = [
    ...totals.flatMap((table) => table.rows.flatMap(({ cells }) => cells)),
    ...grouped.flatMap(({ table }) => [...table.base, ...table.rows.flatMap(({ cells }) => cells)]),
  ].some(({ withheld }) => withheld !== undefined);
  const remarks = [
    ...questionRemarks(question, released, study),
    ...(isWithheld ? [`„.“ steht für: ${withheldText}.`] : []),
  ].join(" ");
  return join(
    call("section", ["2", text(`frage.${code}`), text(wording)], { number: text(code) }),
    help ? call("question-help", [text(help)]) : "",
    totals.length === 0 ? call("question-help", [text("Diese Frage kommt im Export nicht vor.")]) : "",
    ...totals.map(totalCode),
    ...grouped.map(({ table, banner }) => crossCode(table, banner)),
    remarks === "" ? "" : call("question-remarks", [text(remarks)]),
  );
}

function totalCode({ caption, header, rows }: QuestionTable): Code {
  const lines = rows.map(
    ({ label, cells, base }): Row => ({
      cells: [{ content: text(label) }, ...cells.map((cell) => ({ content: text(cell.text) }))],
      kind: base ? "total" : "body",
    }),
  );
  const widths = header.map((words, i) =>
    widthOf([words, ...rows.map(({ label, cells }) => (i === 0 ? label : (cells[i - 1]?.text ?? "")))]),
  );
  const table = tableCode({
    head: header.map(text),
    rows: lines,
    widths: header.length < 5 ? [4, ...header.slice(1).map(() => 1)] : widths,
    right: header.map((_, i) => i > 0),
  });
  const title = caption === "" ? "Alle Befragten" : `Alle Befragten: ${caption}`;
  return call("titled-table", [text(title), String(rows.length <= mostShort), table]);
}

/** Columns of one table beside those of all respondents, at most. */
const mostColumns = 9;

/** Groupings side by side, as many in one table as fit. */
function bannersOf(report: Report): Banner[] {
  const banners: Banner[] = [];
  for (const grouping of report.study.groupings) {
    const columns = groupsIn(grouping, report).map(
      ({ id, short }): ResultColumn => ({ label: short, grouping: grouping.id, group: id }),
    );
    if (columns.length === 0) continue;
    const last = banners.at(-1);
    const span = { label: grouping.label, columns: columns.length };
    if (last && last.columns.length + columns.length <= mostColumns + 1) {
      last.spans.push(span);
      last.columns.push(...columns);
    } else banners.push({ spans: [span], columns: [{ label: "Alle" }, ...columns] });
  }
  return banners;
}
