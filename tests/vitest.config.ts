import { defineConfig } from "vitest/config";
import { run } from "./setup-projects.ts";

/** `npm test`: everything but what takes minutes. */
export default defineConfig(run("test"));
