import { defineConfig } from "vitest/config";
import { run } from "./setup-projects.ts";

/** `npm run test:full`: what takes minutes, or tools that are installed for it. */
export default defineConfig(run("full"));
