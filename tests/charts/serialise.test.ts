import { describe, expect, test } from "vitest";
import { createDocument } from "../../src/charts/document.ts";
import { serialise } from "../../src/charts/serialise.ts";

const svg = "http://www.w3.org/2000/svg";

/** A tree from nested arrays: name, attributes, children. */
type Tree = [name: string, attributes: Record<string, string>, ...children: (Tree | string)[]];

function build([name, attributes, ...children]: Tree, document = createDocument()): SVGElement {
  const element = document.createElementNS(svg, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  for (const child of children) {
    element.appendChild(typeof child === "string" ? document.createTextNode(child) : build(child, document));
  }
  return element;
}

describe("SVG text", () => {
  test.each<[string, Tree, string]>([
    [
      "keeps no styles and no classes",
      ["svg", { class: "a", style: "x:y" }, ["style", {}, "b{}"], ["rect", { class: "c" }]],
      "<rect/>",
    ],
    [
      "keeps ARIA at the root alone",
      ["svg", {}, ["g", { "aria-label": "x", fill: "red" }, ["rect", { "aria-hidden": "true" }]]],
      '<g fill="red"><rect/></g>',
    ],
    [
      "keeps no empty groups, and none that says nothing",
      [
        "svg",
        {},
        ["g", { fill: "red" }],
        ["g", { fill: "red" }, ["rect", { width: "0" }]],
        ["g", {}, ["circle", {}]],
      ],
      "<circle/>",
    ],
    [
      "rounds positions to tenths of a px",
      ["svg", {}, ["rect", { x: "1.2345", width: "-0.04", y: "1e-7", transform: "translate(10.06,3)" }]],
      '<rect x="1.2" width="0" y="0" transform="translate(10.1,3)"/>',
    ],
    [
      "rounds what is measured in em to hundredths",
      ["svg", {}, ["text", { y: "0.3249em" }, "a"]],
      '<text y="0.32em">a</text>',
    ],
    ["leaves other numbers alone", ["svg", {}, ["rect", { opacity: "0.125" }]], '<rect opacity="0.125"/>'],
    [
      "writes markup in texts as text",
      ["svg", {}, ["text", { title: 'a"b' }, "<b> & c"]],
      '<text title="a&quot;b">&lt;b&gt; &amp; c</text>',
    ],
    [
      "names ids after the chart",
      [
        "svg",
        {},
        ["clipPath", { id: "plot-clip-17" }],
        ["g", { "clip-path": "url(#plot-clip-17)" }, ["circle", {}]],
      ],
      '<clipPath id="p-1"/><g clip-path="url(#p-1)"><circle/></g>',
    ],
    [
      "leaves colours that look like references",
      ["svg", {}, ["rect", { fill: "#abcdef" }]],
      '<rect fill="#abcdef"/>',
    ],
  ])("%s", (_, tree, inner) => {
    const text = serialise(build(tree), "p");
    expect(text.replace(/^<svg[^>]*>|<\/svg>$/g, "")).toBe(inner);
  });

  test("the root names no namespace, since HTML knows it", () => {
    const root = build([
      "svg",
      { xmlns: svg, "xmlns:xlink": "x", role: "img", "aria-label": "A & B" },
      ["circle", {}],
    ]);
    expect(serialise(root, "p")).toBe(`<svg role="img" aria-label="A &amp; B"><circle/></svg>`);
  });

  test.each<[name: string, tree: Tree, inner: string]>([
    [
      "a line of text stands on its baseline, in whole px and letters of the group around it",
      [
        "svg",
        {},
        ["g", { "font-size": "20" }, ["text", { y: "0.32em", transform: "translate(10.4,3.5)" }, "a"]],
      ],
      '<g font-size="20"><text x="10" y="10">a</text></g>',
    ],
    [
      "a text with a size of its own is lowered by its own",
      ["svg", {}, ["text", { y: "0.5em", transform: "translate(-3,4)", "font-size": "10" }, "a"]],
      '<text x="-3" y="9" font-size="10">a</text>',
    ],
    [
      "a turned text keeps its turn",
      ["svg", {}, ["text", { y: "0.32em", transform: "translate(1,2) rotate(90)" }, "a"]],
      '<text y="0.32em" transform="translate(1,2) rotate(90)">a</text>',
    ],
    [
      "rectangles and lines side by side are one path, and one without extent is none",
      [
        "svg",
        {},
        ["rect", { x: "1.26", y: "2", width: "3", height: "4" }],
        ["rect", { x: "1", y: "2", width: "0.04", height: "4" }],
        ["line", { x1: "1", x2: "1", y1: "2", y2: "5" }],
        ["line", { x1: "1", x2: "3.51", y1: "2", y2: "2" }],
        ["line", { x2: "-3", y2: "4" }],
      ],
      '<path d="M1.3 2h3v4h-3zM1 2V5M1 2H3.5M0 0L-3 4"/>',
    ],
    [
      "one that looks different, or stands beyond something else, stays by itself",
      [
        "svg",
        {},
        ["rect", { width: "3", height: "4" }],
        ["rect", { width: "3", height: "4", fill: "red" }],
        ["rect", { x: "5", width: "3", height: "4" }],
        ["circle", {}],
        ["rect", { x: "9", width: "3", height: "4" }],
      ],
      '<path d="M0 0h3v4h-3z"/><rect width="3" height="4" fill="red"/><path d="M5 0h3v4h-3z"/><circle/><path d="M9 0h3v4h-3z"/>',
    ],
  ])("%s", (_, tree, inner) => {
    expect(serialise(build(tree), "p").replace(/^<svg[^>]*>|<\/svg>$/g, "")).toBe(inner);
  });
});
