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
  links: { element: string; href: string }[];
  /** The mark over everything, as it is seen; empty where there is none. */
  banner: string;
  /** What is seen of each figure and of each table's caption. */
  figures: string[];
  captions: string[];
}

export function anatomyOf(): Anatomy {
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
      return hrefs.map((href) => ({ element: element.localName, href: href ?? "" }));
    }),
  );
  return {
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
    figures: all("[role=img]").map(
      (chart) => chart.closest<HTMLElement>("figure, .figure-page")?.innerText ?? "",
    ),
    captions: all("caption").map((caption) => caption.innerText),
  };
}

/** A figure's drawing as it is seen at one width. */
export interface Drawing {
  id: string;
  /** Visible drawings out of those that are there, as "1 of 3". */
  shown: string;
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
  const textOf = (chart: Element, attribute: string): string =>
    document.getElementById(chart.getAttribute(attribute) ?? "")?.textContent?.trim() ?? "";
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
      id: (chart.getAttribute("aria-labelledby") ?? "").replace(/-titel$/, ""),
      shown: `${seen.length} of ${widths.length}`,
      width: frame?.width ?? 0,
      height: frame?.height ?? 0,
      cells: chart.closest("figure, .figure-page")?.querySelectorAll("table tbody th ~ td").length ?? 0,
      title: textOf(chart, "aria-labelledby"),
      description: textOf(chart, "aria-describedby"),
      texts,
    };
  });
  const main = document.querySelector<HTMLElement>("main");
  return { text: main?.innerText ?? "", width: document.documentElement.scrollWidth, drawings };
}
