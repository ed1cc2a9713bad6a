import { inject } from "vitest";

// Runs before each site test: without a site they fail, with what the build said.
const error = inject("siteError");
if (error) throw new Error(error);
