import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import subsetFont from "subset-font";
import { describe, expect, test } from "vitest";
import { fontFaces, licences, metrics, pageFonts } from "../../scripts/fonts.ts";
import { readAdvances } from "../../scripts/sfnt.ts";

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

  test("are named by the style sheet that is made with them", () => {
    const css = readFileSync(join(root, "src", "styles", "fonts.css"), "utf8");
    expect(css).toBe(fontFaces());
    const named = [...css.matchAll(/\/fonts\/([^"]+)/g)].map(([, file]) => file);
    expect(named.sort()).toEqual(
      readdirSync(folder)
        .filter((file) => file.endsWith(".woff2"))
        .sort(),
    );
  });

  test("weigh no more than 36 KB each, and those that a page loads first no more than 48 together", () => {
    let first = 0;
    for (const name of readdirSync(folder).filter((file) => file.endsWith(".woff2"))) {
      const { length } = readFileSync(join(folder, name));
      expect(length, name).toBeLessThan(36 * 1024);
      if (name.includes("-german")) first += length;
    }
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(48 * 1024);
  });

  test("hold what a report is written with: names, signs, statistics; of signs, italics those of German", async () => {
    const text = "Größe „5 %“ – ≤ −3 → Łódź Čapek Sørensen Țară αβ ½ ²";
    const signs = "≈ ₂ ▲";
    const files = readdirSync(folder).filter((file) => file.endsWith(".woff2"));
    const faces = Map.groupBy(files, (file) => file.replace(/(-german|-others)?\.woff2$/, ""));
    expect(faces.size).toBe(5);
    for (const [face, parts] of faces) {
      const asked = [...(face.endsWith("italic") ? text : text + signs)];
      const fonts = await Promise.all(
        parts.map((file) =>
          subsetFont(readFileSync(join(folder, file)), asked.join(""), { targetFormat: "sfnt" }),
        ),
      );
      const advances = fonts.map((font) => readAdvances(font).advance);
      const lacking = asked.filter((letter) => !advances.some((of) => of(letter.codePointAt(0) ?? 0)));
      expect(lacking, face).toEqual([]);
    }
  });

  test("have the widths that labels are wrapped by", () => {
    expect(readFileSync(join(root, "src", "charts", "metrics.json"), "utf8")).toBe(metrics());
  });
});
