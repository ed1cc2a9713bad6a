// Keeps modules as they were compiled, without their types, for the next run: most of a short command's time goes into
// that. Loaded before all others, and plain JavaScript: to strip types takes what it is to save.
import { enableCompileCache, registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

enableCompileCache(fileURLToPath(new URL("../.cache/compiled", import.meta.url)));

// Whoever checks texts alone draws nothing: of the library that draws, an empty module takes the place.
if (process.argv.includes("--text")) {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === "@observablehq/plot"
        ? { url: "data:text/javascript,", shortCircuit: true }
        : next(specifier, context),
  });
}
