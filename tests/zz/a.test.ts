import { expect, test } from "vitest";
test("one", () => { expect(process.env.BROWSER_PATH).toBe(undefined); });
test.skip("static skip", () => {});
test("skipped with reason", (ctx) => { ctx.skip("no tool"); });
