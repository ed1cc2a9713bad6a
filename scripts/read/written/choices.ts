import { letters } from "../plain.ts";
import { canonical } from "./questions.ts";
import type { Option } from "./types.ts";

/** Words of spreadsheets and statistics programs for a cell without content. */
const empties = new Set(["", "NA", "N/A", "NaN", "NULL", ".", "#NULL!", "#NV", "#N/A", "#LEER!"]);

/** True for a cell that holds nothing, whatever a program writes for that. */
export function isBlank(cell: string): boolean {
  return empties.has(cell.trim());
}

/** A text as it is compared. */
export function fold(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
}

/** What a cell means: the code of an answer, "" where an answer is missing, undefined where it is unknown. */
export type Meaning = string | undefined;

/** Reads cells that name one of several options, by code or by label. */
export interface Choice {
  byCode(cell: string): Meaning;
  byLabel(cell: string): Meaning;
  /** True where the label of an option is the code of another: then a column holds either codes or labels. */
  isAmbiguous: boolean;
}

/** How cells name the options of a question; codes first, exactly, then but for case, zeros and empty decimals. */
export function choiceOf(answers: readonly Option[], missing: readonly Option[]): Choice {
  const options = [
    ...answers.map(({ code, label }) => ({ code, label, meaning: code })),
    ...missing.map(({ code, label }) => ({ code, label, meaning: "" })),
  ];
  const index = (of: (option: Option) => string) => {
    const found = new Map<string, Meaning>();
    for (const option of options) {
      const name = of(option);
      // Two answers of one name cannot be told apart by it.
      found.set(name, found.has(name) && found.get(name) !== option.meaning ? undefined : option.meaning);
    }
    return found;
  };
  const exact = index(({ code }) => code);
  const loose = index(({ code }) => fold(canonical(code)));
  const worded = index(({ label }) => fold(label));
  const bare = index(({ label }) => letters(label));
  bare.delete("");
  const byCode = (cell: string) => exact.get(cell.trim()) ?? loose.get(fold(canonical(cell)));
  return {
    byCode,
    byLabel: (cell) => worded.get(fold(cell)) ?? bare.get(letters(cell)),
    isAmbiguous: options.some(({ label, meaning }) => (byCode(label) ?? meaning) !== meaning),
  };
}

/** Reads one cell. */
export type Read = (cell: string) => Meaning;

/**
 * The reader of a question with options.
 * @param sample cells that tell whether the question's columns hold codes or labels, where a cell could be both
 * @returns undefined where they do not tell
 */
export function choosing(choice: Choice, sample: Iterable<string>): Read | undefined {
  const { byCode, byLabel, isAmbiguous } = choice;
  const either = (first: Read, second: Read) => (cell: string) =>
    first(cell) ?? second(cell) ?? (isBlank(cell) ? "" : undefined);
  if (!isAmbiguous) return either(byCode, byLabel);
  let codes = 0;
  let labels = 0;
  for (const cell of sample) {
    if (isBlank(cell)) continue;
    const [code, label] = [byCode(cell), byLabel(cell)];
    if (code !== undefined && label === undefined) codes++;
    if (label !== undefined && code === undefined) labels++;
  }
  if (codes > 0 === labels > 0) return undefined;
  return codes > 0 ? either(byCode, () => undefined) : either(byLabel, () => undefined);
}

/** Codes in a cell that holds several answers; a label may contain the separator itself. */
export function severalIn(
  cell: string,
  separator: string,
  read: Read,
): { codes: string[]; unknown: string[] } {
  const parts = cell.split(separator).filter((part) => part.trim() !== "");
  const codes: string[] = [];
  const unknown: string[] = [];
  for (let from = 0; from < parts.length; ) {
    let to = parts.length;
    let code = read(parts.slice(from, to).join(separator));
    while (code === undefined && to > from + 1) code = read(parts.slice(from, --to).join(separator));
    if (code === undefined) unknown.push(parts[from] ?? "");
    else if (code !== "") codes.push(code);
    from = to;
  }
  return { codes, unknown };
}
