import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

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
