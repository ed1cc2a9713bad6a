import { expect, test } from "vitest";
import { resolveFigure } from "../../src/lib/figures.ts";
import { groupComparison } from "../../src/lib/group-comparison.ts";
import type { Figure } from "../../src/model/figure.ts";
import { figureFile } from "../../src/model/figure-spec.ts";
import type { Derived } from "../../src/model/report.ts";
import { framed } from "./framed.ts";

/** The comparison on the page of a figure by groups; the figure draws whole distributions unless told otherwise. */
function comparisonOf(question: string, derived: Derived, more = {}, draws: "scale" | "value" = "scale") {
  const texts = { title: "t", subtitle: "s", alt: "a", chart: "likert", by: "g" };
  const spec = figureFile.parse({ ...texts, question, ...more });
  const figure = resolveFigure("f", spec, derived, draws);
  if (Array.isArray(figure)) throw new Error(figure.map(({ what }) => what).join());
  return groupComparison(figure as Figure, derived);
}
const model = framed("model");
/** Where 50 points are asked for, only the first two of three groups differ clearly. */
const strict = framed("model", { effect: 50 });

test("Of ordered answers it says how often the higher group answers higher, with a word for that", () => {
  // 36 of 40 against 8 of 40 with the high answer: 0.9 * 0.8 + (0.9 * 0.2 + 0.1 * 0.8) / 2 = 0.85.
  const [first, ...others] = comparisonOf("S", strict)?.differences ?? [];
  expect(others).toEqual([]);
  expect(first?.pairs).toHaveLength(1);
  expect(first?.pairs[0]).toMatchObject({ more: "Höher: Text a", less: "niedriger: Text b" });
  expect(first?.pairs[0]?.size).toContain("in 85 von 100 Fällen");
  expect(first?.pairs[0]?.size).toContain("ein großer Unterschied (p\u00a0<\u00a00,001)");
});

test("Of a share that is drawn alone it says the percentage points, the group with more first", () => {
  const found = comparisonOf("J", strict, { share: "nein", chart: "dot" }, "value");
  expect(found?.differences).toMatchObject([
    {
      label: "",
      pairs: [{ more: "Mehr: Text b", less: "weniger: Text a", size: /^70\u00a0Prozentpunkte, / }].map(
        anySize,
      ),
    },
  ]);
});

test("Only what is clear is named, and what is not is not called equal", () => {
  const found = comparisonOf("S", strict);
  expect(found?.summary).toBe(
    "Von 3 Vergleichen je zweier Gruppen zeigt einer einen deutlichen Unterschied. Bei den übrigen ist er kleiner, oder er kann Zufall sein.",
  );
  const none = comparisonOf("S", framed("model", { effect: 90 }));
  expect(none?.differences).toEqual([]);
  expect(none?.summary).toContain("Dass es keinen gibt, ist damit nicht gezeigt.");
});

test("Nothing is compared where the study opts into no model, and where there are no groups", () => {
  expect(comparisonOf("S", framed("none"))).toBeUndefined();
  expect(comparisonOf("S", framed("bounds"))).toBeUndefined();
  expect(comparisonOf("S", model, { by: undefined })).toBeUndefined();
});

/** The beginning of a size is enough. */
function anySize({ size, ...pair }: { more: string; less: string; size: RegExp }) {
  return { ...pair, size: expect.stringMatching(size) };
}
