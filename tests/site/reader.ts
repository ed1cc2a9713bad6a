import type { Page } from "playwright-core";

/** A reader with nothing but a keyboard, who is counted: what they open or follow, and how often they press a key. */
export class Reader {
  readonly page: Page;
  /** Links followed, buttons pressed, details opened. */
  actions = 0;
  keys = 0;

  private constructor(page: Page) {
    this.page = page;
  }

  /** A reader who has just come to the start page of a site. */
  static async at(url: string, page: Page): Promise<Reader> {
    await page.goto(url);
    return new Reader(page);
  }

  async press(key: string): Promise<void> {
    this.keys++;
    await this.page.keyboard.press(key);
  }

  /**
   * Goes on by Tab to what is called so and presses Enter, as readers do who do not see where it stands: never by
   * script, never back. Throws where the page ends before it.
   */
  async open(name: string | RegExp): Promise<void> {
    for (let presses = 0; presses < 400; presses++) {
      await this.press("Tab");
      const focused = await this.page.evaluate(focusNow);
      if (focused === undefined) break;
      if (typeof name === "string" ? focused.name !== name : !name.test(focused.name)) continue;
      this.actions++;
      // A link to a page is followed; a file, a details or a button leaves the page where it is.
      const followed = focused.leads ? this.page.waitForEvent("load") : undefined;
      await this.press("Enter");
      await followed;
      return;
    }
    throw new Error(`nothing called ${String(name)} after ${this.page.url()}`);
  }

  /** Jumps past the navigation: the first stop of every page, which needs no looking for. */
  async skip(): Promise<void> {
    await this.press("Tab");
    await this.press("Enter");
  }

  /** What is to be read in the main part of the page. */
  async read(): Promise<string> {
    return (await this.page.innerText("main")).replace(/\s+/g, " ");
  }
}

/**
 * Runs in the page: how a screen reader calls what has the focus, and whether it leads to another page; undefined where
 * nothing has the focus.
 */
function focusNow(): { name: string; leads: boolean } | undefined {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return undefined;
  const label = focused.getAttribute("aria-label") ?? focused.textContent ?? "";
  const leads = focused instanceof HTMLAnchorElement && focused.pathname.endsWith("/") && focused.hash === "";
  return { name: label.replace(/\s+/g, " ").trim(), leads };
}
