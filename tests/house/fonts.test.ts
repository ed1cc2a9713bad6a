import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { licences, metrics, pageFonts } from "../../scripts/fonts.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = join(root, "public", "fonts");

describe("the committed fonts", () => {
  test("are what `node scripts/fonts.ts` makes, byte for byte, with their licences and nothing else", async () => {
    const made = new Map([...(await pageFonts()), ...licences()]);
    expect(readdirSync(folder).sort()).toEqual([...made.keys()].sort());
    for (const [name, bytes] of made) {
      expect(Buffer.compare(readFileSync(join(folder, name)), bytes), name).toBe(0);
    }
  });

  test("weigh no more than 36 KB each", () => {
    for (const name of readdirSync(folder).filter((file) => file.endsWith(".woff2"))) {
      expect(readFileSync(join(folder, name)).length, name).toBeLessThan(36 * 1024);
    }
  });

  test("have the widths that labels are wrapped by", () => {
    expect(readFileSync(join(root, "src", "charts", "metrics.json"), "utf8")).toBe(metrics());
  });
});
