import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sitemapXml } from "../../src/formats/sitemap.ts";
import { installInto } from "../install.ts";
import { final } from "./final.ts";
import { hasReader } from "./readers.ts";

// The schema of sitemaps.org (0.9, of 2008) comes with a package of its readers.
const tools = join(import.meta.dirname, "../tools");
const schema = join(tools, "node_modules/sitemap/schema/sitemap.xsd");
const missing = installInto(tools) ?? (hasReader("xmllint") ? undefined : "xmllint ist nicht da");

/** What xmllint says against a sitemap; nothing where it is valid. */
function faultsIn(xml: string): string {
  const { status, stderr } = spawnSync("xmllint", ["--nonet", "--noout", "--schema", schema, "-"], {
    input: xml,
    encoding: "utf8",
  });
  return status === 0 ? "" : stderr;
}

describe.skipIf(missing !== undefined)(`the sitemap${missing ? ` (übersprungen: ${missing})` : ""}`, () => {
  test("is valid by the schema of sitemaps.org", () => {
    expect(faultsIn(sitemapXml(final))).toBe("");
    expect(sitemapXml(final).match(/<url>/g)?.length).toBeGreaterThan(50);
  });

  test("would be found out if it were not: a day that is none, a word that it does not know", () => {
    expect(faultsIn(sitemapXml(final).replace(/<lastmod>[^<]*/, "<lastmod>gestern"))).toContain("lastmod");
    expect(faultsIn(sitemapXml(final).replace("<loc>", "<seite>").replace("</loc>", "</seite>"))).toContain(
      "seite",
    );
  });
});
