import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { z } from "zod";
import { codebook } from "../model/codebook.ts";
import { type Content, chapterMatter, pageMatter, type Source } from "../model/content.ts";
import { figureSpec } from "../model/figure.ts";
import type { Problem } from "../model/problem.ts";
import type { Derived } from "../model/report.ts";
import { publicStudy } from "../model/study.ts";
import { tables } from "../model/table.ts";
import { AuthorError } from "./errors.ts";
import { type Parsed, parseYaml } from "./yaml.ts";

/** The folders that the running build works on, as `scripts/` handed them over. */
export function foldersFromEnvironment(): { content: string; derived: string } {
  const { REPORT_CONTENT: content, REPORT_DERIVED: derived } = process.env;
  if (!content || !derived)
    throw new Error("REPORT_CONTENT and REPORT_DERIVED must name the folders to read");
  return { content, derived };
}

/**
 * The released data in a derived folder. Throws `AuthorError` where there are none: pages cannot be made before
 * `npm run data` has run.
 */
export function readDerived(folder: string): Derived {
  return parseDerived((name) => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path, "utf8") : undefined;
  });
}

/** The released data from the texts of the derived files. */
export function parseDerived(textOf: (name: string) => string | undefined): Derived {
  const read = <S extends z.ZodType>(name: string, schema: S): z.output<S> => {
    const text = textOf(name);
    if (text !== undefined) return schema.parse(JSON.parse(text));
    throw new AuthorError([
      {
        file: `derived/${name}`,
        what: "Datei fehlt",
        hint: "Zuerst npm run data ausführen, mit den Antworten in data/.",
      },
    ]);
  };
  return {
    study: read("study.json", publicStudy),
    codebook: read("codebook.json", codebook),
    tables: read("tables.json", tables),
  };
}

/**
 * Everything under a content folder, read and checked for form. A folder that is not there holds nothing: such a
 * study gets the tables of all questions. Throws `AuthorError` with all faults of all files.
 */
export function readContent(folder: string): Content {
  const problems: Problem[] = [];
  const keep = <T>(parsed: Parsed<T>): T[] => {
    if (parsed.ok) return [parsed.value];
    problems.push(...parsed.problems);
    return [];
  };
  const markdown = <S extends z.ZodType>(sub: string, schema: S) =>
    filesIn(folder, sub, ".md").flatMap((name) =>
      keep(readSource(`content/${sub}/${name}`, text(folder, sub, name), schema)),
    );

  const content: Content = {
    chapters: markdown("chapters", chapterMatter),
    pages: markdown("pages", pageMatter),
    figures: filesIn(folder, "figures", ".yaml").flatMap((name) => {
      const file = `content/figures/${name}`;
      const source = text(folder, "figures", name);
      const id = basename(name, ".yaml");
      if (!/^[a-z][a-z0-9-]*$/.test(id)) {
        problems.push({
          file,
          what: `${id} taugt nicht als Adresse`,
          hint: "Dateinamen aus Kleinbuchstaben, Ziffern und Bindestrichen bilden.",
        });
      }
      return keep(parseYaml(source, file, figureSpec)).map((spec) => ({
        id,
        file,
        spec,
        lineOf: lineFinder(source, 1),
      }));
    }),
  };
  if (problems.length > 0) throw new AuthorError(problems);
  return content;
}

function filesIn(folder: string, sub: string, ending: string): string[] {
  const path = join(folder, sub);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(ending) && !name.startsWith("."))
    .sort();
}

function text(folder: string, sub: string, name: string): string {
  return readFileSync(join(folder, sub, name), "utf8")
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n");
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

/** Finds the line of a field at top level; good enough for a message, exact where the field is there. */
function lineFinder(source: string, firstLine: number): (field: string) => number | undefined {
  const lines = source.split("\n");
  return (field) => {
    const at = lines.findIndex((line) => line.startsWith(`${field}:`));
    return at < 0 ? undefined : at + firstLine;
  };
}
