import { parseDocument } from "yaml";
import { collector } from "../src/lib/errors.ts";
import { count } from "../src/lib/format.ts";
import { longDate } from "../src/lib/i18n.ts";
import type { Problem } from "../src/model/problem.ts";
import type { Result, Results } from "../src/model/result.ts";
import type { Study } from "../src/model/study.ts";
import { readResult } from "./read/result.ts";
import { headText, type SourceFile } from "./read/source.ts";

/** What was computed elsewhere and may be published. */
export interface Approved {
  results: Results;
  /** What the report says of each. */
  lines: string[];
}

/** Where approvals come from: the study, its file, and the text of that. */
export interface Approvals {
  study: Pick<Study, "results" | "policy">;
  file: string;
  text: string;
}

/**
 * The results of `data/results` whose publication a named person approved. A file without approval, an approval
 * without file, one of other persons than the file, or of too few, throws `AuthorError`: nothing is left out in silence.
 */
export function readResults(files: readonly SourceFile[], approvals: Approvals): Approved {
  const { attempt, failure, problems } = collector();
  const { study, file, text } = approvals;
  const found = files.map((source) => ({ source, id: idOf(source.name) }));
  const approved = found.flatMap(({ source, id }): [string, Result, boolean][] => {
    if (id === undefined) {
      problems.push({ file: source.name, ...unfit });
      return [];
    }
    const read = attempt(() => readResult(source, study.policy.threshold));
    const approval = Object.hasOwn(study.results, id) ? study.results[id] : undefined;
    if (approval === undefined) problems.push({ file: source.name, ...unapproved(id, file) });
    if (read === undefined || approval === undefined) return [];
    const { head, rows, cut, lineOf } = read;
    const fault = personsFault(head.n, approval.n, study.policy.threshold, file);
    if (fault !== undefined) problems.push({ file: source.name, line: lineOf("n"), ...fault });
    const { by, date } = approval;
    return fault === undefined ? [[id, { ...head, approval: { by, date }, rows }, cut]] : [];
  });
  for (const id of Object.keys(study.results)) {
    if (found.some((each) => each.id === id)) continue;
    const what = `results.${id}: data/results/${id}.csv gibt es nicht`;
    problems.push({
      file,
      ...lineOfApproval(text, id),
      what,
      hint: "Die Datei dort ablegen oder die Freigabe löschen.",
    });
  }
  if (problems.length > 0) throw failure();
  return {
    results: Object.fromEntries(approved.map(([id, result]) => [id, result])),
    lines: approved.map(([id, result, cut]) => lineOn(id, result, cut)),
  };
}

/** Results that lie beside the survey's files, where they would be passed over in silence. */
export function misplacedResults(files: readonly SourceFile[]): Problem[] {
  return files
    .filter(({ name }) => /\.(?:csv|tsv|txt)$/i.test(name))
    .filter((file) => /^\uFEFF?---[ \t]*\r?\n[\s\S]*^(?:measure|method):/m.test(headText(file)))
    .map(({ name }) => ({
      file: name,
      what: "sieht aus wie ein anderswo gerechnetes Ergebnis und wird hier nicht gelesen",
      hint: "Die Datei nach data/results/ verschieben.",
    }));
}

/** Results that rest on more persons than answered: they are of other data. */
export function resultsOfOthers(results: Results, responses: number): Problem[] {
  return Object.entries(results)
    .filter(([, { n }]) => n > responses)
    .map(([id]) => ({
      file: `data/results/${id}.csv`,
      what: "n ist größer als die Zahl der Antworten im Export",
      hint: "Das Ergebnis gehört zu anderen Daten, oder n zählt etwas anderes als Personen.",
    }));
}

const unfit = {
  what: "taugt nicht als Name eines Ergebnisses",
  hint: "Kleinbuchstaben, Ziffern und Bindestriche, am Ende .csv: modell-1.csv",
};

/** The name of a result from that of its file; undefined where it is none. */
function idOf(name: string): string | undefined {
  return /(?:^|\/)([a-z][a-z0-9-]*)\.csv$/.exec(name)?.[1];
}

function unapproved(id: string, file: string): Pick<Problem, "what" | "hint"> {
  const entry = `${id}: { by: <Name>, date: <Jahr-Monat-Tag>, n: <Personen> }`;
  return {
    what: "ohne Freigabe: Was anderswo gerechnet wurde, prüft das Programm nicht auf Anonymität",
    hint: `Eine Person gibt es mit ihrem Namen frei, in ${file} unter results: ${entry}`,
  };
}

/** Nothing of too few persons is published, and their number is not repeated. */
function personsFault(
  n: number,
  approved: number,
  threshold: number,
  file: string,
): Pick<Problem, "what" | "hint"> | undefined {
  if (n < threshold) {
    return {
      what: `n liegt unter der Schwelle von ${threshold} Personen (policy.threshold)`,
      hint: "Das Ergebnis beruht auf zu wenigen Personen und wird nicht veröffentlicht; die Datei entfernen.",
    };
  }
  if (n === approved) return undefined;
  return {
    what: `n ist ${n}, freigegeben wurde n = ${approved}`,
    hint: `Die Freigabe gilt einem anderen Stand: neu freigeben und in ${file} eintragen.`,
  };
}

function lineOfApproval(text: string, id: string): { line?: number } {
  const document = parseDocument(text, { logLevel: "silent" });
  const range = document.getIn(["results", id], true) as { range?: [number, number, number] } | undefined;
  // The entry begins after its name, on the same line or the next.
  const at = range?.range === undefined ? -1 : text.lastIndexOf(id, range.range[0]);
  return at < 0 ? {} : { line: text.slice(0, at).split("\n").length };
}

function lineOn(id: string, { n, approval, digits }: Result, cut: boolean): string {
  const places = `${digits} ${digits === 1 ? "Nachkommastelle" : "Nachkommastellen"}`;
  const said = cut ? `; auf ${places} gerundet` : "";
  return `${id}: n = ${count(n)}, freigegeben von ${approval.by} am ${longDate(approval.date)}${said}`;
}
