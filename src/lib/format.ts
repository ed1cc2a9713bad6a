import type { Reason } from "../model/table.ts";

/**
 * German numbers by DIN 5008, made from strings alone so that every machine prints the same: decimal comma, a narrow
 * no-break space (U+202F) between groups of three figures and before %, the minus sign U+2212.
 */
const narrow = "\u202f";
const noBreak = "\u00a0";
const minus = "\u2212";

/** What stands where a number is withheld. */
export const withheldMark = ".";
/** What is said, and written in full, where a number is withheld. */
export const withheldText = "nicht veröffentlicht, zum Schutz der Befragten";
/**
 * Why a number is withheld, to follow „nicht veröffentlicht:“; names no number. One text for all: to tell a small group
 * from one that covers it would bound the size of both.
 */
export const reasonText: Record<Reason, string> = {
  protected: "Schutz kleiner Gruppen",
};

/** The letter of a remark below a table, from 0: a to z, then aa, ab and so on. */
export function remarkLetter(at: number): string {
  const letter = String.fromCharCode(97 + (at % 26));
  return at < 26 ? letter : remarkLetter(Math.floor(at / 26) - 1) + letter;
}

/** Whole per cent of a count in its base, rounded half up on integers; both in persons, `n` above 0. */
export function wholePercent(count: number, n: number): number {
  return Math.floor((200 * count + n) / (2 * n));
}

/** Integer in groups of three from four figures on: 1234 is „1 234“, -5 is „−5“. */
export function count(value: number): string {
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, narrow);
  return value < 0 ? minus + digits : digits;
}

/** Number with decimal comma and a fixed number of decimals (default one): 6.4 is „6,4“. Rounds half away from 0. */
export function decimal(value: number, decimals = 1): string {
  const shift = 10 ** decimals;
  // The shortest decimal form decides what half is, not its neighbour in binary (1.005 is half).
  const units = Math.round(Number(`${Math.abs(value)}e${decimals}`));
  const whole = count(Math.floor(units / shift));
  const fraction = decimals === 0 ? "" : `,${String(units % shift).padStart(decimals, "0")}`;
  return `${value < 0 && units > 0 ? minus : ""}${whole}${fraction}`;
}

/** Both ends of an interval with a fixed number of decimals: „0,15 bis 0,69“. */
export function span({ low, high }: { low: number; high: number }, decimals: number): string {
  return `${decimal(low, decimals)} bis ${decimal(high, decimals)}`;
}

/** The level of an interval in per cent: „95 %“, „99,9 %“. */
export function levelText(level: number): string {
  return `${levelNumber(level)}${narrow}%`;
}

/** What an interval of this level in per cent is called: „95-%-Intervall“. */
export function intervalName(level: number): string {
  return `${levelNumber(level)}-%-Intervall`;
}

const levelNumber = (level: number): string => decimal(level, Number.isInteger(level) ? 0 : 1);

/** Per cent for tables and charts: „69 %“. */
export function percent(value: number): string {
  return `${count(value)}${narrow}%`;
}

/** Per cent for running text, value and unit kept on one line: „69 Prozent“. */
export function percentText(value: number): string {
  return `${count(value)}${noBreak}Prozent`;
}

/** Difference of two percentages for running text: „9 Prozentpunkte“, „1 Prozentpunkt“. */
export function pointsText(value: number): string {
  return `${count(value)}${noBreak}Prozentpunkt${Math.abs(value) === 1 ? "" : "e"}`;
}
