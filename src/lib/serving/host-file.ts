import { type Headers, headersOf, isDocument } from "./headers.ts";
import { contentTypeOf } from "./types.ts";

/** Headers for the addresses that a pattern covers: a path below the root of the host, or a folder with `*` at its end. */
export interface Rule {
  pattern: string;
  headers: Headers;
}

/**
 * The rules for a built site, one for each folder in it and for each file that stands in none. No address is covered
 * twice: hosts that know such files put the headers of all rules that fit together, and of two policies what neither
 * forbids would be left.
 */
export function rulesOf(names: readonly string[], base: string): Rule[] {
  const places = Map.groupBy(names, placeOf);
  return [...places.keys()].sort().map((place) => {
    const held = places.get(place) ?? [];
    const headers = headersOf(held.find(isDocument) ?? held[0] ?? "");
    const type = place.endsWith("*") ? {} : { "Content-Type": contentTypeOf(held[0] ?? "") };
    return { pattern: base + place, headers: { ...headers, ...type } };
  });
}

/** The place of a file: its folder, one deeper in earlier releases, or the address of a file that stands in none. */
function placeOf(name: string): string {
  const [, folder] = /^((?:fassung\/[^/]+\/)?[^/]+\/)./.exec(name) ?? [];
  if (folder === undefined || folder === "fassung/" || /^fassung\/[^/]+\/$/.test(folder))
    return name.replace(/(^|\/)index\.html$/, "$1");
  return `${folder}*`;
}

/** The rules as the file `_headers`, which several hosts of static sites read. */
export function hostFile(names: readonly string[], base: string): string {
  const lines = ({ pattern, headers }: Rule): string[] => [
    pattern,
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
  ];
  return `${rulesOf(names, base).flatMap(lines).join("\n")}\n`;
}

/** The rules that a file `_headers` holds. */
export function readHostFile(text: string): Rule[] {
  const rules: { pattern: string; headers: Record<string, string> }[] = [];
  for (const line of text.split("\n")) {
    const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? [];
    const last = rules.at(-1);
    if (name !== undefined && value !== undefined && last) last.headers[name] = value;
    else if (line.startsWith("/")) rules.push({ pattern: line, headers: {} });
  }
  return rules;
}

/** The headers that rules give to an address on the host; where several fit, joined as the hosts do. */
export function ruledHeaders(rules: readonly Rule[], path: string): Headers {
  const found: Record<string, string> = {};
  for (const { pattern, headers } of rules) {
    const fits = pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
    if (!fits) continue;
    for (const [name, value] of Object.entries(headers))
      found[name] = found[name] === undefined ? value : `${found[name]}, ${value}`;
  }
  return found;
}
