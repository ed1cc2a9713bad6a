import { builtinModules } from "node:module";
import { posix } from "node:path";
import ts from "typescript";
import { nodesOf, parse, placeOf, type Source } from "./sources.ts";

/** Rooms of `src/`, each may use itself and what stands before it; `charts` and `formats` stand side by side. */
const rooms = [["model"], ["lib"], ["charts", "formats"], ["components"], ["layouts"], ["pages"]];

/** Rooms of `src/` that scripts may use. */
const openToScripts = ["model", "lib"];

/** Scripts that may use more, each with its reason. */
const moreForScripts: Record<string, readonly string[]> = {
  // Hands the registry of chart types to `assemble`, which must not reach for it itself.
  "scripts/build.ts": ["charts"],
  // Draws for the pages while these are not there yet.
  "scripts/draw/ahead.ts": ["charts"],
  "scripts/draw/worker.ts": ["charts"],
  // Knows which files a figure can be had as: their addresses are kept for ever.
  "scripts/permalinks.ts": ["formats"],
  // Writes the report in a format of its own.
  "scripts/word.ts": ["formats"],
  // Pack files as the downloads do, the same to the byte; and know where a release stands.
  "scripts/archive.ts": ["formats"],
  "scripts/paket.ts": ["formats"],
  // Looks how long the summary became, which only its document knows.
  "scripts/observe.ts": ["formats"],
  // Asks every chart type what it accepts, and assembles the skeleton as the build does.
  "scripts/neu.ts": ["charts"],
};

/** Who may touch disk, processes and environment. */
const hands = [
  ...[
    "data",
    "files",
    "lock",
    "swap",
    "verify",
    "pdf",
    "check",
    "deps",
    "demo",
    "build",
    "dev",
    "preview",
    "fonts",
    "neu",
    "word",
    "paket",
  ].map((name) => `scripts/${name}.ts`),
  // The preview: it answers with files.
  "scripts/site/serve.ts",
  "src/lib/content.ts",
  // Pictures and documents that an earlier build made lie in the cache.
  "src/lib/kept.ts",
  // Fonts and module of the renderer lie in packages.
  "src/lib/rasterizer.ts",
  "src/lib/slide-assets.ts",
  // So do the fonts and the program of the typesetter.
  "src/lib/typesetter.ts",
];

/** What solves many problems at once may use threads, and nothing else. */
const threads = ["protect/audit/pool", "protect/audit/worker", "draw/ahead", "draw/worker"].map(
  (name) => `scripts/${name}.ts`,
);

/** Modules of Node that compute and touch nothing. */
const pure = ["path", "path/posix", "crypto", "zlib", "util", "url", "buffer", "string_decoder", "assert"];

interface Import {
  /** As written, without `node:` or a query. */
  name: string;
  place: string;
  /** Path from the root; undefined for packages and Node's own modules. */
  target: string | undefined;
}

/** Every module that a file names: imports, re-exports, types, dynamic imports and globs. */
export function importsOf(source: Source): Import[] {
  const file = parse(source);
  const found: Import[] = [];
  for (const node of nodesOf(file)) {
    for (const text of namesIn(node, file)) {
      const name = text.replace(/\?.*$/, "").replace(/^node:/, "");
      const target = name.startsWith(".")
        ? posix.join(posix.dirname(source.path), name)
        : name.startsWith("/")
          ? name.slice(1)
          : undefined;
      found.push({ name, place: placeOf(source, file, node), target });
    }
  }
  return found;
}

function namesIn(node: ts.Node, file: ts.SourceFile): string[] {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)
      ? [node.moduleSpecifier.text]
      : [];
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return ts.isStringLiteral(node.argument.literal) ? [node.argument.literal.text] : [];
  }
  if (!ts.isCallExpression(node)) return [];
  const callee = node.expression.getText(file);
  if (callee !== "import" && callee !== "import.meta.glob" && callee !== "require") return [];
  return node.arguments.flatMap((argument) =>
    [...nodesOf(argument)].filter(ts.isStringLiteralLike).map(({ text }) => text),
  );
}

const roomOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1];
const rankOf = (room: string | undefined) =>
  rooms.findIndex((names) => room !== undefined && names.includes(room));

/** Imports that run against the one way of the house, as "place: what". */
export function directionFaults(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    importsOf(source).flatMap(({ name, place, target }) => {
      if (target === undefined) return [];
      const fault = (why: string) => [`${place}: ${why}: ${name}`];
      const room = roomOf(target);
      if (source.path.startsWith("scripts/")) {
        const allowed = [...openToScripts, ...(moreForScripts[source.path] ?? [])];
        if (target.startsWith("scripts/") || (room !== undefined && allowed.includes(room))) return [];
        return fault("scripts use src/model and src/lib only");
      }
      if (target.startsWith("scripts/")) return fault("src never reaches scripts");
      if (/^(data|content)\//.test(target))
        return fault("src reads data and content through src/lib/content.ts only");
      if (room === undefined || room === "styles") return [];
      const own = roomOf(source.path);
      if (own !== undefined && rankOf(own) < 0) return fault(`src/${own} is no room of the house`);
      // A file directly in src/ stands outside the row and may use all rooms.
      return own === undefined || rankOf(room) <= rankOf(own) ? [] : fault(`${own} must not use ${room}`);
    }),
  );
}

/** Uses of disk, processes, network or environment where they do not belong. */
export function handFaults(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    if (hands.includes(source.path)) return [];
    const file = parse(source);
    const modules = importsOf(source)
      .filter(({ name }) => builtinModules.includes(name) && !pure.includes(name))
      .filter(({ name }) => name !== "worker_threads" || !threads.includes(source.path))
      .map(({ name, place }) => `${place}: node:${name}`);
    const globals = [...nodesOf(file)].flatMap((node) =>
      ts.isIdentifier(node) && node.text === "process" && !isName(node)
        ? [`${placeOf(source, file, node)}: ${node.parent.getText(file)}`]
        : [],
    );
    return [...modules, ...globals];
  });
}

/** True where an identifier only names a member, as in `x.process` or `{ process: 1 }`. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent)) &&
      parent.name === node)
  );
}

/** Circles among files that import one another, each once, as "a → b → a". */
export function cycles(sources: readonly Source[]): string[] {
  const graph = new Map(
    sources.map((source) => [source.path, importsOf(source).flatMap(({ target }) => target ?? [])]),
  );
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]) => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push([...trail.slice(at), path].join(" → "));
    if (at >= 0 || done.has(path)) return;
    for (const target of graph.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}
