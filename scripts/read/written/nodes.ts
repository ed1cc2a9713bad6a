import { isAlias, isMap, isScalar, LineCounter, type Node, parseDocument } from "yaml";

type Path = readonly (string | number)[];

/** A field as its author wrote it. */
export interface Pair {
  /** As written: with leading zeros, without quotes. */
  key: string;
  /** Empty where there is none, or where it is no single value. */
  value: string;
  line: number;
}

/** What a YAML text says beyond its values: where they stand, in which order, and how they are spelled. */
export interface Nodes {
  /** Line of a field or of an entry in a list; 1 where there is none. */
  line(path: Path): number;
  /** The fields below a path in the order of the file; JavaScript would put numbers first, and 01 and 1 into one. */
  pairs(path: Path): Pair[];
  /** The entries of a list below a path. */
  entries(path: Path): string[];
}

/** The nodes of a YAML text that was parsed before, so that it is known to be well-formed. */
export function nodesOf(text: string): Nodes {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "error" });
  const lineOf = (node: unknown) => lines.linePos((node as Node | undefined)?.range?.[0] ?? 0).line;
  const at = (path: Path) => {
    const node = document.getIn(path, true);
    return isAlias(node) ? node.resolve(document) : node;
  };
  return {
    line(path) {
      const parent = at(path.slice(0, -1));
      const last = path.at(-1);
      const pair = isMap(parent) ? parent.items.find(({ key }) => spelled(key) === String(last)) : undefined;
      return lineOf(pair?.key ?? at(path));
    },
    pairs(path) {
      const node = at(path);
      if (!isMap(node)) return [];
      return node.items.map(({ key, value }) => ({
        key: spelled(key),
        value: spelled(isAlias(value) ? value.resolve(document) : value),
        line: lineOf(key),
      }));
    },
    entries(path) {
      const node = at(path);
      return node !== undefined && "items" in (node as object)
        ? (node as { items: unknown[] }).items.map(spelled)
        : [];
    },
  };
}

function spelled(node: unknown): string {
  if (!isScalar(node) || node.value === null) return "";
  return node.source ?? String(node.value);
}
