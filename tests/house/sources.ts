import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";

export const root = resolve(import.meta.dirname, "../..");

/** One file of the house: path from the root with forward slashes, and its text. */
export interface Source {
  path: string;
  text: string;
}

const elsewhere = /^(node_modules|dist.*|\.git|\.cache|\.astro|test-results|\.vitest)$/;

/** Paths of all files under a folder ("" for everything), without what is installed, built or cached. */
export function pathsIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !elsewhere.test(name))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      return entry.isDirectory() ? pathsIn(path) : [path];
    })
    .sort();
}

/** The files of some folders that have one of the endings. */
export function sourcesIn(folders: readonly string[], endings: readonly string[]): Source[] {
  return folders
    .flatMap(pathsIn)
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

/** Code and markup of a file, each on its lines: an `.astro` file has both, every other file is code. */
export function partsOf({ path, text }: Source): { code: string; markup: string } {
  if (!path.endsWith(".astro")) return { code: text, markup: "" };
  const blank = (part: string) => part.replace(/[^\n]/g, " ");
  const front = /^---\n[\s\S]*?\n---(?=\n|$)/.exec(text)?.[0] ?? "";
  let code = front.replaceAll("---", "   ");
  let markup = blank(front);
  let from = front.length;
  for (const match of text.slice(front.length).matchAll(/<(script|style)\b[^>]*>([\s\S]*?)<\/\1>/g)) {
    const start = front.length + match.index;
    const body = start + match[0].indexOf(">") + 1;
    const [, tag, inner = ""] = match;
    code += blank(text.slice(from, body)) + (tag === "script" ? inner : blank(inner));
    markup += text.slice(from, body) + blank(inner);
    from = body + inner.length;
  }
  return {
    code: code + blank(text.slice(from)),
    markup: (markup + text.slice(from)).replace(/<!--[\s\S]*?-->/g, blank),
  };
}

/** The syntax tree of a file's code. */
export function parse(source: Source): ts.SourceFile {
  return ts.createSourceFile(`${source.path}.ts`, partsOf(source).code, ts.ScriptTarget.Latest, true);
}

/** Every node of a tree, outer before inner. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  // forEachChild ends at the first true value, push returns one: hence the block.
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* nodesOf(child);
}

/** Place of a node as editors take it: path and 1-based line. */
export function placeOf(source: Source, file: ts.SourceFile, node: ts.Node): string {
  return `${source.path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`;
}
