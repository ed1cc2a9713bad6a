import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Browser } from "playwright-core";
import { parseDocument } from "yaml";
import { type Place, placeOf, root } from "../../scripts/files.ts";
import { demonstration } from "../demonstration.ts";
import { buildStudy } from "../setup-site.ts";
import { pagesIn, type Traffic, visit } from "./browse.ts";
import { type Anatomy, anatomyOf } from "./in-page.ts";
import { serve } from "./server.ts";

/** A built publication: its folder, and that of the released data it was made from. */
export interface Built {
  folder: string;
  derived: string;
}

/** The same as a reader sees it who opens every page. */
export interface Seen extends Built {
  /** Address of the start page. */
  url: string;
  pages: { path: string; anatomy: Anatomy }[];
  traffic: Traffic;
}

/** A name and an address for a study that has neither. */
export const author = "Prof. Dr. Erika Mustermann";
export const address = "https://example.org/a/b/";

/** Makes an empty folder outside the project, with a name that no other build has. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "expertise-"));
}

/** Removes a temporary folder, what was built from it, and the cache that the generator keeps under its name. */
export function removeTemporary(folder: string): void {
  const { out, derived, ledger } = placesOf(folder);
  const cache = join(root, "node_modules/.cache/astro", basename(folder));
  for (const path of [folder, out, derived, ledger, `${out}-permalinks.lock`, `${out}-archive`, cache])
    rmSync(path, { recursive: true, force: true });
}

/** Within the project: Astro builds what goes elsewhere in one and the same folder, and two builds meet there. */
function placesOf(folder: string): Place {
  return placeOf({ STUDY: join(folder, "study"), OUT_DIR: join(root, ".cache", basename(folder)) });
}

/** What the publication built from a folder put on record: what releases told, and their sites. */
export function recordedFor(folder: string): { ledger: string[]; archive: string[] } {
  const { ledger, out } = placesOf(folder);
  return { ledger: readdirSync(ledger), archive: readdirSync(`${out}-archive`) };
}

/** A study of few persons, which the insider's audit does in a moment. */
export const few = join(root, "tests/fixtures/wenige");

/**
 * Copies a study (default: the demonstration) into a temporary folder, with another status and everything that a publication has:
 * an author, an address, a version and a day. Returns the study's folder.
 */
export function studyWith(status: string, folder: string, from = demonstration, at = address): string {
  const { study, data, content } = placesOf(folder);
  cpSync(join(from, "data"), data, { recursive: true });
  cpSync(join(from, "content"), content, { recursive: true });
  const file = join(data, "study.yaml");
  const document = parseDocument(textOf(file));
  const release = { version: "1.0", date: "2026-03-31" };
  for (const [field, value] of Object.entries({ status, people: [{ name: author }], address: at, release })) {
    document.setIn([field], document.createNode(value));
  }
  // A final study is audited against its own respondents.
  if (status === "final") document.setIn(["policy", "attacker"], "insider");
  writeFileSync(file, String(document));
  if (status !== "demonstration") {
    // Results from elsewhere say themselves that they are invented; real ones do not.
    const results = join(data, "results");
    for (const name of existsSync(results) ? readdirSync(results) : []) {
      const result = join(results, name);
      writeFileSync(result, textOf(result).replace("Demonstration – erfundene Zahlen: ", ""));
    }
  }
  return study;
}

/** Builds the study of a temporary folder: its site alone, or with all other outputs. */
export function build(folder: string, { whole = false } = {}): Built {
  const { study, out, derived } = placesOf(folder);
  buildStudy(study, out, {}, whole ? [] : ["--only", "site"]);
  return { folder: out, derived };
}

/** Opens all pages of a publication that stands under a base path. */
export async function look(built: Built, base: string, browser: Browser): Promise<Seen> {
  const server = await serve(built.folder, base);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  // A page that leads on at once is not there to be looked at.
  const paths = pagesIn(built.folder).filter((path) => !path.startsWith("fassung/"));
  const { results, traffic } = await visit(context, server.url, paths, async (page, path) => ({
    path,
    anatomy: await page.evaluate(anatomyOf),
  }));
  await context.close();
  await server.close();
  return { ...built, url: server.url, pages: results, traffic };
}

/** Text of a file. */
export function textOf(...path: string[]): string {
  return readFileSync(join(...path), "utf8");
}

/** All files of a folder that are text, by name. */
export function textsIn(folder: string): [name: string, text: string][] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(html|xml|txt|json|svg|csv|css|js|md|bib|ris)$/.test(name))
    .map((name) => [name, textOf(folder, name)]);
}

/** Contents of all `meta` elements of one name. */
export function metasOf({ metas }: Anatomy, name: string): string[] {
  return metas.filter((meta) => meta.name === name).map(({ content }) => content);
}
