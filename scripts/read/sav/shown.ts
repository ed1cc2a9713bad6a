import type { Value } from "./variables.ts";

/** Numbers of more digits are telephone numbers, postal codes and keys rather than codes. */
const mostDigits = 4;

/**
 * A value as a message may quote it: only what has the form of an answer code, since a stray value may be somebody's
 * name or number. Of longer numbers only the form is told. Undefined where nothing may be quoted.
 */
export function quotable(value: Value): string | undefined {
  const text = String(value);
  // One letter or two before digits ("A3", "SQ001"); more letters could be a name.
  if (/^[A-Z]{1,2}\d{0,4}$/i.test(text)) return `„${text}“`;
  if (!/^[+-]?\d{1,12}(?:[.,]\d{1,3})?$/.test(text)) return undefined;
  const isLong = text.replace(/\D/g, "").length > mostDigits;
  return `„${isLong ? text.replace(/\d/g, "9") : text}“`;
}

/** The same of what should have been a day: its form, since it may be somebody's birthday. */
export function quotableDay(value: Value): string | undefined {
  const text = String(value);
  return /^[\d .:/-]{1,16}$/.test(text) ? `„${text.replace(/\d/g, "9")}“` : undefined;
}
