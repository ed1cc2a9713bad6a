/**
 * Makes the fonts of pages, the style sheet that names them, and the widths that charts wrap labels by, from the TTFs of
 * `@expo-google-fonts`: `node scripts/fonts.ts`. What it writes is committed; the build does not run it.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import subsetFont from "subset-font";
import { readAdvances } from "./sfnt.ts";

const sans = "@expo-google-fonts/source-sans-3";
const serif = "@expo-google-fonts/source-serif-4";

interface Face {
  file: string;
  font: string;
  family: string;
  weight: number;
  /** Italic letters stand in few pages, in titles and names: these load them when they come, and all at once. */
  italic?: true;
}

const faces: readonly Face[] = [
  ...[400, 600].map((weight) => ({
    file: `source-serif-4-${weight}`,
    font: `${serif}/${nameOf(weight)}/SourceSerif4_${nameOf(weight)}.ttf`,
    family: "Source Serif 4",
    weight,
  })),
  {
    file: "source-serif-4-400-italic",
    font: `${serif}/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf`,
    family: "Source Serif 4",
    weight: 400,
    italic: true,
  },
  ...[400, 600].map((weight) => ({
    file: `source-sans-3-${weight}`,
    font: `${sans}/${nameOf(weight)}/SourceSans3_${nameOf(weight)}.ttf`,
    family: "Source Sans 3",
    weight,
  })),
];

function nameOf(weight: number): string {
  return weight === 400 ? "400Regular" : "600SemiBold";
}

/** First and last code point of what a German report with foreign names, references and statistics needs. */
const ranges: [number, number][] = [
  [0x20, 0x7e], // ASCII
  [0xa0, 0xff], // Latin of German, French …; no-break space, soft hyphen, middle dot
  [0x218, 0x21b], // Romanian
  [0x1e9e, 0x1e9e], // capital ß
  [0x2009, 0x2009], // thin space
  [0x2010, 0x2014], // hyphens and dashes
  [0x2018, 0x201e], // quotation marks
  [0x2020, 0x2022], // daggers, bullet
  [0x2026, 0x2026], // ellipsis
  [0x202f, 0x202f], // narrow no-break space
  [0x2030, 0x2033], // per mille, primes
  [0x2039, 0x203a], // single guillemets
  [0x2070, 0x208e], // raised and lowered figures
  [0x20ac, 0x20ac], // €
  [0x2190, 0x2194], // arrows
  [0x2212, 0x2212], // minus
  [0x2248, 0x2265], // ≈ ≠ ≤ ≥
];
const greek = "αβγδηκλμρστφχωΔΣΩ";
const triangles = "▲▴▶▸►▼▾◀◂";
/** Letters of the other languages of Europe that stand in names. */
const names = "ĀāĂăĄąĆćČčĎďĐđĒēĘęĚěĞğĪīĻļĽľŁłŃńŅņŇňŌōŐőŒœŘřŚśŞşŠšŤťŪūŮůŰűŹźŻżŽž";

const span = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
const characters = [
  ...ranges.flatMap(([first, last]) => span(first, last)),
  ...greek,
  ...triangles,
  ...names,
];

/**
 * What German text is written with. Every page loads it first, in files of 8 to 13 KB: on a slow line they are there
 * when its text is first laid out.
 */
const german = new Set([
  ...span(0x20, 0x7e),
  ..."ÄÖÜäöüß§°²·×«»\u00a0\u00ad\u2009\u202f\u2010\u2011–—‚‘’„“”•…‰‹›€←↑→↓−≤≥",
]);

/** Signs that German does without, such as triangles and raised figures, are not set in italics. */
const isSetInItalics = (character: string): boolean => german.has(character) || character < "\u2070";

/**
 * What makes German read well; figures are lining and of one width without a feature. All others, such as small
 * capitals, fractions and old style figures, bring glyphs that double the size of a file.
 */
const keepFeatures = ["kern", "liga"];

/**
 * The fonts of pages by file name, as WOFF2: of each face the letters of German, and in a second file all others, which
 * stand alone among them and need no kerning; italics in one.
 */
export async function pageFonts(): Promise<Map<string, Uint8Array>> {
  const fonts = new Map<string, Uint8Array>();
  for (const { file, font, italic } of faces) {
    const cut = (letters: Iterable<string>, features: readonly string[]) =>
      subsetFont(read(font), [...letters].join(""), { targetFormat: "woff2", keepFeatures: features });
    if (italic) {
      const letters = characters.filter(isSetInItalics);
      fonts.set(`${file}.woff2`, await cut(letters, keepFeatures));
      continue;
    }
    const others = characters.filter((each) => !german.has(each));
    fonts.set(`${file}-german.woff2`, await cut(german, keepFeatures));
    fonts.set(`${file}-others.woff2`, await cut(others, []));
  }
  return fonts;
}

/**
 * The style sheet of these fonts. Other letters are a family of their own, asked after that of German and only for
 * letters that German is not written with: beside it in one family, a browser would look up a font of the machine for
 * every size, even where no such letter stands. A font that comes late waits for the next page: nothing moves while
 * somebody reads.
 */
export function fontFaces(): string {
  const runs = rangesOf(german);
  const others = runs.map(([, last], at): [number, number] => [
    last + 1,
    (runs[at + 1]?.[0] ?? 0x110000) - 1,
  ]);
  const hex = (code: number) => code.toString(16);
  const range = others.map(([a, b]) => `u+${hex(a)}${b > a ? `-${hex(b)}` : ""}`).join(", ");
  const rule = (family: string, file: string, { weight, italic }: Face, ...more: string[]): string =>
    [
      "@font-face {",
      `  font-family: "${family}";`,
      `  src: url("/fonts/${file}.woff2") format("woff2");`,
      ...(italic ? ["  font-style: italic;"] : []),
      `  font-weight: ${weight};`,
      "  font-display: optional;",
      ...more,
      "}",
      "",
    ].join("\n");
  const rules = faces.flatMap((each) =>
    each.italic
      ? [rule(each.family, each.file, each)]
      : [
          rule(each.family, `${each.file}-german`, each),
          rule(`${each.family} Others`, `${each.file}-others`, each, `  unicode-range: ${range};`),
        ],
  );
  return ["/* Made by scripts/fonts.ts, with the fonts. */\n", ...rules].join("\n");
}

/** First and last code point of each run of letters. */
function rangesOf(letters: ReadonlySet<string>): [number, number][] {
  const runs: [number, number][] = [];
  for (const code of [...letters].map((each) => each.codePointAt(0) ?? 0).sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else runs.push([code, code]);
  }
  return runs;
}

/** The licences of the fonts by file name: the OFL wants them beside every copy. */
export function licences(): Map<string, Uint8Array> {
  return new Map([
    ["source-sans-3-OFL.txt", read(`${sans}/LICENSE_FONT`)],
    ["source-serif-4-OFL.txt", read(`${serif}/LICENSE_FONT`)],
  ]);
}

/**
 * Widths of Source Sans 3 as JSON: weight → width in thousandths of an em → the characters that have it; and of
 * Source Serif 4, in which titles are set. The default figures are lining and tabular, all of one width: charts need no
 * OpenType feature for them.
 */
export function metrics(): string {
  const weights = Object.fromEntries(
    [
      ["400", `${sans}/400Regular/SourceSans3_400Regular.ttf`] as const,
      ["600", `${sans}/600SemiBold/SourceSans3_600SemiBold.ttf`] as const,
      ["title", `${serif}/600SemiBold/SourceSerif4_600SemiBold.ttf`] as const,
    ].map(([weight, font]) => [weight, byWidth(read(font))]),
  );
  return `${JSON.stringify(weights, null, 2)}\n`;
}

function byWidth(font: Uint8Array): Record<string, string> {
  const { unitsPerEm, advance } = readAdvances(font);
  const widths: Record<string, string> = {};
  for (const character of characters) {
    const width = advance(character.codePointAt(0) ?? 0);
    if (width === undefined) continue;
    const thousandths = Math.round((width * 1000) / unitsPerEm);
    widths[thousandths] = (widths[thousandths] ?? "") + character;
  }
  return widths;
}

function read(path: string): Uint8Array {
  const [scope, name, ...rest] = path.split("/");
  const root = dirname(createRequire(import.meta.url).resolve(`${scope}/${name}/package.json`));
  return readFileSync(join(root, ...rest));
}

if (import.meta.main) {
  const root = resolve(import.meta.dirname, "..");
  const fonts = join(root, "public", "fonts");
  mkdirSync(fonts, { recursive: true });
  for (const [name, bytes] of [...(await pageFonts()), ...licences()]) {
    writeFileSync(join(fonts, name), bytes);
    console.log(`public/fonts/${name}: ${(bytes.length / 1024).toFixed(1)} KB`);
  }
  writeFileSync(join(root, "src", "styles", "fonts.css"), fontFaces());
  writeFileSync(join(root, "src", "charts", "metrics.json"), metrics());
}
