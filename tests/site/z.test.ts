import { expect, inject, test } from "vitest";
test("site", () => { expect(inject("siteDir")).toMatch(/site/); });
