import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPackages, mayInstall } from "../debian.ts";

/** Programs of other people that open our files, and the Debian packages that they come with. */
const packages = {
  "rsvg-convert": "librsvg2-bin",
  pdftotext: "poppler-utils",
  xmllint: "libxml2-utils",
  pandoc: "pandoc",
  ris2xml: "bibutils",
};
export type Reader = keyof typeof packages;

const runs = (name: Reader): boolean =>
  spawnSync(name, [name === "pdftotext" || name === "ris2xml" ? "-v" : "--version"], { stdio: "ignore" })
    .status === 0;

/** True where a program is there, or could be installed: on Debian, by root. */
export function hasReader(name: Reader): boolean {
  if (!runs(name) && mayInstall()) installPackages([packages[name]], `Kein ${name} auf diesem Rechner`);
  return runs(name);
}

/**
 * What LibreOffice reads in spreadsheets with the same ending: of each, in their order, its sheets as CSV, one after the
 * other. All are read in one run: to start takes the program longer than any of them.
 */
export function sheetsByLibreOffice(
  office: string,
  tables: readonly Uint8Array[],
  ending: ".xlsx" | ".csv" | "-excel.csv",
): string[][] {
  const folder = mkdtempSync(join(tmpdir(), "leser-"));
  const paths = tables.map((bytes, i) => {
    const path = join(folder, `${i}${ending}`);
    writeFileSync(path, bytes);
    return path;
  });
  // Of a CSV: its separator, no text delimiter but ", UTF-8, from the first line, numbers told by English or German.
  const [separator, language] = ending === "-excel.csv" ? [59, 1031] : [44, 1033];
  const filter = ending === ".xlsx" ? [] : [`--infilter=CSV:${separator},34,76,1,,${language},false,true`];
  const profile = `-env:UserInstallation=file://${join(folder, "profil")}`;
  const target = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false,false,false,-1";
  const out = join(folder, "aus");
  const { status, stderr } = spawnSync(
    office,
    [profile, "--headless", ...filter, "--convert-to", target, "--outdir", out, ...paths],
    { encoding: "utf8", timeout: 240_000, env: { ...process.env, HOME: folder } },
  );
  if (status !== 0) throw new Error(stderr);
  const made = readdirSync(out).sort().reverse();
  // Each sheet has a file, named after its table; "Angaben" comes after "Daten".
  return tables.map((_, i) =>
    made.filter((file) => file.startsWith(`${i}-`)).map((file) => readFileSync(join(out, file), "utf8")),
  );
}

/** Texts that librsvg draws of an SVG, read from the PDF it makes of it. */
export function textsByLibrsvg(svg: Uint8Array): string {
  const { status, stdout, stderr } = spawnSync("rsvg-convert", ["-f", "pdf"], { input: svg });
  if (status !== 0) throw new Error(String(stderr));
  return spawnSync("pdftotext", ["-layout", "-", "-"], { input: stdout, encoding: "utf8" }).stdout;
}

/** Width and height in pixels of what librsvg makes of an SVG. */
export function sizeByLibrsvg(svg: Uint8Array): { width: number; height: number } {
  const { status, stdout, stderr } = spawnSync("rsvg-convert", ["-f", "png"], {
    input: svg,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(String(stderr));
  return { width: stdout.readUInt32BE(16), height: stdout.readUInt32BE(20) };
}
