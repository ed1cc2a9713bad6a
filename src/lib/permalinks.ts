import type { Permalinks } from "../model/permalinks.ts";

/** Id of the figure whose page, embed or file stands at an address; undefined for any other. */
export function figureAt(address: string): string | undefined {
  return /^(?:abbildungen|embed)\/([^/]+)\//.exec(address)?.[1];
}

/** The page that an address belongs to: of a figure's embed and files its own page, of any other itself. */
export function pageOf(address: string): string {
  const id = figureAt(address);
  return id === undefined ? address : `abbildungen/${id}/`;
}

/** Address of the embed of a figure, from that of its page; undefined for any other page. */
export function embedOf(page: string): string | undefined {
  const id = page.startsWith("abbildungen/") ? figureAt(page) : undefined;
  return id === undefined ? undefined : `embed/${id}/`;
}

/** Where an address leads now: of a figure's embed and files, to those of the other figure; undefined where it does not. */
export function redirected(address: string, { redirects }: Permalinks): string | undefined {
  const target = redirects[address] ?? redirects[pageOf(address)];
  if (target === undefined || address === pageOf(address)) return target;
  const [from, to] = [figureAt(address), figureAt(target)];
  if (from === undefined || to === undefined) return target;
  return address.startsWith("embed/")
    ? `embed/${to}/`
    : `${target}${to}${address.slice(pageOf(address).length + from.length)}`;
}

/** Old id → new id of the figures that moved: their files are to be had under both names. */
export function movedFigures({ redirects }: Permalinks): [from: string, to: string][] {
  return Object.entries(redirects).flatMap(([from, to]): [string, string][] => {
    const [old, now] = [figureAt(from), figureAt(to)];
    return old === undefined || now === undefined ? [] : [[old, now]];
  });
}
