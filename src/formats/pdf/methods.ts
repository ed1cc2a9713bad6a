import { scrutinyOf } from "../../lib/anonymity.ts";
import { count, percent, wholePercent, withheldMark, withheldText } from "../../lib/format.ts";
import { methodFacts } from "../../lib/methods.ts";
import { nowhereBrokenDown, withheldFacts, withheldGroupings } from "../../lib/withheld.ts";
import type { Report } from "../../model/report.ts";
import { mostShort, type Row, tableCode } from "./table.ts";
import { type Code, call, join, text } from "./typst.ts";
import type { Writer } from "./writer.ts";

/** What the program says of the methods, before what the authors say: card, participation, what is withheld. */
export function methodsCode(writer: Writer): Code {
  const { report } = writer;
  const { study, tables } = report;
  const left = nowhereBrokenDown(withheldGroupings({ study, tables }));
  const withheld = withheldFacts(report);
  return join(
    section(writer, "Methodenkarte"),
    factsCode(methodFacts(report)),
    section(writer, "Beteiligung"),
    participation(report, writer),
    left === "" ? "" : call("question-remarks", [text(left)]),
    ...(withheld.length === 0
      ? []
      : [section(writer, "Was nicht veröffentlicht wird und warum"), factsCode(withheld)]),
  );
}

/** What the program says of the audit, after what the authors say of it. */
export function scrutinyCode(writer: Writer): Code {
  const { verdict, facts, limits } = scrutinyOf(writer.report);
  return join(
    section(writer, "Was geprüft ist"),
    call("par", [text(verdict)]),
    factsCode(facts),
    ...(limits.length === 0
      ? []
      : [section(writer, "Wovor diese Prüfung nicht schützt"), call("list", limits.map(text))]),
  );
}

const section = (writer: Writer, title: string): Code =>
  call("section", [String(writer.levelOf(2)), text(writer.placeOf(undefined)), text(title)]);

const factsCode = (facts: readonly (readonly [term: string, text: string])[]): Code =>
  call(
    "facts-list",
    facts.map(([term, words]) => `(${text(term)}, ${text(words)})`),
  );

/** Who took part: all, and group by group. */
function participation({ study, tables }: Report, writer: Writer): Code {
  const framed = tables.frame !== undefined;
  const withheld = withheldGroupings({ study, tables });
  const cellsOf = (n: number, frame: number | undefined) => {
    const numbers = [frame === undefined ? "" : count(frame), count(n)];
    const rate = frame === undefined ? "" : percent(wholePercent(n, frame));
    return (framed ? [...numbers, rate] : numbers.slice(1)).map((words) => ({ content: text(words) }));
  };
  const all: Row = { cells: [{ content: text("Alle") }, ...cellsOf(tables.n, tables.frame)], kind: "total" };
  const rows = study.groupings
    .filter((each) => tables.participation[each.id] && !withheld.includes(each))
    .flatMap(({ id, label, groups }): Row[] => [
      { cells: [{ content: text(label), span: framed ? 4 : 2 }], kind: "block" },
      ...groups.map(({ id: group, label }): Row => {
        const cell = tables.participation[id]?.[group];
        const numbers =
          cell?.kind === "value"
            ? cellsOf(cell.n, cell.frame)
            : [{ content: text(`${withheldMark} ${withheldText}`), span: framed ? 3 : 1 }];
        return { cells: [{ content: text(label) }, ...numbers], kind: "body" };
      }),
    ]);
  const head = [
    "Gruppe",
    ...(framed ? ["Grundgesamtheit"] : []),
    "verwendet (n)",
    ...(framed ? ["Anteil"] : []),
  ];
  const table = tableCode({
    head: head.map(text),
    rows: [all, ...rows],
    widths: head.map((_, i) => (i === 0 ? 3 : 1)),
    right: head.map((_, i) => i > 0),
  });
  return call("plain-table", [
    text(writer.placeOf(undefined)),
    String(rows.length < mostShort),
    table,
    "none",
  ]);
}
