/** True where an object of a sound JSON text has a key twice, of which `JSON.parse` keeps the last without a word. */
export function repeatsKeys(json: string): boolean {
  const written = json.match(/"(?:[^"\\]|\\.)*"(?:\s*:)?/g) ?? [];
  let kept = 0;
  const count = (value: unknown): void => {
    if (value === null || typeof value !== "object") return;
    if (!Array.isArray(value)) kept += Object.keys(value).length;
    for (const each of Object.values(value)) count(each);
  };
  count(JSON.parse(json));
  return written.filter((text) => text.endsWith(":")).length !== kept;
}
