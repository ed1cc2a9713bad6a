import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { installPackages, mayInstall } from "./debian.ts";

const places = [
  ...["/usr/bin", "/usr/local/bin", "/snap/bin"].flatMap((folder) =>
    ["soffice", "libreoffice"].map((name) => `${folder}/${name}`),
  ),
  "/Applications/LibreOffice.app/Contents/MacOS/soffice",
  "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
];

const present = (): string | undefined => [process.env.SOFFICE_PATH ?? "", ...places].find(existsSync);

/**
 * Debian parts it: what one test opens, another cannot. And the two faces that LibreOffice brings along elsewhere, as
 * wide as Calibri and Cambria, which slides are set in.
 */
const packages = [
  ...["writer", "calc", "impress"].map((part) => `libreoffice-${part}`),
  ...["carlito", "caladea"].map((face) => `fonts-crosextra-${face}`),
];

/** Path of LibreOffice: named, on the machine, or installed where that is allowed; undefined where there is none. */
export function findOffice(): string | undefined {
  const found = present();
  const isDebians = found === undefined || found.startsWith("/usr/bin/");
  if (mayInstall() && isDebians && !isWhole())
    installPackages(packages, "Kein ganzes LibreOffice auf diesem Rechner");
  return present();
}

/** True where Debian's packages have put all parts on the machine. */
const isWhole = (): boolean => spawnSync("dpkg", ["-s", ...packages], { stdio: "ignore" }).status === 0;

/**
 * Converts files into another format, beside them; throws where LibreOffice does not open one. All in one run: to start
 * takes it longer than any file.
 */
export function convertAll(
  office: string,
  files: readonly string[],
  format: string,
  folder: string,
): string[] {
  const profile = `-env:UserInstallation=file://${join(folder, "profil")}`;
  const made = spawnSync(
    office,
    ["--headless", profile, "--convert-to", format, "--outdir", folder, ...files],
    { encoding: "utf8", timeout: 600_000 },
  );
  return files.map((file) => {
    const path = file.replace(/\.\w+$/, `.${format}`);
    if (!existsSync(path))
      throw new Error(`LibreOffice made no ${format} of ${file}: ${made.stdout}${made.stderr}`);
    return path;
  });
}

/** Converts one file into another format, beside it; throws where LibreOffice does not open it. */
export function convert(office: string, file: string, format: string, folder: string): string {
  const [path = ""] = convertAll(office, [file], format, folder);
  return path;
}
