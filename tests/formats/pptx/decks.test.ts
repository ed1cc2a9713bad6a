import { describe, expect, test } from "vitest";
import { deckBytes, deckFormats } from "../../../src/formats/pptx/index.ts";
import { shapes } from "../../../src/formats/pptx/size.ts";
import { sourcesOf } from "../../../src/formats/slide-value.ts";
import { plainText } from "../../../src/lib/markdown/index.ts";
import { report } from "../report.ts";
import {
  addressesOf,
  all,
  at,
  cellsOf,
  type Element,
  parse,
  partsOf,
  remembered,
  targets,
  words,
} from "./reading.ts";

const { presentations } = report;
const formats = deckFormats(report);
const whole = presentations[0] ?? { id: "", slides: [] };
const missing = presentations.length === 0 ? " (übersprungen: Die Demonstration hat keine Folien)" : "";

/** Slides of a file in their order, as the presentation lists them. */
function slidesOf(xml: Record<string, string>): { name: string; slide: Element; notes: Element }[] {
  const to = targets(xml, "ppt/presentation.xml");
  return all(parse(xml["ppt/presentation.xml"] ?? ""), "p:sldId").map(({ attributes }) => {
    const name = to.get(attributes["r:id"] ?? "") ?? "";
    const notes = [...targets(xml, name).values()].find((part) => part.includes("notesSlide")) ?? "";
    return { name, slide: parse(xml[name] ?? ""), notes: parse(xml[notes] ?? "") };
  });
}

const titleOf = (slide: Element): string => {
  const shape = all(slide, "p:sp").find((sp) =>
    ["title", "ctrTitle"].includes(all(sp, "p:ph")[0]?.attributes.type ?? ""),
  );
  return shape === undefined ? "" : words(shape);
};

/** Every number that is released of any figure, and what it is to the left of the middle. */
const released = new Set(
  report.figures.flatMap(({ rows }) =>
    rows.flatMap(({ result }) => {
      if (result.kind === "suppressed") return [];
      const { shares, mean, estimate, intervals = [] } = result;
      const percents = shares.flatMap((share) =>
        share.kind === "value" ? [share.percent, -share.percent] : [],
      );
      const ends = [...intervals, ...(estimate?.interval ? [estimate.interval] : [])];
      return [
        ...percents,
        ...[mean, estimate?.value].flatMap((value) => value ?? []),
        ...ends.flatMap(({ low, high }) => [low, high]),
      ];
    }),
  ),
);

describe.skipIf(presentations.length === 0)(`the slides of the presentation for PowerPoint${missing}`, () => {
  test("are there for every selection in both shapes", () => {
    expect(formats.map(({ path }) => path)).toEqual(
      presentations.flatMap(({ id }) => [`folien/folien-${id}-16-9.pptx`, `folien/folien-${id}-4-3.pptx`]),
    );
  });

  describe.each(presentations.flatMap(({ id }) => shapes.map((shape) => [id, shape] as const)))(
    "%s %s",
    (id, shape) => {
      const { xml, books } = partsOf(deckBytes(report, { id }, shape));
      const slides = slidesOf(xml);
      const written = presentations.find((each) => each.id === id)?.slides ?? [];

      test("have all its slides with their messages in the places for titles, in their order", () => {
        const titles = slides.map(({ slide }) => titleOf(slide).replace(/ \(\d+ von \d+\)$/, ""));
        expect([...new Set(titles)]).toEqual([...new Set(written.map(({ plainTitle }) => plainTitle))]);
        expect(titles.every(Boolean)).toBe(true);
      });

      test("name the sources of the numbers that they set large, as the slides in the browser do", () => {
        for (const each of written.filter(({ kind }) => kind !== "figure")) {
          const slide = slides.find(({ slide }) => titleOf(slide).startsWith(each.plainTitle));
          for (const source of sourcesOf(each)) expect(slide && words(slide.slide)).toContain(source);
        }
      });

      test("name release, mark and number on every one", () => {
        slides.forEach(({ slide }, i) => {
          const said = words(slide);
          expect(said).toContain(`Fassung\u00a0${report.study.release.version}`);
          expect(said).toContain(report.study.mark);
          const number = all(slide, "p:sp").find((sp) => all(sp, "p:ph")[0]?.attributes.type === "sldNum");
          expect(number && words(number)).toBe(String(i + 1));
        });
      });

      test("have what the speaker says in the notes", () => {
        for (const { plainTitle, speech } of written) {
          const slide = slides.find(({ slide }) => titleOf(slide).startsWith(plainTitle));
          const said = slide === undefined ? "" : words(slide.notes);
          for (const { type, children } of speech)
            if (type === "inline") expect(said).toContain(plainText(children ?? []));
        }
      });

      test("have charts whose sheets hold what they show, and released numbers only", () => {
        const names = Object.keys(xml).filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name));
        expect(names.length).toBeGreaterThan(3);
        for (const name of names) {
          const chart = parse(xml[name] ?? "");
          const id = at(chart, "c:externalData")?.attributes["r:id"] ?? "";
          const cells = cellsOf(books[targets(xml, name).get(id) ?? ""] as Uint8Array);
          for (const reference of all(chart, "c:numRef")) {
            const values = addressesOf(at(reference, "c:f")?.text ?? "").map((address) => cells.get(address));
            expect(remembered(at(reference, "c:numCache") as Element)).toEqual(
              values.map((value) => (value === undefined ? undefined : String(value))),
            );
          }
          const numbers = [...cells.values()].filter((cell) => typeof cell === "number");
          expect(numbers.filter((n) => !released.has(n))).toEqual([]);
        }
      });

      test("have a description for every chart, table and map", () => {
        const graphics = slides.flatMap(({ slide }) => [
          ...all(slide, "p:graphicFrame"),
          ...all(slide, "p:grpSp"),
        ]);
        expect(graphics.length).toBeGreaterThan(3);
        for (const graphic of graphics)
          expect(all(graphic, "p:cNvPr")[0]?.attributes.descr?.length).toBeGreaterThan(40);
      });
    },
  );

  test("are the same twice, and in another time zone", () => {
    const first = deckBytes(report, whole, "16:9");
    const { TZ } = process.env;
    process.env.TZ = "America/Lima";
    const second = deckBytes(report, whole, "16:9");
    process.env.TZ = TZ ?? "UTC";
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });
});
