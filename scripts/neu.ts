import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { parseDocument } from "yaml";
import { chartTypes } from "../src/charts/index.ts";
import { assemble } from "../src/lib/assemble.ts";
import { parseDerived, parseReleased, readContent } from "../src/lib/content.ts";
import { AuthorError } from "../src/lib/errors.ts";
import type { Report } from "../src/model/report.ts";
import { type Apart, unanimousIn } from "./apart.ts";
import { deriveData } from "./data.ts";
import { type Place, placeOf, removeFolder, root, sourceFile } from "./files.ts";
import { readDataset } from "./read/index.ts";
import type { SourceFile } from "./read/source.ts";
import { auditedWith, setApart } from "./skeleton/audited.ts";
import { summary, type Wish, wishOf } from "./skeleton/command.ts";
import { chooseGroupings, type Proposals } from "./skeleton/groupings.ts";
import { type Skeleton, skeletonOf } from "./skeleton/index.ts";
import { type StudyDraft, studyYaml } from "./skeleton/study-yaml.ts";

/** Files of a study that are ours and no export; they are never taken for one, and guides go along. */
const own = ["study.yaml", "population.csv", "releases.yaml", "permalinks.lock", "OFFEN.md"];
const guides = ["README.md", "LICENSE.md"];
const folders = ["data", "content"] as const;

/**
 * Makes the skeleton of a study from an export and puts it in its place: prepared and checked beside it, then moved.
 * Returns what is to be said of it; throws `AuthorError`, and leaves everything as it was, where something is wrong.
 */
export async function makeNew(study: string, wish: Wish): Promise<string> {
  const aside = asideOf(study, wish);
  const given = givenFiles(wish.paths, study);
  const { used, title } = readExport(given, wish.ignore);
  const isNew = !existsSync(study);
  const workshop = join(study, ".neu");
  removeFolder(workshop);
  try {
    mkdirSync(join(workshop, "data"), { recursive: true });
    const place = placeOf({ STUDY: workshop, OUT_DIR: join(workshop, "dist") });
    const { skeleton, report, said } = await prepare(place, used, { title, ignore: wish.ignore });
    keepGuides(study, workshop);
    const moves = folders.map((name): [string, string] => [join(workshop, name), join(study, name)]);
    moveAll([...aside.moves, ...moves]);
    const left = [...given.keys()].filter((path) => !used.includes(path));
    const names = { used: used.map((path) => basename(path)), left: left.map((path) => basename(path)) };
    return summary({ study, ...names, aside: aside.said, skeleton, report, said });
  } finally {
    removeFolder(workshop);
    if (isNew && existsSync(study) && readdirSync(study).length === 0) removeFolder(study);
  }
}

/** What lies in the target already, and where it goes; refuses to touch a study of somebody's own without being asked. */
function asideOf(study: string, { replace }: Wish): { moves: [string, string][]; said: string[] } {
  const there = folders.filter((name) => existsSync(join(study, name)));
  if (there.length === 0) return { moves: [], said: [] };
  const isDemonstration = statusOf(join(study, "data", "study.yaml")) === "demonstration";
  if (!isDemonstration && !replace) {
    throw new AuthorError([
      {
        file: there.join(", "),
        what: `in ${study} liegt schon eine Studie`,
        hint: `Mit der Option --ersetzen wird sie beiseite gelegt (${there.map((name) => `${name}-alt-1`).join(", ")}), nicht gelöscht: npm run neu -- --ersetzen …`,
      },
    ]);
  }
  const target = (name: string, n: number) =>
    isDemonstration ? join(`demonstration${n === 1 ? "" : `-${n}`}`, name) : `${name}-alt-${n}`;
  const top = (name: string, n: number) => (isDemonstration ? dirname(target(name, n)) : target(name, n));
  let n = 1;
  while (folders.some((name) => existsSync(join(study, top(name, n))))) n++;
  return {
    moves: there.map((name) => [join(study, name), join(study, target(name, n))]),
    said: there.map((name) => `${name} → ${target(name, n).split(sep).join("/")}`),
  };
}

/** The status that a `study.yaml` names, whatever else is in it; undefined where there is none. */
function statusOf(path: string): unknown {
  if (!existsSync(path)) return undefined;
  const study: unknown = parseDocument(readFileSync(path, "utf8")).toJS();
  return study !== null && typeof study === "object" && "status" in study ? study.status : undefined;
}

/** The files that the author named, folders by the files directly in them. */
function givenFiles(paths: readonly string[], study: string): Map<string, SourceFile> {
  const files = new Map<string, SourceFile>();
  const refuse = (file: string, what: string, hint: string) => {
    throw new AuthorError([{ file, what, hint }]);
  };
  for (const path of paths) {
    if (!existsSync(path))
      refuse(
        path,
        "gibt es nicht",
        "Den Namen prüfen; er gilt ab dem Ordner, in dem der Befehl gegeben wird.",
      );
    const isFolder = statSync(path).isDirectory();
    const names = isFolder
      ? readdirSync(path, { withFileTypes: true })
          .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
          .map(({ name }) => name)
          .filter((name) => ![...own, ...guides].includes(name))
          .sort()
          .map((name) => join(path, name))
      : [path];
    for (const file of names) {
      const name = basename(file);
      if (own.includes(name)) refuse(file, "heißt wie eine Datei der Studie", "Die Exportdatei umbenennen.");
      const other = [...files.keys()].find((taken) => basename(taken).toLowerCase() === name.toLowerCase());
      if (other !== undefined && resolve(other) !== resolve(file))
        refuse(file, `heißt wie ${other}`, "Eine der beiden Exportdateien umbenennen.");
      const inside = relative(join(study, "data"), resolve(file));
      if (!inside.startsWith("..") && resolve(inside) !== inside) {
        refuse(
          file,
          "liegt im Ordner data der Studie, der beiseite rückt",
          "Den Export in einen anderen Ordner legen; der Befehl kopiert ihn selbst nach data.",
        );
      }
      files.set(file, sourceFile(file.split(sep).join("/"), file));
    }
  }
  return files;
}

/** Reads the export once as it lies there: its title, and which of the files it really is. */
function readExport(
  given: ReadonlyMap<string, SourceFile>,
  ignore: string[],
): { used: string[]; title: string } {
  const used = new Set<string>();
  const watched = [...given].map(([path, file]): SourceFile => {
    const chunks = () => {
      used.add(path);
      return file.chunks();
    };
    return { ...file, chunks };
  });
  try {
    const dataset = readDataset(watched, { ignore });
    for (const _ of dataset.responses());
    return { used: [...given.keys()].filter((path) => used.has(path)), title: dataset.codebook.title };
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    // There is no study.yaml yet to name them in.
    const hint = (text: string) =>
      text.replace("in study.yaml unter responses.ignore nennen", "mit --ohne <Spalte> weglassen");
    throw new AuthorError(error.problems.map((problem) => ({ ...problem, hint: hint(problem.hint) })));
  }
}

interface Prepared {
  skeleton: Skeleton;
  report: Report;
  /** What `npm run data` says of the data. */
  said: string;
}

/** Writes the whole study into its temporary place and makes sure, as the build does, that it holds together. */
async function prepare(
  place: Place,
  files: readonly string[],
  study: Omit<StudyDraft, "proposals">,
): Promise<Prepared> {
  for (const file of files) copyFileSync(file, join(place.data, basename(file)));
  const reserve: Apart = { withhold: [], known: [] };
  const derive = (proposals: Proposals) => {
    const title = study.title || "Befragung";
    writeFileSync(join(place.data, "study.yaml"), studyYaml({ ...study, title, proposals, ...reserve }));
    return deriveData(place);
  };
  const none: Proposals = { taken: [], left: [] };
  const first = derive(none).material;
  setApart(unanimousIn(first.tables, first.release.dataset.codebook), first, reserve);
  const plain = derive(none).files;
  const proposals = chooseGroupings(
    parseReleased((name) => plain[name]),
    (taken) => {
      try {
        return derive({ taken, left: [] }).material.tables;
      } catch (error) {
        // Protection refuses some groupings beside others: then they are no proposal.
        if (error instanceof AuthorError) return undefined;
        throw error;
      }
    },
  );
  const passed = await auditedWith(place, proposals, derive, reserve);
  const { files: texts, report: said } = passed.audited;
  const derived = parseDerived((name) => texts[name]);

  const skeleton = skeletonOf(derived, passed.proposals, chartTypes);
  for (const [name, text] of Object.entries(skeleton.content)) {
    const path = join(place.content, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  writeFileSync(join(place.data, "OFFEN.md"), skeleton.open);
  return { skeleton, report: assemble(readContent(place.content), derived, chartTypes), said };
}

/** Guides that lie in the old folders explain the new ones as well. */
function keepGuides(study: string, workshop: string): void {
  for (const folder of folders) {
    for (const guide of guides) {
      const from = join(study, folder, guide);
      if (existsSync(from)) copyFileSync(from, join(workshop, folder, guide));
    }
  }
}

/** Moves folders, each from the first path to the second, in order; all of them, or none where one fails. */
function moveAll(moves: readonly (readonly [from: string, to: string])[]): void {
  const done: (readonly [string, string])[] = [];
  const made: string[] = [];
  try {
    for (const [from, to] of moves) {
      made.push(mkdirSync(dirname(to), { recursive: true }) ?? "");
      renameSync(from, to);
      done.push([from, to]);
    }
  } catch {
    for (const [from, to] of done.reverse()) renameSync(to, from);
    for (const folder of made) if (folder !== "") removeFolder(folder);
    throw new AuthorError([
      {
        file: moves.at(-1)?.[1] ?? "",
        what: "die Ordner lassen sich nicht verschieben; alles steht noch wie zuvor",
        hint: "Vorschau und Programme schließen, in denen eine Datei daraus geöffnet ist, und den Befehl wiederholen.",
      },
    ]);
  }
}

if (import.meta.main) {
  try {
    const { STUDY, INIT_CWD } = process.env;
    const from = INIT_CWD ?? process.cwd();
    const wish = wishOf(process.argv.slice(2));
    const paths = wish.paths.map((path) => resolve(from, path));
    console.log(await makeNew(STUDY ? resolve(from, STUDY) : root, { ...wish, paths }));
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
