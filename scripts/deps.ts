import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import { everyShipped } from "../src/lib/shipped.ts";
import { readText, root, textsIn } from "./files.ts";
import { type Locked, licenceFaults, lockedPackages } from "./licences.ts";

const packageFile = z.looseObject({
  devDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
});
type PackageFile = z.infer<typeof packageFile>;

/** Versions that stay behind on purpose, each with its reason. */
const held: Readonly<Record<string, string>> = {
  astro: "7.3.5 nennt napi-windows-process-start-time, das npm nicht findet; npm ci lehnt dann ab",
  pagefind:
    "von 1.6.0 fehlten zuerst Pakete einzelner Systeme (@pagefind/…), npm ci lehnte ab; inzwischen sind sie da",
  "@biomejs/biome":
    "von 2.6.8 fehlten zuerst Pakete einzelner Systeme (@biomejs/cli-…), npm ci lehnte ab; inzwischen sind sie da",
  typescript: "die Prüfung der Seiten nimmt 7 noch nicht",
  "@types/node": "gehört zur Fassung von node",
  node: "Fassung mit langer Pflege (LTS)",
};

/** Dependencies that no import names, each with its reason. */
const unnamed: Readonly<Record<string, string>> = {
  node: "führt die Befehle aus",
  "@types/node": "Typen",
  "@types/d3": "Typen",
  "@astrojs/check": "prüft die Seiten, über astro check",
};

/** What is wrong with the list of dependencies and its lock file, in words. */
export function dependencyFaults(
  { devDependencies, allowScripts }: PackageFile,
  lock: string,
  sources: readonly (readonly [path: string, text: string])[],
): string[] {
  const locked = lockedPackages(lock);
  return [
    ...lockFaults(devDependencies, lock, locked),
    ...scriptFaults(allowScripts, locked),
    ...unusedFaults(Object.keys(devDependencies), sources),
    ...licenceFaults(locked, everyShipped),
  ];
}

function lockFaults(
  wanted: PackageFile["devDependencies"],
  lock: string,
  locked: readonly Locked[],
): string[] {
  const exact = Object.entries(wanted).flatMap(([name, version]) =>
    locked.some((each) => each.name === name && each.version === version)
      ? []
      : [`${name} ${version}: steht nicht genau so in package-lock.json`],
  );
  const bare = locked
    .filter(({ version, integrity }) => version === "" || integrity === "")
    .map(({ name }) => `${name}: in package-lock.json ohne Fassung oder Prüfsumme`);
  return [
    ...exact,
    ...bare,
    ...(lock.includes('"resolved"') ? ["package-lock.json nennt Adressen von Paketen"] : []),
  ];
}

function scriptFaults(allowed: PackageFile["allowScripts"], locked: readonly Locked[]): string[] {
  const wanting = new Set(locked.filter(({ hasScript }) => hasScript).map(({ name }) => name));
  const names = Object.keys(allowed).filter((name) => allowed[name]);
  return [
    ...[...wanting]
      .filter((name) => !names.includes(name))
      .map((name) => `${name}: will beim Einrichten etwas ausführen`),
    ...names
      .filter((name) => !wanting.has(name))
      .map((name) => `${name}: darf etwas ausführen, will es aber nicht`),
  ];
}

function unusedFaults(
  names: readonly string[],
  sources: readonly (readonly [path: string, text: string])[],
): string[] {
  const isNamed = (name: string): boolean =>
    name in unnamed || sources.some(([, text]) => text.includes(`"${name}"`) || text.includes(`${name}/`));
  return names.filter((name) => !isNamed(name)).map((name) => `${name}: wird nirgends verwendet`);
}

/** Packages of which there is something newer, in words; undefined where the registry does not answer. */
function outdated(): string[] | undefined {
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm ? [process.execPath, npm] : ["npm"];
  const { stdout, status } = spawnSync(command, [...first, "outdated", "--json", "--fetch-retries=0"], {
    cwd: root,
    encoding: "utf8",
    timeout: 60_000,
    shell: !npm && process.platform === "win32",
  });
  try {
    const found = z.record(z.string(), z.looseObject({ current: z.string().optional(), latest: z.string() }));
    const parsed = found.safeParse(JSON.parse(stdout || "{}"));
    if (!parsed.success || (status !== 0 && Object.keys(parsed.data).length === 0)) return undefined;
    return Object.entries(parsed.data).map(([name, { current = "fehlt", latest }]) => {
      const why = held[name];
      return `${name} ${current} → ${latest}${why === undefined ? "" : ` (bleibt: ${why})`}`;
    });
  } catch {
    return undefined;
  }
}

/** The files of the house that name packages. */
export function namingFiles(): [path: string, text: string][] {
  const code = ["src", "scripts", "tests"].flatMap((room) =>
    [".ts", ".astro", ".js"].flatMap((ending) => textsIn(join(root, room), ending)),
  );
  const settings = ["package.json", "astro.config.mjs"].map((name): [string, string] => {
    const text = readText(join(root, name)) ?? "";
    return [name, name === "package.json" ? JSON.stringify(JSON.parse(text).scripts) : text];
  });
  return [...code, ...settings];
}

/** The package file and the lock file, as they stand. */
export function dependencyFiles(): { file: PackageFile; lock: string } {
  const text = (name: string): string => readText(join(root, name)) ?? "";
  return { file: packageFile.parse(JSON.parse(text("package.json"))), lock: text("package-lock.json") };
}

if (import.meta.main) {
  const { file, lock } = dependencyFiles();
  const faults = dependencyFaults(file, lock, namingFiles());
  const newer = outdated();
  const said = (title: string, lines: readonly string[], none: string): string =>
    `${title}\n${(lines.length > 0 ? lines : [none]).map((line) => `  ${line}`).join("\n")}\n`;
  console.log(said("Falsch:", faults, "nichts: Liste vollständig, alles verwendet, Lizenzen in Ordnung"));
  console.log(
    newer === undefined
      ? "Neuere Fassungen: übersprungen, das Verzeichnis der Pakete antwortet nicht."
      : said("Neuere Fassungen:", newer, "keine"),
  );
  if (faults.length > 0) process.exitCode = 1;
}
