import { findBrowser } from "./browser.ts";

/**
 * Finds or installs the browser once; the test files, in processes of their own, inherit its path, or why there is
 * none (an error thrown here would keep the tests that need no browser from running).
 */
export default function setup(): void {
  try {
    process.env.BROWSER_PATH = findBrowser();
  } catch (error) {
    process.env.BROWSER_MISSING = error instanceof Error ? error.message : String(error);
  }
}
