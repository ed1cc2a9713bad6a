import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { z } from "zod";
import { certificate } from "../model/certificate.ts";
import { codebook } from "../model/codebook.ts";
import {
  type Content,
  chapterMatter,
  type GlossarySource,
  glossaryFile,
  pageMatter,
  type Source,
} from "../model/content.ts";
import { figureFile } from "../model/figure-spec.ts";
import type { Output } from "../model/output.ts";
import { type Permalinks, permalinks } from "../model/permalinks.ts";
import type { Problem } from "../model/problem.ts";
import { type Reference, referencesFile } from "../model/reference.ts";
import type { Certified, Derived } from "../model/report.ts";
import { resultsFile } from "../model/result.ts";
import { type PresentationSource, presentationsFile, slideMatter } from "../model/slide.ts";
import { publicStudy } from "../model/study.ts";
import { tables } from "../model/table.ts";
import { decodeText } from "./decode.ts";
import { AuthorError, collector } from "./errors.ts";
import { outputs, outputsNamed } from "./outputs.ts";
import { repeatsKeys } from "./repeated-keys.ts";
import { type Parsed, parseYaml } from "./yaml.ts";

/** What the running build works on, as `scripts/` handed it over. */
interface Handed {
  /** Folders to read. */
  content: string;
  derived: string;
  /** Of a draft, what is wrong beside its texts, with its data; absent for a publication. */
  draft?: Stand;
  /** Versions of earlier releases that stand in the publication as they were. */
  archived: string[];
}

/** What of a draft was found out before its pages are drawn. */
export interface Stand {
  problems: Problem[];
  /** True where the data of the last audited run stand in for those that cannot be shown. */
  standIn: boolean;
}

/** What the running build works on, from the environment. */
export function handedOver(): Handed {
  const { REPORT_CONTENT: content, REPORT_DERIVED: derived, REPORT_DRAFT: draft } = process.env;
  const archived = (process.env.REPORT_ARCHIVED ?? "").split(" ").filter(Boolean);
  if (!content || !derived)
    throw new Error("REPORT_CONTENT and REPORT_DERIVED must name the folders to read");
  return { content, derived, archived, ...(draft ? { draft: JSON.parse(draft) as Stand } : {}) };
}

/** Another text whenever a file in the folders that were handed over, or what is known of the data, has changed. */
export function stampOf({ content, derived, draft }: Handed): string {
  const files = [content, derived].flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name))
      : [],
  );
  const stamps = files.map((path) => {
    const { mtimeMs, size } = statSync(path);
    return `${path} ${mtimeMs} ${size}`;
  });
  return [...stamps, JSON.stringify(draft)].join("\n");
}

/** What is made by the running build: all, or what `--only` names; pages offer nothing else. */
export function outputsMade(): readonly Output[] {
  const { REPORT_ONLY: only } = process.env;
  return only ? outputsNamed(only) : outputs;
}

/**
 * The released data in a derived folder, with their certificate. Throws `AuthorError` where there are none: pages cannot be made before
 * `npm run data` has run.
 */
export function readDerived(folder: string): Certified {
  return parseDerived((name) => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path, "utf8") : undefined;
  });
}

/** Text of a derived file by its name; undefined where there is none. */
type TextOf = (name: string) => string | undefined;

/** The released data and their certificate from the texts of the derived files; throws `AuthorError` like the above. */
export function parseDerived(textOf: TextOf): Certified {
  return { ...parseReleased(textOf), certificate: parse(textOf, "certificate.json", certificate) };
}

/** The released data alone, before they are audited. */
export function parseReleased(textOf: TextOf): Derived {
  return {
    study: parse(textOf, "study.json", publicStudy),
    codebook: parse(textOf, "codebook.json", codebook),
    tables: parse(textOf, "tables.json", tables),
    results: parse(textOf, "results.json", resultsFile).results,
  };
}

function parse<S extends z.ZodType>(textOf: TextOf, name: string, schema: S): z.output<S> {
  const text = textOf(name);
  const parsed = text === undefined ? undefined : safeParse(schema, text);
  if (parsed !== undefined) return parsed;
  throw new AuthorError([
    {
      file: `derived/${name}`,
      what: text === undefined ? "Datei fehlt" : "Datei ist beschädigt oder aus einer anderen Fassung",
      hint: "npm run data ausführen, mit den Antworten in data/.",
    },
  ]);
}

function safeParse<S extends z.ZodType>(schema: S, text: string): z.output<S> | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * Everything under a content folder, read and checked for form. A folder that is not there holds nothing: such a
 * study gets the tables of all questions. Throws `AuthorError` with all faults of all files; for a draft they are added to
 * `faults`, and files that cannot be read are left out.
 */
export function readContent(folder: string, faults?: Problem[]): Content {
  const { attempt, failure, problems } = collector();
  const keep = <T>(parsed: Parsed<T>): T[] => {
    if (parsed.ok) return [parsed.value];
    problems.push(...parsed.problems);
    return [];
  };
  const each = <T>(sub: string, ending: string, use: (file: string, text: string) => T[]): T[] =>
    filesIn(folder, sub, ending).flatMap((name) => {
      const file = `content/${sub}/${name}`;
      const text = attempt(() => decodeText(readFileSync(join(folder, sub, name)), file));
      return text === undefined ? [] : use(file, text);
    });

  const whole = <T>(name: string, use: (file: string, text: string) => Parsed<T[]>): T[] => {
    const path = join(folder, name);
    const file = `content/${name}`;
    const text = existsSync(path) ? attempt(() => decodeText(readFileSync(path), file)) : undefined;
    return text === undefined ? [] : keep(use(file, text)).flat();
  };

  const content: Content = {
    glossary: whole("glossary.yaml", readGlossary),
    presentations: whole("presentations.yaml", readPresentations),
    references: whole("references.json", readReferences),
    chapters: each("chapters", ".md", (file, text) => keep(readSource(file, text, chapterMatter))),
    pages: each("pages", ".md", (file, text) => keep(readSource(file, text, pageMatter))),
    slides: each("slides", ".md", (file, text) => keep(readSource(file, text, slideMatter))),
    figures: each("figures", ".yaml", (file, text) => {
      const id = basename(file, ".yaml");
      if (!/^[a-z][a-z0-9-]*$/.test(id)) problems.push({ file, ...unfit(id) });
      return keep(parseYaml(text, file, figureFile)).map((spec) => ({
        id,
        file,
        spec,
        lineOf: lineFinder(text, 1),
      }));
    }),
  };
  problems.push(
    ...strayFiles(folder),
    ...addressProblems(content.chapters),
    ...addressProblems(content.pages),
    ...addressProblems(content.slides),
  );
  if (problems.length > 0 && faults === undefined) throw failure();
  faults?.push(...problems);
  return content;
}

/** What became of addresses that are no more, from `permalinks.yaml`; nothing where there is no such file. */
export function readPermalinks(folder: string): Permalinks {
  const path = join(folder, "permalinks.yaml");
  const file = "content/permalinks.yaml";
  const text = existsSync(path) ? decodeText(readFileSync(path), file) : "";
  const parsed = parseYaml(text.trim() === "" ? "{}" : text, file, permalinks);
  if (!parsed.ok) throw new AuthorError(parsed.problems);
  return parsed.value;
}

/** Files that look as if they were meant, and would be passed over in silence. */
function strayFiles(folder: string): Problem[] {
  const endings = { chapters: ".md", pages: ".md", slides: ".md", figures: ".yaml" };
  return Object.entries(endings).flatMap(([sub, ending]) =>
    filesIn(folder, sub, "")
      .filter((name) => !name.endsWith(ending))
      .map((name) => ({
        file: `content/${sub}/${name}`,
        what: "wird nicht gelesen",
        hint: `Dateien in diesem Ordner enden auf ${ending}.`,
      })),
  );
}

/** File names become addresses: they must be fit for that, and no two the same. */
function addressProblems(sources: readonly { file: string; slug: string }[]): Problem[] {
  const seen = new Map<string, string>();
  return sources.flatMap(({ file, slug }): Problem[] => {
    if (!/^[a-z0-9][a-z0-9-]*$/.test(slug)) return [{ file, ...unfit(slug) }];
    const earlier = seen.get(slug);
    seen.set(slug, file);
    if (earlier === undefined) return [];
    return [
      {
        file,
        what: `die Adresse ${slug} hat schon ${earlier}`,
        hint: "Die Zahl am Anfang zählt nicht mit; umbenennen.",
      },
    ];
  });
}

const unfit = (name: string) => ({
  what: `${name} taugt nicht als Adresse`,
  hint: "Dateinamen aus Kleinbuchstaben, Ziffern und Bindestrichen bilden.",
});

function filesIn(folder: string, sub: string, ending: string): string[] {
  const path = join(folder, sub);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending) && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .sort();
}

function readSource<S extends z.ZodType>(
  file: string,
  source: string,
  schema: S,
): Parsed<Source<z.output<S>>> {
  const match = /^---\n([\s\S]*?\n)?---(?:\n|$)/.exec(source);
  const matterText = match?.[1] ?? "";
  const parsed = parseYaml(matterText, file, schema, 2);
  if (!parsed.ok) return parsed;
  const before = match?.[0] ?? "";
  return {
    ok: true,
    value: {
      file,
      slug: basename(file, ".md").replace(/^\d+-/, ""),
      matter: parsed.value,
      body: source.slice(before.length),
      bodyLine: before.split("\n").length,
      lineOf: lineFinder(matterText, 2),
    },
  };
}

function readGlossary(file: string, text: string): Parsed<GlossarySource[]> {
  const parsed = parseYaml(text, file, glossaryFile);
  if (!parsed.ok) return parsed;
  const lineOf = lineFinder(text, 1);
  const entries = Object.entries(parsed.value);
  return { ok: true, value: entries.map(([id, entry]) => ({ id, file, line: lineOf(id) ?? 1, ...entry })) };
}

function readPresentations(file: string, text: string): Parsed<PresentationSource[]> {
  const parsed = parseYaml(text, file, presentationsFile);
  if (!parsed.ok) return parsed;
  const lineOf = lineFinder(text, 1);
  const entries = Object.entries(parsed.value);
  return { ok: true, value: entries.map(([id, entry]) => ({ id, file, line: lineOf(id) ?? 1, ...entry })) };
}

/**
 * JSON is YAML as far as it goes: where something is wrong, it is read as such, so that faults have their lines; so is a
 * field that stands twice in a record, of which JSON keeps the second without a word.
 */
function readReferences(file: string, text: string): Parsed<Reference[]> {
  const read = safeParse(referencesFile, text);
  const sound = read && !repeatsKeys(text) ? read : undefined;
  const parsed = sound ? { ok: true as const, value: sound } : parseYaml(text, file, referencesFile);
  if (!parsed.ok) return parsed;
  const ids = parsed.value.map(({ id }) => id);
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
  if (twice.length === 0) return parsed;
  const hint = "Jeder Eintrag hat einen eigenen Namen (id).";
  return { ok: false, problems: twice.map((id) => ({ file, what: `${id} steht zweimal`, hint })) };
}

/** Finds the line of a field at top level; good enough for a message, exact where the field is there. */
function lineFinder(source: string, firstLine: number): (field: string) => number | undefined {
  const lines = source.split("\n");
  return (field) => {
    const at = lines.findIndex((line) => line.startsWith(`${field}:`));
    return at < 0 ? undefined : at + firstLine;
  };
}
