/**
 * JSON that reads well as a difference between two versions: keys sorted, two spaces, one line for a list of plain
 * values, a line feed at the end. The same value always gives the same text.
 */
export function stableJson(value: unknown): string {
  return `${write(value, "")}\n`;
}

function write(value: unknown, indent: string): string {
  if (Array.isArray(value)) {
    if (value.every(isPlain)) return `[${value.map((v) => JSON.stringify(v)).join(", ")}]`;
    const inner = `${indent}  `;
    return `[\n${value.map((v) => inner + write(v, inner)).join(",\n")}\n${indent}]`;
  }
  if (isPlain(value)) return JSON.stringify(value);
  const inner = `${indent}  `;
  const entries = Object.entries(value as object)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return "{}";
  const lines = entries.map(([key, v]) => `${inner}${JSON.stringify(key)}: ${write(v, inner)}`);
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== "object";
}
