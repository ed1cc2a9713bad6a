import { findBrowser } from "./browser.ts";

/** Finds or installs the browser once; the test files, in processes of their own, inherit its path. */
export default function setup(): void {
  process.env["BROWSER_PATH"] = findBrowser();
}
