import { createHash, createHmac, randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Certificate, certificate as certificateSchema } from "../src/model/certificate.ts";
import type { Answer } from "./dataset.ts";
import { type Place, readText, root, textsIn } from "./files.ts";
import { stableJson } from "./json.ts";
import { ledgerText } from "./ledger.ts";
import type { Derived } from "./release.ts";
import { textWithoutDuplicates } from "./release.ts";
import { replaceFolder } from "./swap.ts";

/** Name of the certificate among the derived files. */
export const certificateFile = "certificate.json";

/** Derived files with the certificate among them. */
export type CertifiedFiles = Record<string, string> & { "certificate.json": string };

/** Digest of the released data, whatever lies beside them. */
export function digestOf(files: Readonly<Record<string, string | undefined>>): string {
  const hash = createHash("sha256");
  for (const name of Object.keys(files).sort()) {
    if (name !== certificateFile) hash.update(`${name}\0${files[name]}\0`);
  }
  return hash.digest("hex");
}

/** True where derived data are those that their certificate was made for. */
export function isCertified(place: Place, { digest }: Certificate): boolean {
  const names = ["codebook.json", "results.json", "study.json", "tables.json"];
  return (
    digest === digestOf(Object.fromEntries(names.map((name) => [name, readText(join(place.derived, name))])))
  );
}

/** The certificate as it is written: where the one that is there says the same, the time of that audit stays. */
export function certificateKept(place: Place, certificate: Certificate): string {
  const before = certificateIn(readText(join(place.derived, certificateFile)));
  const same =
    before && certificateText({ ...before, time: certificate.time }) === certificateText(certificate);
  return certificateText(same ? before : certificate);
}

function certificateIn(text: string | undefined): Certificate | undefined {
  try {
    return text === undefined ? undefined : certificateSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A certificate as it is written. */
export function certificateText(certificate: Certificate): string {
  return stableJson(certificateSchema.parse(certificate));
}

/**
 * What makes an earlier audit count for this one, too: the same released data and certificate, policy and filters, code,
 * and the same answers. All of it is sealed together, under a key of its own, and the seal stays on this computer,
 * beside the answers: a digest of answers that was published, or kept elsewhere, would confirm to whoever knows all of
 * them but one what that one is.
 */
export function memoryOf(
  place: Place,
  derived: Derived,
  answers: readonly (readonly Answer[])[],
  weights: readonly number[] = [],
) {
  const { release } = derived.material;
  const folder = place.study === root ? join(root, ".cache", "audit") : `${place.out}-audit`;
  const sealOf = (key: string, files: Readonly<Record<string, string | undefined>>) => {
    const hash = createHmac("sha256", key);
    hash.update(`${digestOf(files)}\0${files[certificateFile]}\0${codeDigest()}\0`);
    hash.update(JSON.stringify([release.study, release.dataset.asked, release.dataset.variables]));
    hash.update(`${ledgerText(place)}\0${weights.join()}\0`);
    for (const own of answers)
      hash.update(`\n${own.map((answer) => (answer === undefined ? "" : String(answer))).join()}`);
    return hash.digest("hex");
  };
  return {
    /** The files of that audit and their certificate; undefined where it has to be done. */
    recall(): { files: CertifiedFiles; certificate: Certificate } | undefined {
      const [key, seal] = (readText(join(folder, "seal")) ?? "").split("\n");
      const text = readText(join(place.derived, certificateFile));
      const certificate = certificateIn(text);
      if (!key || text === undefined || certificate?.kind !== "passed") return undefined;
      const without = { ...derived.files, "tables.json": textWithoutDuplicates(derived.material.tables) };
      const own = [derived.files, without].find((files) => digestOf(files) === certificate.digest);
      if (own === undefined || sealOf(key, { ...own, [certificateFile]: text }) !== seal) return undefined;
      return { files: { ...own, [certificateFile]: text }, certificate };
    },
    keep(files: CertifiedFiles): void {
      const key = randomBytes(32).toString("hex");
      replaceFolder(folder, { seal: `${key}\n${sealOf(key, files)}\n` });
    },
  };
}

/** Digest of everything that reads, counts, protects and audits. */
function codeDigest(): string {
  const hash = createHash("sha256");
  for (const folder of ["scripts", "src/model", "src/lib"]) {
    for (const [name, text] of textsIn(join(root, folder), ".ts")) hash.update(`${name}\0${text}\0`);
  }
  return hash.update(readText(join(root, "package.json")) ?? "").digest("hex");
}
