import { archives } from "./archives.ts";
import { encodings } from "./encodings.ts";
import type { Inputs } from "./input.ts";
import { spss } from "./spss.ts";
import { structures } from "./structures.ts";
import { tables } from "./tables.ts";

/** All hostile inputs by what they are. */
export const inputs: Inputs = { ...tables, ...structures, ...encodings, ...archives, ...spss };
