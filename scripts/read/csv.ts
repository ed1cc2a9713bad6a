/** A field of a delimited file: `null` for a bare empty one, `""` for quotes with nothing between them. */
export type Cell = string | null;

/** How a delimited file is written. */
export interface Dialect {
  separator: "," | ";" | "\t";
  /**
   * True where every heading stands in quotes, as LimeSurvey writes them: then it quotes every value too, and a bare
   * empty field is a NULL. Programs that save such a file again quote only where they must.
   */
  quoted: boolean;
  /** True for what PHP's `fputcsv` wrote: a quote after a backslash is not doubled. */
  escapes?: boolean;
  /** True where the first line only names the separator for Excel ("sep=;"). */
  preface?: boolean;
  /** True where lines end with a carriage return alone, as on old Macs. */
  returns?: boolean;
  /** True where a bare `NA` is an empty cell, as R writes it. */
  na?: boolean;
}

/** Some rows, and the physical line (1-based) on which each begins. */
export interface Batch {
  rows: Cell[][];
  lines: number[];
}

/** Told of a record that is no CSV, with its line; the record itself is left out. */
export type OnFault = (line: number, what: string) => void;

const quote = 0x22;
const apostrophe = 0x27;
const equals = 0x3d;
const backslash = 0x5c;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Most cells are shorter; looking for the closing quote by hand is faster there than a search. */
const shortCell = 24;

/**
 * No record of a survey has more characters; one that does mostly means a quote that is never closed. More than is
 * looked at to recognise a file.
 */
const longestRecord = 5_000_000;

/** The dialect of a file by its header record: the separator that occurs most often outside quotes. */
export function dialectOf(head: string): Dialect {
  const named = /^\uFEFF?sep=([,;\t])(?:\r\n|\n|\r)/i.exec(head);
  const bare = head
    .slice(named?.[0].length ?? 0)
    .replace(/^\uFEFF/, "")
    .replace(/"(?:[^"]|"")*(?:"|$)/g, "");
  const returns = !head.includes("\n") && bare.includes("\r");
  const header = bare.split(returns ? "\r" : /\r?\n/, 1)[0] ?? "";
  const count = (separator: string) => header.split(separator).length;
  const most = ([",", ";", "\t"] as const).reduce((best, next) => (count(next) > count(best) ? next : best));
  const separator = (named?.[1] as Dialect["separator"] | undefined) ?? most;
  const dialect: Dialect = { separator, quoted: header.replaceAll(separator, "") === "" };
  if (named) dialect.preface = true;
  if (returns) dialect.returns = true;
  return dialect;
}

/**
 * The rows of a delimited text (RFC 4180 as LimeSurvey's CsvWriter writes it: doubled quotes, line feeds in cells),
 * one batch per piece of text, so that memory stays flat. Empty lines are skipped.
 */
export function* rowsOf(pieces: Iterable<string>, dialect: Dialect, onFault: OnFault): Generator<Batch> {
  const { escapes = false, na = false, preface = false, returns = false } = dialect;
  const separator = dialect.separator.charCodeAt(0);
  const state: State = { separator, escapes, na, preface, line: 1, width: 0, onFault };
  let rest = "";
  let isEndless = false;
  for (const given of pieces) {
    const piece = returns ? given.replaceAll("\r", "\n") : given;
    // Joined, not added: V8 keeps a sum as a pair of texts, in which every look at a letter takes longer.
    const text = rest === "" ? piece : [rest, piece].join("");
    const batch: Batch = { rows: [], lines: [] };
    // Without a line feed in it, no piece ends a record.
    rest = piece.includes("\n") ? text.slice(scan(text, false, state, batch)) : text;
    if (batch.rows.length > 0) yield batch;
    isEndless = rest.length > longestRecord;
    if (isEndless) break;
  }
  const batch: Batch = { rows: [], lines: [] };
  if (rest !== "") scan(rest, true, state, batch);
  const [line] = batch.lines;
  if (isEndless && line !== undefined) onFault(line, "eine Zeile hat mehr als fünf Millionen Zeichen");
  else if (batch.rows.length > 0) yield batch;
}

/** What is carried from one piece of text to the next. */
interface State {
  separator: number;
  escapes: boolean;
  na: boolean;
  /** True until the line that names the separator was left out. */
  preface: boolean;
  /** Physical line on which the next record begins. */
  line: number;
  /** Length of the last row: arrays of the right length are much faster to fill. */
  width: number;
  onFault: OnFault;
}

/** Cuts a piece of text into rows; gives the position where its first incomplete record begins. */
function scan(text: string, final: boolean, state: State, { rows, lines }: Batch): number {
  const { separator, escapes, na } = state;
  const { length } = text;
  let start = 0; // of the record
  let at = 0;
  let row: Cell[] = new Array(state.width);
  let filled = 0;
  let inner = 0; // line feeds within cells of the record
  let feed = text.indexOf("\n");
  for (;;) {
    if (text.charCodeAt(at) === quote) {
      const from = at + 1;
      // One letter, as most answers are, needs no search for its end; none that could be a quote or a line feed.
      if (
        text.charCodeAt(from) > quote &&
        text.charCodeAt(from + 1) === quote &&
        text.charCodeAt(from + 2) === separator
      ) {
        row[filled++] = text.charAt(from);
        at = from + 3;
        continue;
      }
      let close = closingQuote(text, from);
      const first = close;
      for (;;) {
        if (escapes && isEscaped(text, close, separator)) close = closingQuote(text, close + 1);
        else if (close < length && text.charCodeAt(close + 1) === quote)
          close = closingQuote(text, close + 2);
        else break;
      }
      if (close >= length) {
        if (final) state.onFault(state.line, "ein Anführungszeichen wird nicht geschlossen");
        return final ? length : start;
      }
      const cell = cut(text, from, close);
      row[filled++] = close > first ? cell.replaceAll('""', '"') : cell;
      for (; feed !== -1 && feed < close; feed = text.indexOf("\n", feed + 1)) inner++;
      at = close + 1;
    } else {
      const from = at;
      for (; at < length; at++) {
        const unit = text.charCodeAt(at);
        if (unit === separator || unit === lineFeed) break;
      }
      let end = at;
      if (text.charCodeAt(end) !== separator && end > from && text.charCodeAt(end - 1) === carriageReturn)
        end--;
      const isNa = na && end === from + 2 && text.startsWith("NA", from);
      row[filled++] = end === from || isNa ? null : cut(text, from, end);
    }

    if (text.charCodeAt(at) === separator) {
      at++;
      continue;
    }
    if (text.charCodeAt(at) === carriageReturn) at++;
    if (at >= length && !final) return start;
    if (at < length && text.charCodeAt(at) !== lineFeed) {
      const next = text.indexOf("\n", at);
      if (next === -1 && !final) return start;
      state.onFault(state.line, "nach einem schließenden Anführungszeichen steht weiterer Text");
      at = next === -1 ? length : next;
    } else if (state.preface) {
      state.preface = false;
      row = [];
    } else if (filled > 1 || row[0] !== null) {
      row.length = filled;
      rows.push(row);
      lines.push(state.line);
      state.width = filled;
      row = new Array(filled);
    }

    state.line += inner + 1;
    at++;
    if (at >= length) return length;
    start = at;
    if (feed < at) feed = text.indexOf("\n", at);
    filled = 0;
    inner = 0;
  }
}

/** True for a quote after a backslash that does not end its cell: there PHP forgets to double it. */
function isEscaped(text: string, at: number, separator: number): boolean {
  if (text.charCodeAt(at - 1) !== backslash || at >= text.length) return false;
  const next = text.charCodeAt(at + 1);
  return !(next === separator || next === lineFeed || next === carriageReturn || Number.isNaN(next));
}

/** A cell; without the apostrophe that LimeSurvey puts before a leading "=", against spreadsheets' formulas. */
function cut(text: string, from: number, to: number): string {
  const masked = text.charCodeAt(from) === apostrophe && text.charCodeAt(from + 1) === equals;
  return text.slice(masked ? from + 1 : from, to);
}

/** Position of the next quote, or the length of the text where there is none. */
function closingQuote(text: string, from: number): number {
  const limit = Math.min(text.length, from + shortCell);
  let at = from;
  while (at < limit && text.charCodeAt(at) !== quote) at++;
  if (at < limit) return at;
  const found = text.indexOf('"', at);
  return found === -1 ? text.length : found;
}
