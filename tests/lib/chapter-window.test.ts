import { describe, expect, test } from "vitest";
import { chaptersBeside } from "../../src/lib/chapter-window.ts";

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

describe("the chapters beside a chapter", () => {
  test("are all of them in a report of usual length", () => {
    expect(chaptersBeside(upTo(9), 4)).toEqual(upTo(9));
    expect(chaptersBeside(upTo(30), 29)).toEqual(upTo(30));
  });

  test("are of a thousand those around it, with the first and the last", () => {
    expect(chaptersBeside(upTo(1000), 499)).toEqual([1, ...upTo(506).slice(493), 1000]);
    expect(chaptersBeside(upTo(1000), 0)).toEqual([...upTo(7), 1000]);
    expect(chaptersBeside(upTo(1000), 999)).toEqual([1, ...upTo(1000).slice(993)]);
  });
});
