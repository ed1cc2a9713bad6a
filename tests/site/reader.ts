import type { BrowserContext, Page } from "playwright-core";

/** A reader with nothing but a keyboard, who is counted: what they open or follow, and how often they press a key. */
export class Reader {
  readonly page: Page;
  /** Links followed, buttons pressed, details opened. */
  actions = 0;
  keys = 0;

  private constructor(page: Page) {
    this.page = page;
  }

  /** A reader at the start page of a site. */
  static async at(url: string, context: BrowserContext): Promise<Reader> {
    const page = await context.newPage();
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
      const focused = await this.page.evaluate(nameOfFocus);
      if (focused === undefined) break;
      if (typeof name === "string" ? focused !== name : !name.test(focused)) continue;
      this.actions++;
      const before = this.page.url();
      await this.press("Enter");
      // A link is followed; a details or a button leaves the page where it is.
      await this.page.waitForFunction(() => document.readyState === "complete");
      await this.page.waitForURL((url) => url.href !== before, { timeout: 300 }).catch(() => undefined);
      await this.page.waitForLoadState("load");
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

/** Runs in the page: how a screen reader calls what has the focus; undefined where nothing has it. */
function nameOfFocus(): string | undefined {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return undefined;
  const label = focused.getAttribute("aria-label") ?? focused.textContent ?? "";
  return label.replace(/\s+/g, " ").trim();
}
