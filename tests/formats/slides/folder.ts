import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { slideFormats } from "../../../src/formats/slides/index.ts";
import type { Report } from "../../../src/model/report.ts";
import { once } from "../../once.ts";
import { report as demonstration } from "../report.ts";

/** The demonstration as slides are made from. */
export const report: Report = demonstration;

/** Bytes of everything that is made of slides, by address, made anew. */
export async function make(from: Report = report): Promise<Map<string, Uint8Array>> {
  const files = slideFormats(from).map(async (format) => [format.path, await format.bytes(from)] as const);
  return new Map(await Promise.all(files));
}

const madeOf = once(make);

/** Bytes of everything that is made of slides, by address: made once for all tests of a file. */
export const made = (from: Report = report): Promise<Map<string, Uint8Array>> => madeOf(from);

/** Files of a presentation that is taken along, by their path in its folder. */
export async function packed(id: string, from: Report = report): Promise<Record<string, Uint8Array>> {
  const bytes = (await made(from)).get(`folien/folien-${id}.zip`);
  if (bytes === undefined) throw new Error(`no presentation ${id}`);
  return unzipSync(bytes);
}

/** Unpacks a presentation as somebody does who has it on a stick; returns the address of its page. */
export async function unpacked(id: string, folder: string, from: Report = report): Promise<string> {
  for (const [name, bytes] of Object.entries(await packed(id, from))) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  return `file://${join(folder, `folien-${id}`, "folien.html")}`;
}
