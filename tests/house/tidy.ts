import ts from "typescript";
import { nodesOf, parse, partsOf, placeOf, type Source } from "./sources.ts";

/** Longest file, in lines: beyond, it is two files. */
export const longest = 300;

/** Files that may be longer, each with its reason. */
const mayBeLonger: Record<string, string> = {
  "scripts/demo.ts": "the invented survey, one entry per question",
};

/** Files that are too long, as "path: lines". */
export function longFiles(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, "").split("\n").length;
    return lines > longest && !(path in mayBeLonger) ? [`${path}: ${lines}`] : [];
  });
}

/** Lines that match, as "place: line". */
export function linesWith({ path, text }: Source, pattern: RegExp): string[] {
  return text
    .split("\n")
    .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []));
}

/** What a strict Content-Security-Policy forbids in a page: handlers, styles and scripts that stand in the markup. */
export function inlineFaults(source: Source): string[] {
  const { markup } = partsOf(source);
  return linesWith(
    { path: source.path, text: markup },
    /(?:^|\s)(?:style|on[a-z]+|is:inline|define:vars)\s*(?:=|>|$)/,
  );
}

/** True for a script of package.json that is one call of a tool with plain arguments: it runs in every shell. */
export function isPlainCall(script: string): boolean {
  return /^(?:node|vitest)(?: [\w./:=-]+)*$/.test(script);
}

/** Paths that Windows cannot hold: reserved characters or names, or two that differ in case only. */
export function windowsFaults(paths: readonly string[]): string[] {
  const seen = new Map<string, string>();
  return paths.flatMap((path) => {
    const faults = path.split("/").flatMap((name) => {
      if (/[<>:"\\|?*\p{Cc}]/u.test(name)) return [`${path}: reserved character`];
      if (/[. ]$/.test(name)) return [`${path}: ends in a dot or space`];
      if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name)) return [`${path}: reserved name`];
      return name === name.normalize("NFC") ? [] : [`${path}: letters in pieces (not NFC)`];
    });
    const folded = path.toLowerCase();
    const other = seen.get(folded);
    seen.set(folded, path);
    return other === undefined ? faults : [...faults, `${path}: differs from ${other} in case only`];
  });
}

/** Exported functions without a docstring, as "place: name". */
export function undocumented(source: Source): string[] {
  const file = parse(source);
  return [...nodesOf(file)].flatMap((node) => {
    if (ts.isFunctionDeclaration(node)) {
      if (!isExported(node) || isOverloadBody(node, file) || hasDoc(node)) return [];
      return [`${placeOf(source, file, node)}: ${node.name?.text ?? "default"}`];
    }
    if (!ts.isVariableStatement(node) || !isExported(node) || hasDoc(node)) return [];
    return node.declarationList.declarations.flatMap(({ name, initializer }) =>
      initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
        ? [`${placeOf(source, file, node)}: ${name.getText(file)}`]
        : [],
    );
  });
}

function isExported(node: ts.FunctionDeclaration | ts.VariableStatement): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function hasDoc(node: ts.Node): boolean {
  return ts.getJSDocCommentsAndTags(node).some((doc) => ts.isJSDoc(doc) && Boolean(doc.comment));
}

/** True for the implementation behind overloads: its signatures carry the docstrings. */
function isOverloadBody(node: ts.FunctionDeclaration, file: ts.SourceFile): boolean {
  return (
    node.body !== undefined &&
    file.statements.some(
      (other) =>
        ts.isFunctionDeclaration(other) && other.name?.text === node.name?.text && other.body === undefined,
    )
  );
}
