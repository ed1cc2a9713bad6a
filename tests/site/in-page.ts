/**
 * What is run within a page, with `page.evaluate`: each function is sent there as text and must need nothing but
 * itself and the document.
 */

/** How a page is made, the same at every width. */
export interface Anatomy {
  lang: string;
  title: string;
  h1: string[];
  /** Levels of all headings in order. */
  levels: number[];
  ids: string[];
  /** What a strict Content-Security-Policy forbids: styles, scripts and handlers in the markup. */
  inline: string[];
  metas: { name: string; content: string }[];
  /** Types of all scripts without an address, as `application/ld+json`. */
  data: string[];
  /** Addresses that the page names, as written, with the element that does. */
  links: { element: string; rel: string; href: string }[];
  /** The mark over everything, as it is seen; empty where there is none. */
  banner: string;
  /** What is seen of each figure and of each table's caption. */
  figures: string[];
  captions: string[];
}

export function anatomyOf(): Anatomy {
  const closed = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
  // What opens at a click is seen, too.
  for (const details of closed) details.open = true;
  const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
  const inline = [...document.querySelectorAll("*")].flatMap((element) => {
    const tag = element.localName;
    const faults = [...element.attributes]
      .filter(
        ({ name, value }) => name === "style" || name.startsWith("on") || /^\s*javascript:/i.test(value),
      )
      .map(({ name, value }) => `<${tag} ${name}="${value}">`);
    const type = element.getAttribute("type") ?? "";
    const runs = tag === "script" && !element.hasAttribute("src") && !/json$/.test(type);
    return tag === "style" || runs ? [...faults, `<${tag}>`] : faults;
  });
  const named = ["href", "src", "srcset", "poster", "data"].flatMap((attribute) =>
    [...document.querySelectorAll(`[${attribute}]`)].flatMap((element) => {
      const value = element.getAttribute(attribute) ?? "";
      const hrefs =
        attribute === "srcset" ? value.split(",").map((part) => part.trim().split(/\s/)[0]) : [value];
      const rel = element.getAttribute("rel") ?? "";
      return hrefs.map((href) => ({ element: element.localName, rel, href: href ?? "" }));
    }),
  );
  const anatomy = {
    lang: document.documentElement.lang,
    title: document.title,
    h1: all("h1").map((h1) => h1.innerText.trim()),
    levels: all("h1, h2, h3, h4, h5, h6").map(({ localName }) => Number(localName.slice(1))),
    ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
    inline,
    metas: [...document.querySelectorAll("meta")].map((meta) => ({
      name: meta.getAttribute("name") ?? meta.getAttribute("property") ?? "",
      content: meta.content,
    })),
    data: all("script:not([src])").map((script) => script.getAttribute("type") ?? ""),
    links: named,
    banner: document.querySelector<HTMLElement>("body > .banner")?.innerText ?? "",
    figures: all("[role=img]:not([aria-hidden] *)").map(
      (chart) => chart.closest<HTMLElement>("figure, .figure-page, [data-embed] > body")?.innerText ?? "",
    ),
    captions: all("caption").map((caption) => caption.innerText),
  };
  for (const details of closed) details.open = false;
  return anatomy;
}

/** A figure's drawing as it is seen at one width. */
export interface Drawing {
  id: string;
  /** How many drawings, for different widths, there are, and how many of them are seen. */
  drawn: number;
  shown: number;
  width: number;
  height: number;
  /** Headed cells of the table that belongs to it. */
  cells: number;
  title: string;
  description: string;
  /** Texts in the drawing: size in px as rendered, and whether all of it lies within drawing and window. */
  texts: { text: string; size: number; whole: boolean }[];
}

/** What is seen of a page at one width. */
export interface View {
  /** Text of `main` that can be read as it stands. */
  text: string;
  /** Width that the page needs, in px. */
  width: number;
  drawings: Drawing[];
}

export function viewOf(): View {
  const textOf = (element: Element | null): string => element?.textContent?.trim() ?? "";
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const drawings = [...document.querySelectorAll(".chart")].map((chart): Drawing => {
    const widths = [...chart.querySelectorAll(":scope > [class^=chart-]")];
    const seen = widths.filter(isSeen);
    const svg = seen[0]?.querySelector("svg");
    const frame = svg?.getBoundingClientRect();
    const texts = [...(svg?.querySelectorAll("text") ?? [])].map((element) => {
      const box = element.getBoundingClientRect();
      const scale = element.getScreenCTM()?.a ?? 0;
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
      // Ink of a line: its em square, since the font's own box holds room for accents above.
      const middle = (box.top + box.bottom) / 2;
      const whole =
        frame !== undefined &&
        box.width > 0 &&
        box.left >= Math.max(0, frame.left - 1) &&
        box.right <= Math.min(innerWidth, frame.right + 1) &&
        middle - size / 2 >= frame.top - 1 &&
        middle + size / 2 <= frame.bottom + 1;
      return { text: element.textContent ?? "", size, whole };
    });
    return {
      id: chart.id.replace(/-diagramm$/, ""),
      drawn: widths.length,
      shown: seen.length,
      width: frame?.width ?? 0,
      height: frame?.height ?? 0,
      cells:
        chart.closest("figure, .figure-page, .embed")?.querySelectorAll("table tbody th ~ td").length ?? 0,
      title: textOf(document.getElementById(chart.id.replace(/-diagramm$/, "-titel"))),
      description: [chart.getAttribute("aria-label"), textOf(chart.nextElementSibling)].join(" "),
      texts,
    };
  });
  const main = document.querySelector<HTMLElement>("main");
  return { text: main?.innerText ?? "", width: document.documentElement.scrollWidth, drawings };
}

/** Opens or closes all `details`; returns how many there are. */
export function openDetails(open: boolean): number {
  const all = document.querySelectorAll("details");
  for (const details of all) details.open = open;
  return all.length;
}

/** Where the keyboard stands. */
export interface Stop {
  /** Its place among all that can be operated, and how many those are; -1 where it stands nowhere. */
  at: number;
  of: number;
  name: string;
  href: string;
  /** Why a reader would not see it, in words. */
  faults: string[];
}

export function stopAt(): Stop {
  const all = [
    ...document.querySelectorAll<HTMLElement>(
      "a[href], button, summary, input, select, textarea, iframe, [tabindex]:not([tabindex='-1'])",
    ),
  ].filter((element) => element.checkVisibility({ visibilityProperty: true }));
  const element = document.activeElement as HTMLElement;
  const at = all.indexOf(element);
  const stop = { at, of: all.length, name: "", href: "", faults: [] as string[] };
  if (at < 0) return stop;
  stop.name = (element.getAttribute("aria-label") ?? element.innerText).trim();
  stop.href = element.getAttribute("href") ?? "";

  const { outlineStyle, outlineWidth, outlineOffset, outlineColor } = getComputedStyle(element);
  const width = Number.parseFloat(outlineWidth);
  if (outlineStyle === "none" || width < 2) stop.faults.push(`no ring: ${outlineStyle} ${outlineWidth}`);
  if (outlineColor === getComputedStyle(document.body).backgroundColor)
    stop.faults.push("ring in the ground's colour");
  const reach = width + Number.parseFloat(outlineOffset);
  // A link that runs over two lines has a ring of two parts: each must be seen.
  for (const box of element.getClientRects()) {
    const ring = {
      left: box.left - reach,
      right: box.right + reach,
      top: box.top - reach,
      bottom: box.bottom + reach,
    };
    if (ring.left < -0.5 || ring.right > innerWidth + 0.5) stop.faults.push("ring leaves the window");
    for (
      let around = element.parentElement;
      around && around !== document.body;
      around = around.parentElement
    ) {
      if (getComputedStyle(around).overflowX === "visible") continue;
      const edge = around.getBoundingClientRect();
      if (ring.left < edge.left - 0.5 || ring.right > edge.right + 0.5) {
        stop.faults.push(`ring is cut by .${around.className}`);
      }
    }
  }
  const box = element.getBoundingClientRect();
  if (box.bottom <= 0 || box.top >= innerHeight) stop.faults.push("not in the window");
  const [line] = element.getClientRects();
  const hit = line && document.elementFromPoint(line.left + line.width / 2, Math.max(line.top + 2, 2));
  if (hit && !element.contains(hit))
    stop.faults.push(`hidden behind <${hit.localName} class="${hit.className}">`);
  return stop;
}
