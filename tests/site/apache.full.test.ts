import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { headersOf } from "../../src/lib/serving/headers.ts";
import { contentTypeOf } from "../../src/lib/serving/types.ts";
import { installPackages, mayInstall } from "../debian.ts";

const program = "/usr/sbin/apache2";
const modules = "/usr/lib/apache2/modules";

/** Why Apache cannot be asked; undefined where it is there, or could be installed. */
function missingApache(): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0)
    return "Apache wird nur unter Debian als root gestartet";
  if (!existsSync(program) && mayInstall()) installPackages(["apache2"], "Kein Apache auf diesem Rechner");
  return existsSync(program) && existsSync(modules) ? undefined : "Apache ist nicht da";
}

const missing = missingApache();
const folder = inject("siteDir");

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** All that a host usually has, and the least that a site may ask for. */
const settings = (place: string, port: number): string => `
ServerRoot ${place}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${place}/pid
ErrorLog ${place}/fehler.log
User www-data
Group www-data
TypesConfig ${place}/mime.types
${["mpm_event", "authz_core", "dir", "mime", "headers", "setenvif", "filter", "deflate"].map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join("\n")}
DocumentRoot ${place}/site
<Directory ${place}/site>
  AllowOverride FileInfo
  Require all granted
  DirectoryIndex index.html
</Directory>
`;

describe.skipIf(missing !== undefined)(`Apache${missing ? ` (übersprungen: ${missing})` : ""}`, () => {
  const place = mkdtempSync(join(tmpdir(), "expertise-"));
  let apache: ChildProcess;
  let url: string;

  beforeAll(async () => {
    cpSync(folder, join(place, "site"), { recursive: true });
    chmodSync(place, 0o755);
    chmodSync(join(place, "site"), 0o755);
    mkdirSync(join(place, "run"), { recursive: true });
    const port = await freePort();
    url = `http://127.0.0.1:${port}/`;
    // As if the host knew no types at all.
    writeFileSync(join(place, "mime.types"), "");
    writeFileSync(join(place, "apache.conf"), settings(place, port));
    const env = { ...process.env, APACHE_RUN_DIR: join(place, "run") };
    apache = spawn(program, ["-f", join(place, "apache.conf"), "-D", "FOREGROUND"], { env, stdio: "ignore" });
    for (let i = 0; i < 100; i++) {
      const answers = await fetch(url).then(
        () => true,
        () => false,
      );
      if (answers) return;
      await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error("Apache does not answer");
  });

  afterAll(async () => {
    const ended = apache?.exitCode === null ? new Promise((done) => apache.once("close", done)) : undefined;
    apache?.kill();
    await ended;
    rmSync(place, { recursive: true, force: true });
  });

  test("serves a file of every kind with the headers and the type that are meant", async () => {
    const names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/^[._]/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    const kinds = new Map(names.map((name) => [`${name.split("/")[0]} ${name.replace(/^[^.]*/, "")}`, name]));
    expect(kinds.size).toBeGreaterThan(30);
    const wrong: string[] = [];
    for (const name of kinds.values()) {
      const answer = await fetch(url + name.replace(/(^|\/)index\.html$/, "$1"));
      await answer.arrayBuffer();
      const wanted = { ...headersOf(name), "Content-Type": contentTypeOf(name) };
      if (answer.status !== 200) wrong.push(`${name}: ${answer.status}`);
      for (const [header, value] of Object.entries(wanted)) {
        const found = answer.headers.get(header);
        if (found?.toLowerCase() !== value.toLowerCase())
          wrong.push(`${name} ${header}: ${found} instead of ${value}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("answers a wrong address with the site's own page, under the same policy", async () => {
    const answer = await fetch(`${url}gibt/es/nicht/`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("<h1");
    expect(answer.headers.get("content-security-policy")).toBe(
      headersOf("404.html")["Content-Security-Policy"],
    );
  });
});
