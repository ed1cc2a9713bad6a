import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";

/** Where the accepted pictures lie, at half their size, and which browser drew them. */
export const accepted = join(import.meta.dirname, "pictures");
const browserFile = join(accepted, "browser.txt");

/** One way of looking at a page. */
export interface Look {
  name: string;
  width: number;
  media: "screen" | "print";
  scheme: "light" | "dark";
}

const look = (width: number, scheme: Look["scheme"]): Look => ({
  name: `${width}-${scheme}`,
  width,
  media: "screen",
  scheme,
});

/** Three widths, light and dark, and paper: A4 at 96 px an inch. */
export const looks: readonly Look[] = [
  ...[320, 768, 1280].flatMap((width) => [look(width, "light"), look(width, "dark")]),
  { name: "print", width: 794, media: "print", scheme: "light" },
];

/** A picture of a page, or of its figure: the upper part of long pages, as a PNG. */
export async function takePicture(
  page: Page,
  { width, media, scheme }: Look,
  part?: string,
): Promise<Buffer> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ media, colorScheme: scheme, reducedMotion: "reduce" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  if (part !== undefined) return page.locator(part).first().screenshot({ animations: "disabled" });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(height, tallest) };
  return page.screenshot({ fullPage: true, clip, animations: "disabled" });
}

/** So many px of a page are kept: what comes below is made of the same parts. */
const tallest = 2400;

/** Runs in a page: a picture at half its size, as WebP in Base64. */
async function halved(png: string): Promise<string> {
  const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(Math.ceil(image.width / 2), Math.ceil(image.height / 2));
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.7 });
  return btoa(
    Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(""),
  );
}

/** What two pictures differ in, by squares of 12 px of the halved pictures. */
export interface Difference {
  /** Widths and heights, where they are not the same. */
  size?: string;
  /** Squares that look different, and all squares. */
  squares: number;
  of: number;
}

/** Runs in a page: compares two WebP pictures square by square. Letters may be drawn a little differently. */
async function compared([one, other]: readonly [string, string]): Promise<Difference> {
  const side = 12;
  /** Of 255, how much the mean of a colour in a square may be off: a bar or a word is many times that. */
  const mostOff = 14;
  const pixelsOf = async (webp: string): Promise<ImageData> => {
    const bytes = Uint8Array.from(atob(webp), (sign) => sign.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/webp" }));
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    if (context === null) throw new Error("no canvas");
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [a, b] = [await pixelsOf(one), await pixelsOf(other)];
  // A line of text that breaks elsewhere makes a page higher; half a px more is none.
  const isOther = Math.abs(a.width - b.width) > 1 || Math.abs(a.height - b.height) > 1;
  const size = isOther ? { size: `${a.width} × ${a.height} → ${b.width} × ${b.height}` } : {};
  const [width, height] = [Math.min(a.width, b.width), Math.min(a.height, b.height)];
  const meanOf = ({ data, width: row }: ImageData, x: number, y: number, channel: number): number => {
    let sum = 0;
    for (let dy = 0; dy < side; dy++)
      for (let dx = 0; dx < side; dx++) sum += data[((y + dy) * row + x + dx) * 4 + channel] ?? 0;
    return sum / side ** 2;
  };
  let squares = 0;
  let of = 0;
  for (let y = 0; y + side <= height; y += side) {
    for (let x = 0; x + side <= width; x += side) {
      of += 1;
      if (
        [0, 1, 2].some((channel) => Math.abs(meanOf(a, x, y, channel) - meanOf(b, x, y, channel)) > mostOff)
      )
        squares += 1;
    }
  }
  return { ...size, squares, of };
}

/** Compares a PNG with the accepted picture of that name; undefined where there is none. */
export async function differenceTo(bench: Page, name: string, png: Buffer): Promise<Difference | undefined> {
  const file = join(accepted, `${name}.webp`);
  if (!existsSync(file)) return undefined;
  const before = readFileSync(file).toString("base64");
  const now = await bench.evaluate(halved, png.toString("base64"));
  return before === now ? { squares: 0, of: 1 } : bench.evaluate(compared, [before, now] as const);
}

/** Compares two PNGs as if the first were accepted. */
export async function differenceBetween(bench: Page, before: Buffer, now: Buffer): Promise<Difference> {
  const one = await bench.evaluate(halved, before.toString("base64"));
  return bench.evaluate(compared, [one, await bench.evaluate(halved, now.toString("base64"))] as const);
}

/** Makes a PNG the accepted picture of that name. */
export async function accept(bench: Page, name: string, png: Buffer): Promise<void> {
  const file = join(accepted, `${name}.webp`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.from(await bench.evaluate(halved, png.toString("base64")), "base64"));
}

/** True where a picture is the same to a reader: of letters a few squares may look otherwise on another machine. */
export function isSame({ size, squares, of }: Difference): boolean {
  return size === undefined && squares <= Math.max(2, of / 400);
}

const majorOf = (version: string): string => version.replace(/\..*/, "");

/** Why pictures of this browser cannot be compared; undefined where they can. */
export function otherBrowser(version: string): string | undefined {
  if (!existsSync(browserFile)) return "noch keine Bilder angenommen";
  const before = readFileSync(browserFile, "utf8").trim();
  return before === majorOf(version)
    ? undefined
    : `Bilder von Chromium ${before}, hier ist ${majorOf(version)}`;
}

/** Notes which browser drew the accepted pictures. */
export function acceptBrowser(version: string): void {
  mkdirSync(accepted, { recursive: true });
  writeFileSync(browserFile, `${majorOf(version)}\n`);
}
