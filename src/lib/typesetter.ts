import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { fromEarlier, keep } from "./kept.ts";

/** Faces that documents are set in, as their packages hold them. */
const faces = [
  "source-serif-4/400Regular/SourceSerif4_400Regular",
  "source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic",
  "source-serif-4/600SemiBold/SourceSerif4_600SemiBold",
  "source-serif-4/600SemiBold_Italic/SourceSerif4_600SemiBold_Italic",
  "source-sans-3/400Regular/SourceSans3_400Regular",
  "source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic",
  "source-sans-3/600SemiBold/SourceSans3_600SemiBold",
  "source-sans-3/600SemiBold_Italic/SourceSans3_600SemiBold_Italic",
];

/** What of the typesetter is used; its package brings more, and a program for each kind of machine. */
interface Compiler {
  compile(source: { mainFileContent: string }): {
    readonly result: object | null;
    hasError(): boolean;
    takeDiagnostics(): { readonly shortDiagnostics: unknown[] } | null;
  };
  query(document: object, asked: { selector: string; field: string }): unknown;
  pdf(document: object, options: { pdfStandard: string }): Uint8Array;
}

interface Typesetter {
  NodeCompiler: { create(options: { workspace: string; fontArgs: { fontBlobs: Uint8Array[] }[] }): Compiler };
}

// Not imported: a bundler must leave a program of the machine where it is.
const load = createRequire(import.meta.url);
let started: { compiler: Compiler; fonts: Uint8Array[] } | undefined;

/** Starts the typesetter once for a process: to look through fonts takes a quarter of a second. */
function start(): { compiler: Compiler; fonts: Uint8Array[] } {
  if (started) return started;
  const { NodeCompiler } = load("@myriaddreamin/typst-ts-node-compiler") as Typesetter;
  const fonts = faces.map((name) => readFileSync(load.resolve(`@expo-google-fonts/${name}.ttf`)));
  // No file of the folder is read, but there must be one.
  const compiler = NodeCompiler.create({ workspace: tmpdir(), fontArgs: [{ fontBlobs: fonts }] });
  started = { compiler, fonts };
  return started;
}

/** The fonts of documents as TTF. */
export const documentFonts = (): readonly Uint8Array[] => start().fonts;

/** A document that was set: its file, and what its source marked as `metadata` with the label `place`. */
export interface Typeset {
  bytes: Uint8Array;
  places: unknown[];
}

/** Sets a Typst document as PDF/UA-1; throws where Typst refuses, which is a fault of the program, not of an author. */
export function typeset(source: string): Typeset {
  const digest = createHash("sha256").update(source).digest("hex");
  const [file, list] = [`${digest}.pdf`, `${digest}.json`];
  const [bytes, places] = [fromEarlier(file), fromEarlier(list)];
  if (bytes && places) return { bytes, places: JSON.parse(new TextDecoder().decode(places)) as unknown[] };
  const done = setNow(source);
  keep(list, new TextEncoder().encode(JSON.stringify(done.places)));
  return { ...done, bytes: keep(file, done.bytes) };
}

function setNow(source: string): Typeset {
  const { compiler } = start();
  const done = compiler.compile({ mainFileContent: source });
  if (done.result === null || done.hasError())
    throw new Error(`Typst: ${JSON.stringify(done.takeDiagnostics()?.shortDiagnostics)}`);
  const bytes = compiler.pdf(done.result, { pdfStandard: "ua-1" });
  const places = compiler.query(done.result, { selector: "<place>", field: "value" }) as unknown[];
  return { bytes, places };
}
