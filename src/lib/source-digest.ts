import { createHash } from "node:crypto";
import type { Assembled, Derived } from "../model/report.ts";
import type { PublicStudy } from "../model/study.ts";
import { versionText } from "./cite.ts";

/** What a digest is taken of. */
export type Digested = Derived & Pick<Assembled, "texts">;

const made = new WeakMap<object, string>();

/**
 * Short name of what a report is made from, its released data and its texts: two files with the same one say the same.
 * Eight hexadecimal digits; it stands in every output beside version and date.
 */
export function sourceDigest(report: Digested): string {
  const { study, codebook, tables, results, texts } = report;
  const digest = made.get(report) ?? digestOf([study, codebook, tables, results, texts]).slice(0, 8);
  made.set(report, digest);
  return digest;
}

/** Version, day and digest in words, as every output carries them: „Fassung 1.0 vom 31. März 2026, Stand 1a2b3c4d“. */
export function stateText({ release }: Pick<PublicStudy, "release">, digest: string): string {
  return `${versionText(release)}, Stand\u00a0${digest}`;
}

/** SHA-256 of a value as JSON, in hexadecimal digits. */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
