import { z } from "zod";
import type { Shipped } from "../src/lib/shipped.ts";

const packages = z.record(
  z.string(),
  z.looseObject({
    version: z.string().optional(),
    license: z.string().optional(),
    integrity: z.string().optional(),
    hasInstallScript: z.boolean().optional(),
  }),
);

/** A package of the lock file, wherever in the tree it lies. */
export interface Locked {
  name: string;
  version: string;
  /** As the package says it (SPDX); empty where it does not. */
  licence: string;
  integrity: string;
  /** True where it wants to run something when it is installed. */
  hasScript: boolean;
}

/** All packages that a lock file names, by name and version, each once. Throws where it is none. */
export function lockedPackages(lock: string): Locked[] {
  const { packages: all } = z.looseObject({ packages }).parse(JSON.parse(lock));
  const found = Object.entries(all).flatMap(([path, each]): Locked[] => {
    if (path === "") return [];
    const name = path.replace(/^.*node_modules\//, "");
    const { version = "", license = "", integrity = "", hasInstallScript = false } = each;
    return [{ name, version, licence: license, integrity, hasScript: hasInstallScript }];
  });
  const once = new Map(found.map((each) => [`${each.name}@${each.version}`, each]));
  return [...once.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Licences that ask for their text and the names of their authors, and nothing more. */
const permissive = [
  ...["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD", "Unlicense", "CC0-1.0", "Zlib"],
  ...["BlueOak-1.0.0", "Python-2.0", "PSF-2.0", "OFL-1.1"],
];

/** Tools under other licences, by the beginning of their names; nothing of them gets into a publication. */
const tools: Readonly<Record<string, { licence: string; why: string }>> = {
  citeproc: {
    licence: "CPAL-1.0 OR AGPL-1.0",
    why: "setzt Quellenangaben; veröffentlicht wird nur deren Wortlaut",
  },
  "axe-core": { licence: "MPL-2.0", why: "prüft Seiten in Tests, unverändert" },
  lightningcss: { licence: "MPL-2.0", why: "liest beim Bauen CSS, unverändert" },
  "@resvg/resvg-wasm": { licence: "MPL-2.0", why: "rechnet beim Bauen Bilder aus, unverändert" },
  "@img/sharp-": { licence: "LGPL-3.0-or-later", why: "liegt Astro bei und läuft hier nicht" },
};

/** What is wrong with the licences of packages: those that are published, and those of all tools. */
export function licenceFaults(locked: readonly Locked[], shipped: readonly Shipped[]): string[] {
  const published = shipped.flatMap(({ package: name, licence }) => {
    const found = locked.find((each) => each.name === name);
    if (found === undefined) return [`${name}: wird veröffentlicht, steht aber nicht in package-lock.json`];
    const isSame = termsOf(found.licence).includes(licence);
    return isSame && permissive.includes(licence)
      ? []
      : [`${name}: ${found.licence || "ohne Lizenz"}, veröffentlicht werden darf das so nicht`];
  });
  const others = locked
    .filter(({ name, licence }) => !isPermissive(licence) && !isAllowed(name, licence))
    .map(({ name, licence }) => `${name}: ${licence || "ohne Lizenz"}`);
  return [...published, ...others];
}

function isAllowed(name: string, licence: string): boolean {
  const tool = Object.keys(tools).find(
    (start) => name === start || name.startsWith(start.replace(/(\w)$/, "$1-")),
  );
  return tool !== undefined && licence.includes(tools[tool]?.licence ?? "");
}

/** The licences that an SPDX expression names. */
function termsOf(expression: string): string[] {
  return expression.split(/\s+(?:AND|OR)\s+|[()]/).filter(Boolean);
}

/** True where every licence asks for little, or one may be chosen that does. */
function isPermissive(expression: string): boolean {
  const terms = termsOf(expression);
  const allows = (term: string): boolean => permissive.includes(term);
  return terms.length > 0 && (/ OR /.test(expression) ? terms.some(allows) : terms.every(allows));
}

/**
 * The file of all licences: the texts of what is published, and the names, versions and licences of all tools. The same
 * on every system, since it follows the lock file and not what is installed.
 */
export function licencesText(lock: string, shipped: readonly (Shipped & { words: string })[]): string {
  const locked = lockedPackages(lock);
  const versionOf = (name: string): string => locked.find((each) => each.name === name)?.version ?? "";
  const line = "=".repeat(78);
  const parts = shipped.map(
    ({ package: name, name: title, use, licence, words }) =>
      `${line}\n${title} (${use}), Paket ${name} ${versionOf(name)}, ${licence}\n${line}\n\n${words.replaceAll("\r", "").trim()}\n`,
  );
  const exceptions = Object.entries(tools).map(
    ([name, { licence, why }]) => `  ${name} (${licence}): ${why}`,
  );
  const used = locked.filter(({ name }) => !shipped.some((each) => each.package === name));
  const all = used.map(({ name, version, licence }) => `  ${name} ${version}: ${licence}`);
  return [
    "LIZENZEN",
    "",
    "1. Was von anderen in dieser Veröffentlichung steht, mit den Texten der Lizenzen",
    "",
    ...parts,
    line,
    "2. Werkzeuge, mit denen sie gemacht ist",
    line,
    "",
    "Von ihnen steht nichts in der Veröffentlichung. Unter anderen Bedingungen als bloßer Namensnennung stehen:",
    ...exceptions,
    "",
    ...all,
    "",
  ].join("\n");
}
