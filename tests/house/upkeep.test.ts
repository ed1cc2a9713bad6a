import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { root } from "./sources.ts";

const textOf = (path: string): string => readFileSync(join(root, path), "utf8");
const packageFile = z.looseObject({
  version: z.string(),
  license: z.string(),
  scripts: z.record(z.string(), z.string()),
});
const { version, license, scripts } = packageFile.parse(JSON.parse(textOf("package.json")));

describe("what maintainers read", () => {
  const guides = ["CONTRIBUTING.md", ".readme/choices.md", "README.md"];

  test.each(guides)("names only files that are there, and commands that there are (%s)", (guide) => {
    const text = textOf(guide);
    const paths = [
      ...text.matchAll(/`((?:src|scripts|tests|content|data|\.readme)\/[\w./-]*\w[\w./-]*)`/g),
    ].map(([, path = ""]) => path);
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = ""]) =>
      join(guide.startsWith(".readme/") ? ".readme" : "", path),
    );
    const isMade = (path: string): boolean => /^(data\/(derived|ledger|archive|results)|dist)/.test(path);
    const missing = [...paths, ...links].filter((path) => !isMade(path) && !existsSync(join(root, path)));
    expect(missing).toEqual([]);
    const commands = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  });

  test("tells in one page how to add a figure, a chart type, an output, an input format, and a study", () => {
    const text = textOf("CONTRIBUTING.md");
    for (const what of ["A figure", "A chart type", "An output", "An input format", "A study"])
      expect(text).toContain(`**${what}**`);
    expect(text.split(/\s+/).length).toBeLessThan(750);
  });

  test("explains six choices, each in half a page", () => {
    const choices = textOf(".readme/choices.md").split(/^## /m).slice(1);
    expect(choices).toHaveLength(6);
    for (const choice of choices) {
      const words = choice.split(/\s+/).length;
      expect(words).toBeGreaterThan(100);
      expect(words).toBeLessThan(260);
    }
  });
});

/** What the standard asks for (publiccode.yml 0.4, core). */
const publiccode = z.looseObject({
  publiccodeYmlVersion: z.literal("0.4"),
  name: z.string().min(1),
  url: z.url(),
  softwareVersion: z.literal(version),
  releaseDate: z.iso.date(),
  platforms: z.array(z.string()).min(1),
  categories: z.array(z.string()).min(1),
  developmentStatus: z.enum(["concept", "development", "beta", "stable", "obsolete"]),
  softwareType: z.enum([
    "standalone/mobile",
    "standalone/iot",
    "standalone/desktop",
    "standalone/web",
    "standalone/backend",
    "standalone/other",
    "addon",
    "library",
    "configurationFiles",
  ]),
  description: z.record(
    z.string().regex(/^[a-z]{2,3}$/),
    z.looseObject({
      genericName: z.string().max(35),
      shortDescription: z.string().max(150),
      longDescription: z.string().min(500).max(10_000),
      features: z.array(z.string().max(100)).min(1),
    }),
  ),
  legal: z.looseObject({ license: z.literal(license) }),
  maintenance: z.looseObject({
    type: z.enum(["internal", "contract", "community", "none"]),
    contacts: z.array(z.looseObject({ name: z.string().min(1) })).min(1),
  }),
  localisation: z.looseObject({
    localisationReady: z.boolean(),
    availableLanguages: z.array(z.string()).min(1),
  }),
});

test("publiccode.yml says what its standard asks for, in German and English", () => {
  const read = publiccode.safeParse(parse(textOf("publiccode.yml")));
  expect(read.error?.issues ?? []).toEqual([]);
  expect(Object.keys(read.data?.description ?? {})).toEqual(["de", "en"]);
});
