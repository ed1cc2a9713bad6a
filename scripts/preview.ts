import { join } from "node:path";
import { readDerived } from "../src/lib/content.ts";
import { AuthorError } from "../src/lib/errors.ts";
import { placeOf, readText, root } from "./files.ts";

process.env.ASTRO_TELEMETRY_DISABLED = "1";

try {
  const place = placeOf(process.env);
  if (readText(join(place.out, "index.html")) === undefined) {
    throw new AuthorError([
      { file: place.out, what: "keine Veröffentlichung da", hint: "Zuerst npm run build ausführen." },
    ]);
  }
  const { address } = readDerived(place.derived).study;
  const base = address ? new URL(address).pathname : "/";
  process.chdir(root);
  const { preview } = await import("astro");
  const server = await preview({ root, outDir: place.out, base, logLevel: "warn" });
  console.log(`Vorschau: http://localhost:${server.port}${base}`);
} catch (error) {
  if (!(error instanceof AuthorError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
