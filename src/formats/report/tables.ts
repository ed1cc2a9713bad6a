import { csvOf, german, plain } from "../csv.ts";
import { utf8 } from "../type.ts";
import { dataTables, sheetOfTable } from "./results.ts";
import type { Published, ReportFormat } from "./type.ts";

function resultsCsv(report: Published, dialect: typeof plain): Uint8Array {
  return utf8(
    dataTables(report)
      .slice(0, 1)
      .map((table) => csvOf(sheetOfTable(table), dialect))
      .join(""),
  );
}

/** All results in one table, for German Excel. */
export const excelResults: ReportFormat = {
  path: "daten/ergebnisse-excel.csv",
  type: "text/csv; charset=utf-8; header=present",
  name: "Alle Ergebnisse (CSV für Excel)",
  use: "eine Tabelle mit allen Fragen und Gruppen; deutsches Excel: Semikolon und Dezimalkomma",
  group: "data",
  accessible: "reiner Text; die erste Zeile nennt die Spalten",
  bytes: (report) => resultsCsv(report, german),
};

/** The same for other programs. */
export const plainResults: ReportFormat = {
  path: "daten/ergebnisse.csv",
  type: "text/csv; charset=utf-8; header=present",
  name: "Alle Ergebnisse (CSV)",
  use: "dieselbe Tabelle für R, Python, SPSS und andere Programme",
  group: "data",
  accessible: "reiner Text; die erste Zeile nennt die Spalten",
  bytes: (report) => resultsCsv(report, plain),
};
