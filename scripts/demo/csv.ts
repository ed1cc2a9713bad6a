/**
 * A file as LimeSurvey's newest CSV export writes it: byte order mark, every value quoted, CRLF, and an empty last
 * line. NULL is a bare empty field; a value that starts with "=" gets an apostrophe (its option "quote equations").
 */
export function limeSurveyCsv(
  header: readonly string[],
  rows: readonly (readonly (string | null)[])[],
  separator = ";",
): string {
  const cell = (value: string | null): string => {
    if (value === null) return "";
    const masked = value.startsWith("=") ? `'${value}` : value;
    return `"${masked.replaceAll('"', '""')}"`;
  };
  const lines = [
    header.map((name) => `"${name}"`).join(separator),
    ...rows.map((row) => row.map(cell).join(separator)),
  ];
  return `\uFEFF${lines.join("\r\n")}\r\n\r\n`;
}

/** A plain table: quoted only where needed, LF. */
export function plainCsv(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  separator = ";",
): string {
  const cell = (value: string | number): string => {
    const text = String(value);
    return text.includes(separator) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [header, ...rows].map((row) => `${row.map(cell).join(separator)}\n`).join("");
}
