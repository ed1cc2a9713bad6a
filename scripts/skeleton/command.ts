import { parseArgs } from "node:util";
import { AuthorError } from "../../src/lib/errors.ts";
import type { Report } from "../../src/model/report.ts";
import type { Skeleton } from "./index.ts";

/** What an author asked for. */
export interface Wish {
  /** Export files and folders. */
  paths: string[];
  /** Columns of the export that belong to no question. */
  ignore: string[];
  /** Move an own study aside. */
  replace: boolean;
}

const options = { ersetzen: { type: "boolean" }, ohne: { type: "string", multiple: true } } as const;

/** The wish that the arguments of the command tell; throws `AuthorError` where they do not make one. */
export function wishOf(args: string[]): Wish {
  const refuse = (what: string): never => {
    const hint = "So: npm run neu -- [--ersetzen] [--ohne <Spalte>] <Exportdateien oder ein Ordner>";
    throw new AuthorError([{ file: "npm run neu", what, hint }]);
  };
  const { values, positionals, tokens } = parseArgs({
    args,
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    if (!Object.hasOwn(options, token.name)) refuse(`unbekannte Option: ${token.rawName}`);
    if (token.name === "ohne" && token.value === undefined) refuse("hinter --ohne fehlt die Spalte");
  }
  if (positionals.length === 0) refuse("es fehlt, woraus der Bericht entstehen soll");
  const ignore = (values.ohne ?? []).filter((column) => typeof column === "string");
  return { paths: positionals, ignore, replace: values.ersetzen === true };
}

/** What came of a wish. */
interface Outcome {
  study: string;
  /** Names of the files that were taken, and of those that were not. */
  used: readonly string[];
  left: readonly string[];
  /** What was moved aside, and where to. */
  aside: readonly string[];
  skeleton: Skeleton;
  report: Report;
  /** What `npm run data` says of the data. */
  said: string;
}

/** What is said at the end: how the data were read, what lies where, and what is open. */
export function summary({ study, used, left, aside, skeleton, report, said }: Outcome): string {
  const line = (title: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${title}: ${names.join(", ")}`];
  return [
    said,
    "",
    `Grundgerüst in ${study}: ${report.chapters.length} Kapitel, ${report.figures.length} Abbildungen, ${report.slides.length} Folien; alles geprüft.`,
    ...line("Übernommen nach data", used),
    ...line("Nicht gelesen und nicht übernommen", left),
    ...line("Beiseite gelegt", aside),
    "",
    skeleton.open,
    "Die Liste steht in data/OFFEN.md. Weiter mit: npm run dev (ansehen), npm run build (bauen).",
  ].join("\n");
}
