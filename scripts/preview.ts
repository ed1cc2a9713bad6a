import { join } from "node:path";
import { readDerived } from "../src/lib/content.ts";
import { AuthorError } from "../src/lib/errors.ts";
import { placeOf, readText } from "./files.ts";
import { settled } from "./lock.ts";
import { type Server, serve } from "./site/serve.ts";

/** Where a preview is looked for; where another one runs, the next port is taken. */
const ports = [4321, 4322, 4323, 0];

/** Serves a built publication on the first port that is free. */
async function onFreePort(folder: string, base: string): Promise<Server> {
  for (const port of ports) {
    try {
      return await serve(folder, base, port);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    }
  }
  throw new Error("no port is free");
}

try {
  const place = settled(placeOf(process.env));
  if (readText(join(place.out, "index.html")) === undefined) {
    throw new AuthorError([
      { file: place.out, what: "keine Veröffentlichung da", hint: "Zuerst npm run build ausführen." },
    ]);
  }
  const { address } = readDerived(place.derived).study;
  const server = await onFreePort(place.out, address ? new URL(address).pathname : "/");
  console.log(`Vorschau, mit den Kopfzeilen der Veröffentlichung: ${server.url}`);
} catch (error) {
  if (!(error instanceof AuthorError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
