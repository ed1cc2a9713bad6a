import { AuthorError } from "../src/lib/errors.ts";
import { assemblePlace, astroSettings, handOver, refreshData } from "./build.ts";
import { placeOf } from "./files.ts";

process.env.ASTRO_TELEMETRY_DISABLED = "1";
const place = placeOf(process.env);

/** Runs a step and prints an author's mistake instead of ending: the next save may mend it. */
function attempt<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    console.error(`\n${error.message}\n`);
    return undefined;
  }
}

const data = attempt(() => refreshData(place));
if (data) console.log(data);
handOver(place);
const report = attempt(() => assemblePlace(place));
const settings = report ? astroSettings(place, report, place.out) : {};

const { dev } = await import("astro");
const server = await dev({
  ...settings,
  logLevel: "info",
  vite: {
    plugins: [
      {
        name: "reload-data-and-content",
        configureServer(vite) {
          vite.watcher.add([place.data, place.content]);
          vite.watcher.on("all", (_event, path) => {
            const inData = path.startsWith(place.data) && !path.startsWith(place.derived);
            if (!inData && !path.startsWith(place.content)) return;
            if (inData) attempt(() => refreshData(place));
            attempt(() => assemblePlace(place));
            vite.ws.send({ type: "full-reload" });
          });
        },
      },
    ],
  },
});
console.log(`Entwurf: http://localhost:${server.address.port}/`);
