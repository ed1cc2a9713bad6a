import { preview } from "astro";
import { placeOf, root } from "./files.ts";

process.env.ASTRO_TELEMETRY_DISABLED = "1";
const server = await preview({ root, outDir: placeOf(process.env).out, logLevel: "warn" });
console.log(`Vorschau: http://localhost:${server.port}/`);
