import { setTimeout as pause } from "node:timers/promises";
import { AuthorError, formatProblem } from "../src/lib/errors.ts";
import { astroSettings, handOver, type Prepared, prepare } from "./build.ts";
import { placeOf, root } from "./files.ts";

process.env.ASTRO_TELEMETRY_DISABLED = "1";

/** Runs a step and prints an author's mistake instead of ending: the next save may mend it. */
async function attempt<T>(step: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    console.error(`\n${error.message}\n`);
    return undefined;
  }
}

const place = await attempt(() => placeOf(process.env));
if (place === undefined) process.exit(1);

/**
 * Prepares anew and hands over. The audit takes seconds where answers have changed, and is remembered else; where texts
 * alone have changed, data that were sound are not even looked at.
 */
async function refresh(textsOnly = false): Promise<Prepared | undefined> {
  const sameData = textsOnly && isSound;
  const prepared = await attempt(() =>
    prepare(place as NonNullable<typeof place>, { draft: true, sameData }),
  );
  isSound = prepared?.stand.problems.length === 0;
  if (prepared && place) handOver(place, prepared, { draft: true });
  if (prepared?.report.problems.length)
    console.error(`\n${prepared.report.problems.map(formatProblem).join("\n")}\n`);
  return prepared;
}

/** Whether nothing was wrong with the data when they were last looked at. */
let isSound = false;

/** One after the other, and of what was saved in the meantime only the last: pages stay as they are until then. */
let running: Promise<void> | undefined;
let waiting: "data" | "texts" | undefined;
function refreshInTurn(what: "data" | "texts", reload: () => void): void {
  if (running) {
    waiting = waiting === "data" ? "data" : what;
    return;
  }
  const before = process.env.REPORT_DRAFT;
  // Pages read texts themselves. They are to be there before anything is said in the terminal.
  if (what === "texts") reload();
  const ready = what === "texts" ? pause(pageFirst) : Promise.resolve();
  running = ready
    .then(() => refresh(what === "texts"))
    .then(() => {
      running = undefined;
      const next = waiting;
      waiting = undefined;
      if (what === "data" || process.env.REPORT_DRAFT !== before) reload();
      if (next) refreshInTurn(next, reload);
    });
}

/** Milliseconds in which a browser asks for the page again, and gets it. */
const pageFirst = 600;

const prepared = await refresh();
if (prepared === undefined) process.exit(1);
if (prepared.fresh) console.log(prepared.fresh.report);
const settings = astroSettings(place, prepared.report);

process.chdir(root);
const { dev } = await import("astro");
const server = await dev({
  ...settings,
  logLevel: "info",
  vite: {
    server: {
      // Vite would serve any file of the project, and responses are files of the project.
      fs: { deny: [".env", ".env.*", "*.{crt,pem}", "**/.git/**", `${place.data.replaceAll("\\", "/")}/**`] },
    },
    plugins: [
      {
        name: "reload-data-and-content",
        configureServer(vite) {
          vite.watcher.add([place.data, place.content]);
          vite.watcher.on("all", (_event, path) => {
            const inData = path.startsWith(place.data) && !path.startsWith(place.derived);
            if (!inData && !path.startsWith(place.content)) return;
            refreshInTurn(inData ? "data" : "texts", () => vite.ws.send({ type: "full-reload" }));
          });
        },
      },
    ],
  },
});
console.log(`Entwurf: http://localhost:${server.address.port}${settings.base}`);
