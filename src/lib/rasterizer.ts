import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Faces that pictures are set in, as their packages hold them. */
const faces = [
  "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  "@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
  "@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
];

function read(name: string): Uint8Array {
  return readFileSync(createRequire(import.meta.url).resolve(name));
}

/** The fonts of pictures as TTF: no font of the machine is used, so that every machine draws the same. */
export function pictureFonts(): Uint8Array[] {
  return faces.map(read);
}

/** The module that draws pictures, as WebAssembly. */
export function rasterizerModule(): Uint8Array {
  return read("@resvg/resvg-wasm/index_bg.wasm");
}

/**
 * What was made before under this name, or is made now and kept: drawing a picture takes a tenth of a second. The name
 * must tell everything that it is made from. Kept only where a build names a folder for it (REPORT_PICTURES).
 */
export async function kept(name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const folder = process.env.REPORT_PICTURES;
  if (!folder) return make();
  const path = join(folder, name);
  if (existsSync(path)) return readFileSync(path);
  const bytes = await make();
  mkdirSync(folder, { recursive: true });
  // Another build may be at the same: it finds a whole file or none.
  const fresh = `${path}-${process.pid}`;
  writeFileSync(fresh, bytes);
  renameSync(fresh, path);
  return bytes;
}
