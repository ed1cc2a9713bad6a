import type { Digested } from "../lib/source-digest.ts";
import { timed } from "../lib/timing.ts";
import type { Figure } from "../model/figure.ts";
import { figureFormats, fileName } from "./index.ts";
import { publishedOf } from "./published.ts";
import type { Format, Published } from "./type.ts";

/** A file that a figure can be downloaded as, made. */
export interface File {
  format: Format;
  /** Name; it stands beside the figure's page. */
  name: string;
  bytes: Uint8Array;
}

const published = new WeakMap<Figure, Published>();
const made = new WeakMap<Figure, Map<Format, Promise<Uint8Array>>>();

/** A figure with everything that its files say of it; made once, since page, files and embed ask for it. */
export function publishedFigure(figure: Figure, report: Digested): Published {
  const found = published.get(figure) ?? publishedOf(figure, report);
  published.set(figure, found);
  return found;
}

/** The bytes of a figure in a format; made once, since pages print the size of what a download gives. */
export function bytesOf(figure: Figure, format: Format, report: Digested): Promise<Uint8Array> {
  const own = made.get(figure) ?? new Map<Format, Promise<Uint8Array>>();
  made.set(figure, own);
  const bytes =
    own.get(format) ??
    Promise.resolve(publishedFigure(figure, report)).then(async (known) => {
      const start = performance.now();
      const file = await format.bytes(known);
      timed("file", fileName(figure, format), start);
      return file;
    });
  own.set(format, bytes);
  return bytes;
}

/** All files of a figure, in the order of the registry. */
export function filesOf(figure: Figure, report: Digested): Promise<File[]> {
  const files = figureFormats().map(async (format) => ({
    format,
    name: fileName(figure, format),
    bytes: await bytesOf(figure, format, report),
  }));
  return Promise.all(files);
}

/** The size of a file in words: „3 KB“, never less than one; from a thousand of them „1,2 MB“. */
export function sizeText({ length }: Uint8Array): string {
  const kilobytes = Math.max(1, Math.round(length / 1000));
  if (kilobytes < 1000) return `${kilobytes}\u00a0KB`;
  return `${(kilobytes / 1000).toFixed(1).replace(".", ",")}\u00a0MB`;
}
