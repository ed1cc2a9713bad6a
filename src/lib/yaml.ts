import { type Document, isMap, isPair, LineCounter, type Node, parseDocument } from "yaml";
import { z } from "zod";
import type { Problem } from "../model/problem.ts";
import { suggest } from "./errors.ts";

z.config(z.locales.de());

/** A value that keeps to its schema, or everything that is wrong with it. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

/**
 * Reads YAML and checks it against a schema: the value, or every fault with its line.
 * @param firstLine line of the file on which the text begins (front matter starts on line 2)
 */
export function parseYaml<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
  firstLine = 1,
): Parsed<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "error" });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  if (document.errors.length > 0) {
    const problems = document.errors.map(
      (error): Problem => ({ file, line: lineAt(error.pos[0]), ...explain(error.code) }),
    );
    return { ok: false, problems };
  }
  let plain: unknown;
  try {
    plain = document.toJS();
  } catch {
    return { ok: false, problems: [{ file, what: "ein Wert beginnt mit *", hint: quoteIt }] };
  }
  const result = schema.safeParse(withoutNulls(plain) ?? {}, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  const problems = result.error.issues.flatMap((issue) =>
    explainIssue(issue, schema).map(({ path, ...rest }): Problem => {
      const offset = offsetOf(document, path);
      return { file, ...(offset === undefined ? {} : { line: lineAt(offset) }), ...rest };
    }),
  );
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { ok: false, problems };
}

const quoteIt = "Den Wert in gerade Anführungszeichen setzen.";

/** A field whose value was commented out is a field that is not there. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => (entry === null ? [] : [[key, withoutNulls(entry)]])),
  );
}

function explain(code: string): { what: string; hint: string } {
  switch (code) {
    case "DUPLICATE_KEY":
      return { what: "ein Feld steht zweimal", hint: "Eines der beiden Felder löschen." };
    case "TAB_AS_INDENT":
      return { what: "mit Tabulator eingerückt", hint: "Mit Leerzeichen einrücken." };
    case "BAD_INDENT":
    case "MULTILINE_IMPLICIT_KEY":
    case "BLOCK_AS_IMPLICIT_KEY":
    case "MISSING_CHAR":
      return {
        what: "kein gültiges YAML",
        hint: "Einrückung, Doppelpunkte und Anführungszeichen hier und in der Zeile davor prüfen; ein Text mit Doppelpunkt gehört in Anführungszeichen.",
      };
    case "UNEXPECTED_TOKEN":
    case "BAD_SCALAR_START":
    case "BAD_ALIAS":
      return {
        what: "ein Wert beginnt mit einem Zeichen, das in YAML etwas anderes bedeutet",
        hint: quoteIt,
      };
    default:
      return { what: `kein gültiges YAML (${code})`, hint: "Diese Zeile und die davor prüfen." };
  }
}

type Explained = { path: PropertyKey[]; what: string; hint: string };

function explainIssue(issue: z.core.$ZodIssue, schema: z.ZodType): Explained[] {
  const path = [...issue.path];
  const name = path.join(".");
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, path);
    return issue.keys.map((key) => ({
      path: [...path, key],
      what: `unbekanntes Feld: ${[...path, key].join(".")}`,
      hint: suggest(key, known),
    }));
  }
  if (issue.code === "invalid_type" && issue.input === undefined) {
    return [
      { path, what: `Feld fehlt: ${name}`, hint: "Das Feld ergänzen; die Anleitung nennt seine Bedeutung." },
    ];
  }
  if (issue.code === "custom" && typeof issue.params?.what === "string")
    return [{ path, what: issue.params.what, hint: hintFor(issue) }];
  return [
    { path, what: name ? `${name}: passt nicht` : "kein Feld, sondern etwas anderes", hint: hintFor(issue) },
  ];
}

const typeNames: Record<string, string> = {
  string: "ein Text",
  number: "eine Zahl",
  int: "eine ganze Zahl",
  boolean: "true oder false",
  array: "eine Liste in eckigen Klammern",
  object: "Felder, eingerückt darunter",
  record: "Felder, eingerückt darunter",
  tuple: "eine Liste in eckigen Klammern",
};

/** What is expected, in words; a schema's own message says it best. */
function hintFor(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") {
    const mapping = issue.input !== null && typeof issue.input === "object" && issue.expected === "string";
    return mapping ? quoteIt : `Hier steht ${typeNames[issue.expected] ?? issue.expected}.`;
  }
  if (issue.code === "invalid_value") return `Möglich ist: ${issue.values.join(", ")}.`;
  if (issue.code === "too_small") return `Mindestens ${issue.minimum}.`;
  if (issue.code === "too_big") return `Höchstens ${issue.maximum}.`;
  if (issue.code === "invalid_key")
    return `Der Name besteht aus: ${issue.issues[0]?.message ?? "Kleinbuchstaben"}.`;
  if (issue.code === "invalid_format" && issue.format === "url")
    return "Eine vollständige Adresse, die mit https:// beginnt.";
  if (issue.code === "invalid_format" && issue.format === "email") return "Eine E-Mail-Adresse.";
  return /^(ein|eine|Klein)/.test(issue.message) ? `Erwartet wird: ${issue.message}.` : `${issue.message}.`;
}

/** Offset of the node at a path, or of its nearest ancestor; of the key where the node is a field. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = document.getIn(path.slice(0, depth - 1), true) as Node | undefined;
    const key = path[depth - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(
        (p) => isPair(p) && String((p.key as { value?: unknown }).value ?? p.key) === String(key),
      );
      const range = (pair?.key as Node | undefined)?.range;
      if (range) return range[0];
    }
    const node = document.getIn(path.slice(0, depth), true) as Node | undefined;
    if (node?.range) return node.range[0];
  }
  return undefined;
}

/** The field names that a schema knows at a path; empty where that cannot be told. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const key of path) {
    at = unwrap(at);
    if (at instanceof z.ZodObject) at = (at.shape as Record<string, unknown>)[String(key)];
    else if (at instanceof z.ZodRecord) at = at.valueType;
    else if (at instanceof z.ZodArray) at = at.element;
    else return [];
  }
  at = unwrap(at);
  return at instanceof z.ZodObject ? Object.keys(at.shape as object) : [];
}

function unwrap(schema: unknown): unknown {
  let at = schema;
  for (;;) {
    if (at instanceof z.ZodDefault || at instanceof z.ZodPrefault || at instanceof z.ZodOptional)
      at = at.def.innerType;
    else if (at instanceof z.ZodPipe) at = at.def.in;
    else return at;
  }
}
