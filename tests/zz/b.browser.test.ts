import { expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
test("browser", async () => { expect(process.env.BROWSER_PATH).toMatch(/chromium/);
 const b = await launchBrowser(); const p = await b.newPage(); await p.setContent("<title>Hallo</title>"); expect(await p.title()).toBe("Hallo"); await b.close(); });
