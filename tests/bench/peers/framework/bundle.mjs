import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

// Observable Framework fetches the modules of its pages from a CDN, or takes them from the folder that is named here.
const [cache] = process.argv.slice(2);
for (const name of ["@observablehq/inspector", "@observablehq/plot", "htl", "isoformat"]) {
  const path = join(import.meta.dirname, "node_modules", name, "package.json");
  const { version } = JSON.parse(readFileSync(path, "utf8"));
  await build({
    entryPoints: [name],
    absWorkingDir: import.meta.dirname,
    outfile: join(cache, "_npm", `${name}@${version}`, "_esm.js"),
    bundle: true,
    format: "esm",
    minify: true,
    logLevel: "error",
  });
}
