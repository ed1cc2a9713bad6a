import { z } from "zod";
import { output } from "./output.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What a publication was made from and with, as `build.json` says beside its pages: the same on every machine. Digests are
 * SHA-256; of texts, with plain line feeds.
 */
export const buildRecord = z.strictObject({
  study: z.strictObject({
    title: z.string(),
    status: z.string(),
    version: z.string(),
    date: z.iso.date().optional(),
  }),
  /** What was made: not all of it is a build while writing, never to be published. */
  outputs: z.array(output),
  draft: z.boolean(),
  /** As it stands in documents and slides. */
  sourceDigest: z.string(),
  /** Released data, texts, and earlier releases by path. Of responses there is no digest: it would tell of them. */
  inputs: z.record(z.string(), sha256),
  /** How respondents are protected (`policy` of the study). */
  policy: z.record(z.string(), z.unknown()),
  certificate: z.strictObject({ kind: z.string(), attacker: z.string(), digest: sha256 }),
  generator: z.strictObject({
    version: z.string(),
    /** Digest of its own code, styles and fonts. */
    code: sha256,
    /** Digest of the lock file of its packages. */
    packages: sha256,
    node: z.string(),
    /** Versions of the packages that it reads, draws, sets and packs with. */
    versions: z.record(z.string(), z.string()),
  }),
});
export type BuildRecord = z.infer<typeof buildRecord>;
