import { join } from "node:path";
import { extname } from "node:path/posix";
import { summaryLength } from "../src/formats/pdf/pages.ts";
import { summaryDocument } from "../src/formats/report/documents.ts";
import { count, decimal } from "../src/lib/format.ts";
import { kinds } from "../src/lib/timing.ts";
import type { Report } from "../src/model/report.ts";
import { namesIn, type Place, sizeOf, writeText } from "./files.ts";

/** A part of a build, and how long it took, in seconds. */
interface Stage {
  name: string;
  seconds: number;
}

interface Lasted {
  name: string;
  milliseconds: number;
}

/** What came of a build: for whoever wants to know where time and bytes go. No part of the publication. */
export interface BuildReport {
  seconds: number;
  stages: Stage[];
  pages: number;
  files: number;
  /** Bytes in all, and by the ending of files. */
  bytes: number;
  bytesByEnding: Record<string, number>;
  slowestCharts: Lasted[];
  slowestFiles: Lasted[];
  /** Released tables: cells without a number, and questions withheld as a whole. */
  withheld: { cells: number; questions: number };
  /** Conditions of texts, by what the data say of them, and values. */
  claims: { all: number; otherWords: number; broken: number; values: number };
  /** Pages of the summary's PDF; 0 where there is none. */
  summaryPages: number;
  warnings: string[];
}

/** Times the stages of a build and tells how far it is. */
export interface Observer {
  /** @param tellsItself true where the work writes a line of its own on a terminal */
  stage<T>(name: string, work: () => T | Promise<T>, tellsItself?: boolean): Promise<T>;
  /** What was seen, of a publication in a folder. */
  report(folder: string, report: Report): BuildReport;
}

/** Where progress is told. */
export interface Stream {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** Milliseconds after which a line on a terminal is written anew, and after which another one elsewhere. */
const rhythm = { terminal: 200, plain: 15_000 };

/** An observer that tells of long stages on a stream. */
export function observer(stream: Stream): Observer {
  const begun = performance.now();
  const stages: Stage[] = [];
  return {
    async stage(name, work, tellsItself = false) {
      const start = performance.now();
      const stop = tellsItself && stream.isTTY ? () => {} : told(stream, name);
      try {
        return await work();
      } finally {
        stop();
        stages.push({ name, seconds: seconds(performance.now() - start) });
      }
    },
    report: (folder, report) => ({
      seconds: seconds(performance.now() - begun),
      stages,
      ...seen(folder, report),
    }),
  };
}

/** Tells that a stage goes on: one line on a terminal, else a line now and then. Returns what ends it. */
function told(stream: Stream, name: string): () => void {
  const start = performance.now();
  const line = () => {
    const pages = new Set(entries("page").map(({ name }) => name)).size;
    const files = entries("file").length;
    const counts = pages + files === 0 ? "" : `: ${pages} Seiten, ${files} Dateien`;
    return `${name}${counts}, ${Math.round((performance.now() - start) / 1000)}\u00a0s`;
  };
  const write = () => stream.write(stream.isTTY ? `\r\u001b[K${line()}` : `${line()}\n`);
  const timer = setInterval(write, stream.isTTY ? rhythm.terminal : rhythm.plain);
  return () => {
    clearInterval(timer);
    if (stream.isTTY) stream.write("\r\u001b[K");
  };
}

const seconds = (milliseconds: number) => Math.round(milliseconds / 10) / 100;

function entries(kind: keyof typeof kinds): PerformanceEntry[] {
  const type = kind === "page" ? "mark" : "measure";
  return performance.getEntriesByType(type).filter(({ name }) => name.startsWith(kinds[kind]));
}

function slowest(kind: "chart" | "file"): Lasted[] {
  return entries(kind)
    .map(({ name, duration }) => ({
      name: name.slice(kinds[kind].length),
      milliseconds: Math.round(duration),
    }))
    .sort((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, 10);
}

function seen(folder: string, report: Report): Omit<BuildReport, "seconds" | "stages"> {
  const names = namesIn(folder);
  const sizes = names.map((name) => ({ ending: extname(name) || name, bytes: sizeOf(join(folder, name)) }));
  const bytesByEnding: Record<string, number> = {};
  for (const { ending, bytes } of sizes.toSorted((a, b) => (a.ending < b.ending ? -1 : 1)))
    bytesByEnding[ending] = (bytesByEnding[ending] ?? 0) + bytes;
  const { statements, tables, certificate, problems } = report;
  const claims = statements.filter(({ kind }) => kind === "claim");
  const unchecked = certificate.kind === "unchecked" ? ["Auf Rückschlüsse nicht geprüft."] : [];
  return {
    pages: names.filter((name) => name.endsWith(".html")).length,
    files: names.length,
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    bytesByEnding,
    slowestCharts: slowest("chart"),
    slowestFiles: slowest("file"),
    withheld: { cells: withheldIn(tables), questions: certificate.withheld.length },
    claims: {
      all: claims.length,
      otherWords: claims.filter(({ state }) => state === "other").length,
      broken: claims.filter(({ state }) => state === "broken").length,
      values: statements.length - claims.length,
    },
    summaryPages: names.includes(summaryDocument.path) ? summaryLength(report) : 0,
    warnings: [...unchecked, ...problems.map(({ file, what }) => `${file}: ${what}`)],
  };
}

/** Cells without a number, anywhere in a value. */
function withheldIn(value: unknown): number {
  if (value === null || typeof value !== "object") return 0;
  if ("kind" in value && value.kind === "suppressed") return 1;
  return Object.values(value).reduce((sum: number, inner) => sum + withheldIn(inner), 0);
}

/** Name of the file beside the publication; it says when and how fast this computer built, so it is no part of it. */
export function reportPath({ out }: Place): string {
  return `${out}-bericht.json`;
}

/** Keeps what was seen beside the publication. */
export function keepReport(place: Place, report: BuildReport): void {
  writeText(reportPath(place), `${JSON.stringify(report, null, 2)}\n`);
}

const numbered = (value: number, one: string, many: string) => `${count(value)} ${value === 1 ? one : many}`;

/** Pages that a summary to be handed on has at most. */
const most = 2;

/** What was seen, in a few lines. */
export function reportText(report: BuildReport): string {
  const { stages, pages, files, bytes, slowestCharts, withheld, claims, warnings, summaryPages } = report;
  const longest = stages.filter((stage) => stage.seconds >= 0.1);
  const parts = longest.map((stage) => `${stage.name} ${decimal(stage.seconds)}\u00a0s`);
  const charts = slowestCharts
    .slice(0, 3)
    .map(({ name, milliseconds }) => `${name} (${count(milliseconds)}\u00a0ms)`);
  return [
    `Dauer: ${decimal(report.seconds)}\u00a0s${parts.length > 0 ? ` (${parts.join("; ")})` : ""}.`,
    `Umfang: ${numbered(pages, "Seite", "Seiten")}, ${numbered(files, "Datei", "Dateien")}, ${decimal(bytes / 1_000_000)}\u00a0MB.`,
    ...(charts.length > 0 ? [`Am längsten gezeichnet: ${charts.join(", ")}.`] : []),
    `Zurückgehalten: ${numbered(withheld.cells, "Zelle", "Zellen")}${withheld.questions > 0 ? `, ${numbered(withheld.questions, "Frage", "Fragen")} ganz` : ""}. Aussagen mit Bedingung: ${count(claims.all)}, davon ${claims.otherWords} mit anderem Wortlaut; Werte: ${count(claims.values)}.`,
    ...(summaryPages > most
      ? [`Die Kurzfassung füllt ${summaryPages} Seiten, gedacht sind zwei: kürzen.`]
      : []),
    ...(warnings.length > 0 ? [`Zu beachten: ${numbered(warnings.length, "Stelle", "Stellen")}.`] : []),
  ].join("\n");
}
