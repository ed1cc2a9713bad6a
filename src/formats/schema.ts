import { z } from "zod";
import { figureData } from "../model/figure-file.ts";

/** Where the schema of figures as JSON stands, below the base. Another version of it gets another number. */
export const schemaPath = "schema/abbildung-1.json";

/** JSON Schema (2020-12) of the files that figures can be had as. */
export function figureSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(figureData), null, 2)}\n`;
}
