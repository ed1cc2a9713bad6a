declare module "subset-font" {
  /** A font with the characters of `text` only, as bytes in the target format. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { targetFormat: "woff2" | "woff" | "sfnt"; keepFeatures?: readonly string[] },
  ): Promise<Uint8Array>;
}
