// Keeps modules as they were compiled, without their types, for the next run: most of a short command's time goes into
// that. Loaded before all others, and plain JavaScript: to strip types takes what it is to save.
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

enableCompileCache(fileURLToPath(new URL("../.cache/compiled", import.meta.url)));
