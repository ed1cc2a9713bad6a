import { describe, expect, test } from "vitest";
import { createDocument } from "../../src/charts/document.ts";
import { chartTypes } from "../../src/charts/index.ts";
import { lightTheme, pageTheme } from "../../src/charts/theme.ts";
import { figures, widthsOfTests } from "./figures.ts";

const document = createDocument();

/** The same document, which is none of the server's to the drawings: they leave everything to Plot. */
const foreign: Document = Object.assign(Object.create(null) as Document, {
  createElement: document.createElement.bind(document),
  createElementNS: document.createElementNS.bind(document),
  createTextNode: document.createTextNode.bind(document),
  documentElement: document.documentElement,
  nodeType: 9,
});

const cases = Object.entries(figures).flatMap(([name, { type, figure }]) =>
  widthsOfTests.map((width) => ({ name, width, type, figure })),
);

describe("a drawing that is written down at once", () => {
  test.each(cases)("$name at $width px is what Plot makes of it", ({ type, figure, width }) => {
    for (const theme of [lightTheme, pageTheme]) {
      const at = { width, theme };
      expect(chartTypes[type].svg(figure, { ...at, document })).toBe(
        chartTypes[type].svg(figure, { ...at, document: foreign }),
      );
    }
  });
});
