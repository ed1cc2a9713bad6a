import { describe, expect, test } from "vitest";
import { misread, namesOf, timeout } from "./measure.ts";

describe("A hostile file is read or refused in words, in bounded time and memory:", () => {
  test.each(namesOf("large"))("%s", { timeout }, async (name) => {
    expect(await misread([name])).toEqual([]);
  });
});
