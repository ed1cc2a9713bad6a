import leven from "leven";
import type { Problem } from "../model/problem.ts";

/** Everything that is wrong with an author's input, thrown once, after all of it was looked at. */
export class AuthorError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(messageOf(problems));
    this.name = "AuthorError";
    this.problems = problems;
  }
}

/** More than anybody mends before looking again; a broken file can have a hundred thousand. */
const mostProblems = 200;

function messageOf(problems: readonly Problem[]): string {
  const shown = problems.slice(0, mostProblems).map(formatProblem);
  const left = problems.length - shown.length;
  if (left > 0) {
    const what = `${left} weitere Fehler, die hier nicht stehen`;
    shown.push(formatProblem({ file: problems[0]?.file ?? "", what, hint: "Erst die genannten beheben." }));
  }
  return shown.join("\n");
}

/** Runs steps that do not need each other, so that an author sees the faults of all of them at once. */
export function collector() {
  const problems: Problem[] = [];
  return {
    /** The step's result; undefined where it threw `AuthorError`, whose problems are kept. */
    attempt<T>(step: () => T): T | undefined {
      try {
        return step();
      } catch (error) {
        if (!(error instanceof AuthorError)) throw error;
        // One by one: of very many, a call takes no more.
        for (const problem of error.problems) problems.push(problem);
        return undefined;
      }
    },
    /** All problems that were kept, to be thrown once nothing more can be tried. */
    failure: (): AuthorError => new AuthorError(problems),
    problems,
  };
}

/** The two lines that an author reads: place and fault, then what to do. */
export function formatProblem({ file, line, what, hint }: Problem): string {
  const place = `${file}${line === undefined ? "" : `:${line}`}`;
  return `${onOneLine(`${place}: ${what}`)}\n${onOneLine(`Hinweis: ${hint}`)}`;
}

/** Longer than any line that somebody reads to its end. */
const longestLine = 800;

/** A message may quote a file: nothing in it breaks the line, steers a terminal, or turns the direction of writing. */
function onOneLine(text: string): string {
  const short = text.length > longestLine ? `${text.slice(0, longestLine).toWellFormed()}…` : text;
  return short
    .replace(/[\t\n\r\u0085\u2028\u2029]+/g, " ")
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD");
}

/** The candidate most like `word`, or undefined where none comes near (two letters at most differ, or a third of a long one). */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = (word.length <= 3 ? 1 : Math.max(2, Math.floor(word.length / 3))) + 1;
  for (const candidate of candidates) {
    // So many letters differ at least: what a file holds in place of a code can be very long.
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const distance = leven(word.toLowerCase(), candidate.toLowerCase());
    if (distance < least && distance < word.length) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** A hint that offers the nearest candidate, or lists what there is. */
export function suggest(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  if (near !== undefined) return `meinten Sie ${near}?`;
  if (candidates.length === 0) return "es gibt keine.";
  const shown = candidates.slice(0, 12).join(", ");
  return `es gibt: ${shown}${candidates.length > 12 ? " …" : ""}`;
}

/** A hint with the whole path corrected, so that it can be pasted. */
export function suggestPath(
  word: string,
  known: readonly string[],
  corrected: (found: string) => string,
): string {
  const found = nearest(word, known);
  return found === undefined ? suggest(word, known) : `meinten Sie ${corrected(found)}?`;
}
