import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { serve } from "../../scripts/site/serve.ts";
import { formats } from "../../src/formats/index.ts";
import { everyReportFormat } from "../../src/formats/report/index.ts";
import { headersOf } from "../../src/lib/serving/headers.ts";
import { hostFile, readHostFile, ruledHeaders, rulesOf } from "../../src/lib/serving/host-file.ts";
import { htaccess } from "../../src/lib/serving/htaccess.ts";
import { ownPolicy, policyOf } from "../../src/lib/serving/policy.ts";
import { contentTypeOf, mediaTypeOf } from "../../src/lib/serving/types.ts";
import { report } from "../formats/report.ts";

const paths = ["", "kapitel/a/", "suche/", "embed/a/", "folien/a/", "fassung/1.0/", "fassung/1.0/suche/"];

describe("the policy of a page", () => {
  test.each(paths)("allows nothing that stands in the markup, and no other host (%s)", (path) => {
    expect(policyOf(path)).toMatch(/^default-src 'none'; /);
    expect(policyOf(path)).not.toMatch(
      /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|https?:|data:|\*(?!$)/,
    );
  });

  test("lets the search alone run WebAssembly, of earlier releases too", () => {
    const may = paths.filter((path) => policyOf(path).includes("wasm-unsafe-eval"));
    expect(may).toEqual(["suche/", "fassung/1.0/suche/"]);
  });

  test("lets others frame an embedded figure, and nothing else", () => {
    const framed = [...paths, "fassung/2.0/embed/a/", "embedded/"].filter((path) =>
      policyOf(path).endsWith("frame-ancestors *"),
    );
    expect(framed).toEqual(["embed/a/", "fassung/2.0/embed/a/"]);
  });

  test("says nothing of frames where it stands in the page, which only a header can", () => {
    for (const path of paths)
      expect(policyOf(path).startsWith(`${ownPolicy(path)}; frame-ancestors `)).toBe(true);
  });
});

describe("what servers are told", () => {
  const names = [
    "index.html",
    "404.html",
    "bericht.pdf",
    "assets/a.css",
    "kapitel/a/index.html",
    "embed/a/index.html",
    "suche/index.html",
    "suche/index/pagefind.js",
    "pdf/a.pdf",
    "CITATION.cff",
    "fassung/1.0/index.html",
    "fassung/1.0/embed/a/index.html",
    "fassung/2.0/index.html",
  ];

  test.each(["/", "/a/b/"])("is the same for every address below %s, whatever the host reads", (base) => {
    const rules = readHostFile(hostFile(names, base));
    expect(rules).toEqual(rulesOf(names, base));
    for (const name of names) {
      const { "Content-Type": type, ...headers } = ruledHeaders(
        rules,
        base + name.replace(/(^|\/)index\.html$/, "$1"),
      );
      const { "Content-Security-Policy": policy, ...others } = headersOf(name);
      expect(headers, name).toMatchObject(others);
      // A folder's documents decide for all that is in it; the search's worker does what its page may.
      if (policy) expect(headers["Content-Security-Policy"], name).toBe(policy);
      if (type) expect(type).toBe(contentTypeOf(name));
    }
  });

  test("leaves a PDF without a policy: readers show it by a program of their own", () => {
    const rules = rulesOf(names, "/");
    for (const path of ["/bericht.pdf", "/pdf/a.pdf"])
      expect(ruledHeaders(rules, path)).not.toHaveProperty("Content-Security-Policy");
  });

  test("covers no address twice", () => {
    const addresses = names.map((name) => `/${name.replace(/(^|\/)index\.html$/, "$1")}`);
    const twice = addresses.filter((address) =>
      ruledHeaders(rulesOf(names, "/"), address)["Cache-Control"]?.includes("no-cache,"),
    );
    expect(twice).toEqual([]);
  });

  test("asks Apache for nothing that a host may forbid beyond FileInfo", () => {
    const instructions = htaccess("/a/b/")
      .split("\n")
      .flatMap((line) => /^\s*<?(\w+)/.exec(line)?.[1] ?? []);
    expect([...new Set(instructions)].sort()).toEqual([
      "AddCharset",
      "AddOutputFilterByType",
      "AddType",
      "ErrorDocument",
      "FilesMatch",
      "ForceType",
      "Header",
      "IfModule",
      "SetEnvIf",
    ]);
    for (const path of ["", "suche/", "embed/"]) expect(htaccess("/a/b/")).toContain(policyOf(path));
    expect(htaccess("/a/b/")).not.toContain("folien");
  });
});

describe("the type of a file", () => {
  const bare = (type: string) => type.replace(/;.*/, "");

  test("is that of its format, for every file of a figure and of the report", () => {
    for (const { ending, type } of formats) expect(mediaTypeOf(`a${ending}`), ending).toBe(bare(type));
    const files = everyReportFormat({ ...report, study: { ...report.study, status: "final" } });
    expect(files.length).toBeGreaterThan(5);
    for (const { path, type } of files) expect(mediaTypeOf(path), path).toBe(bare(type));
  });

  test("names the letters of every text, German ones are in all of them", () => {
    expect(contentTypeOf("a.csv")).toBe("text/csv; charset=utf-8");
    expect(contentTypeOf("a.bib")).toBe("application/x-bibtex; charset=utf-8");
    expect(contentTypeOf("a.html")).toBe("text/html; charset=utf-8");
    expect(contentTypeOf("a.docx")).not.toContain("charset");
    expect(contentTypeOf("a.unbekannt")).toBe("application/octet-stream");
  });
});

test("a preview goes on while a build puts another site in its place, with that one's headers", async () => {
  const site = mkdtempSync(join(tmpdir(), "vorschau-"));
  writeFileSync(join(site, "index.html"), "alt");
  writeFileSync(join(site, "_headers"), "/\n  X-Fassung: alt\n");
  const server = await serve(site);
  const told = async () => {
    const answer = await fetch(server.url);
    return [answer.status, await answer.text(), answer.headers.get("x-fassung")];
  };
  expect(await told()).toEqual([200, "alt", "alt"]);
  rmSync(site, { recursive: true });
  expect(await told()).toEqual([404, "", null]);
  mkdirSync(site);
  writeFileSync(join(site, "index.html"), "neu");
  writeFileSync(join(site, "_headers"), "/\n  X-Fassung: neu\n");
  expect(await told()).toEqual([200, "neu", "neu"]);
  await server.close();
  rmSync(site, { recursive: true });
});
