import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { once } from "../once.ts";

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

const parsed = once((file: string): ts.SourceFile => {
  const [path = "", ...code] = file.split("\n");
  return ts.createSourceFile(`${path}.ts`, code.join("\n"), ts.ScriptTarget.Latest, true);
});

/** The syntax tree of a file's code: the same for all who ask, since many rules look at each file. */
export function parse(source: Source): ts.SourceFile {
  return parsed(`${source.path}\n${partsOf(source).code}`);
}

/** Every node of a tree, outer before inner. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  const left = [node];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    yield next;
    // forEachChild ends at the first true value, push returns one: hence the block.
    const children: ts.Node[] = [];
    ts.forEachChild(next, (child) => {
      children.push(child);
    });
    left.push(...children.reverse());
  }
}

/** Place of a node as editors take it: path and 1-based line. */
export function placeOf(source: Source, file: ts.SourceFile, node: ts.Node): string {
  return `${source.path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`;
}
