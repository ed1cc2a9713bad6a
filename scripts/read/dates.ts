/** Three numbers with the same sign between them, and a time of day that does not count. */
const whole = /^(\d{1,4})([-./])\s?(\d{1,2})\2\s?(\d{1,4})(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;
const monthAndYear = /^(\d{1,2})[-./](\d{4})$/;

/**
 * The year of a date, null for blanks, undefined for what is none. LimeSurvey stores `YYYY-MM-DD HH:MM:SS`; full
 * answers have the format that the question was given. There, the year is certain where it has four digits, whichever
 * of day and month comes first; with two digits nothing is.
 */
export function yearOf(cell: string): number | null | undefined {
  const text = cell.trim();
  if (text === "") return null;
  if (/^\d{4}$/.test(text)) return Number(text);
  const [, only, year] = monthAndYear.exec(text) ?? [];
  if (only !== undefined && year !== undefined) return isMonth(Number(only)) ? Number(year) : undefined;
  const [, first = "", , second = "", third = ""] = whole.exec(text) ?? [];
  if (first.length === 4 && third.length <= 2)
    return isDay(Number(third), Number(second)) ? year4(first) : undefined;
  if (third.length !== 4 || first.length > 2) return undefined;
  const [a, b] = [Number(first), Number(second)];
  return isDay(a, b) || isDay(b, a) ? year4(third) : undefined;
}

/** A database's date of zeros is no date. */
function year4(text: string): number | undefined {
  return text === "0000" ? undefined : Number(text);
}

function isMonth(number: number): boolean {
  return number >= 1 && number <= 12;
}

function isDay(day: number, month: number): boolean {
  return day >= 1 && day <= 31 && isMonth(month);
}

/** The 14th of October 1582, from which SPSS counts seconds, in seconds before 1970. */
const firstDay = 12_219_379_200;

/** The year of a moment in SPSS; undefined for a number that is none. */
export function yearInSpss(seconds: number): number | undefined {
  const year = new Date((seconds - firstDay) * 1000).getUTCFullYear();
  return Number.isNaN(year) ? undefined : year;
}

/** True where a date format of LimeSurvey (`dd.mm.yyyy HH:MM`) asks for the year; empty: the survey's, which does. */
export function asksYear(format: string): boolean {
  return format === "" || /y/i.test(format);
}
