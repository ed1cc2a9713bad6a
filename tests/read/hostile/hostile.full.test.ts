import { describe, expect, test } from "vitest";
import { misread, namesOf, timeout } from "./measure.ts";

describe("A hostile file is read or refused in words, in bounded time and memory:", () => {
  const small = namesOf("small");
  test(`${small.length} small ones`, { timeout }, async () => {
    expect(await misread(small)).toEqual([]);
  });

  test.each(namesOf("large"))("%s", { timeout }, async (name) => {
    expect(await misread([name])).toEqual([]);
  });
});
