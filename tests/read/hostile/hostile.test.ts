import { describe, expect, test } from "vitest";
import { misread, namesOf, timeout } from "./measure.ts";

describe("A hostile file is read or refused in words, in bounded time and memory:", () => {
  test.each(namesOf("quick"))("%s", { timeout }, async (name) => {
    expect(await misread([name])).toEqual([]);
  });

  const small = namesOf();
  test(`${small.length} small ones, one after another`, { timeout }, async () => {
    expect(await misread(small)).toEqual([]);
  });
});
