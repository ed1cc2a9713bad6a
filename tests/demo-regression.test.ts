import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { leastSquares, quantile975 } from "../scripts/demo/regression.ts";
import { demonstration, seed } from "../scripts/demo.ts";

// R: cat(warpbreaks$breaks, sep = ","); wool A and B, 27 each; tension L, M, H, 9 each within.
const breaks = [
  26, 30, 54, 25, 70, 52, 51, 26, 67, 18, 21, 29, 17, 12, 18, 35, 30, 36, 36, 21, 24, 18, 10, 43, 28, 15, 26,
  27, 14, 29, 19, 29, 31, 41, 20, 44, 42, 26, 19, 16, 39, 28, 21, 39, 29, 20, 21, 24, 17, 13, 15, 15, 16, 28,
];
const weaving = breaks.map((_, i) => {
  const tension = Math.floor((i % 27) / 9);
  return [Number(i >= 27), Number(tension === 1), Number(tension === 2)];
});

describe("a linear regression", () => {
  test("has the coefficients and intervals that R gives", () => {
    // R: m <- lm(breaks ~ (wool == "B") + (tension == "M") + (tension == "H"), warpbreaks)
    //    print(cbind(coef(m), confint(m)), digits = 12)
    const reference = [
      [39.27777777778, 32.9271495038, 45.628406051727],
      [-5.77777777778, -12.1284060517, 0.572850496172],
      [-10, -17.7778994086, -2.222100591366],
      [-14.72222222222, -22.5001216309, -6.944322813588],
    ];
    const found = leastSquares(weaving, breaks).map(({ value, low, high }) => [value, low, high]);
    expect(found).toHaveLength(4);
    for (const [i, row] of reference.entries())
      for (const [j, number] of row.entries()) expect(found[i]?.[j], `${i},${j}`).toBeCloseTo(number, 5);
  });

  // R: print(qt(.975, c(30, 47, 190)), digits = 12)
  test.each([
    [30, 2.0422724563],
    [47, 2.01174051373],
    [190, 1.972528182],
  ])("with %d degrees of freedom reaches %d standard errors to each side", (freedom, quantile) => {
    expect(quantile975(freedom)).toBeCloseTo(quantile, 6);
  });

  test("refuses regressors that are sums of each other", () => {
    const doubled = weaving.map((row) => [...row, row.reduce((sum, number) => sum + number, 0)]);
    expect(() => leastSquares(doubled, breaks)).toThrow("sums of each other");
  });
});

describe("the demonstration's result", () => {
  const text = demonstration(seed).files["results/gestaltbar-modell.csv"] ?? "";

  test("is what R computes from the exported answers", () => {
    // R: d <- read.csv2("data/responses.csv", check.names = FALSE, fileEncoding = "UTF-8-BOM", na.strings = "")
    //    d <- d[!is.na(d$submitdate), ]
    //    k <- rowSums(d[sprintf("E1[%s]", c("STADT", "DEMOK", "MGH", "LANDP", "ESF", "PRAEV"))] == "Y", na.rm = TRUE)
    //    k[k == 0 & !(d[["E1[KEIN]"]] %in% "Y")] <- NA
    //    m <- lm(as.numeric(D1) ~ (A2 == "LK") + (A2 == "KS") + (F2 == "Y") + k + as.numeric(C1), d)
    //    nobs(m); print(round(cbind(coef(m), confint(m)), 4))
    const rows = text
      .split("\n")
      .slice(-6, -1)
      .map((line) => line.split(";"));
    expect(rows.map(([term, , ...numbers]) => [term, ...numbers.slice(0, 3)])).toEqual([
      ["landkreis", "0,7729", "0,4414", "1,1044"],
      ["stadt", "0,3395", "-0,0939", "0,7728"],
      ["strategie", "0,1909", "-0,0621", "0,4439"],
      ["programme", "-0,0043", "-0,1145", "0,1059"],
      ["lage", "0,0708", "-0,0073", "0,1488"],
    ]);
    expect(text).toContain("\nn: 196\n");
  });

  test("says in its head that its numbers are invented, and in study.yaml that nobody real approved them", () => {
    expect(text.split("\n")[1]).toContain("Demonstration – erfundene Zahlen");
    const study = readFileSync(join(import.meta.dirname, "../data/study.yaml"), "utf8");
    expect(/^results:\n(?: .*\n)*/m.exec(study)?.[0]).toContain("\n    by: Demonstration\n");
  });
});
