import { expect, test } from "vitest";
import { misread, namesOf, timeout } from "./measure.ts";

const small = namesOf("small");

test(`${small.length} small hostile files are each read or refused in words, in bounded time and memory`, {
  timeout,
}, async () => {
  expect(await misread(small)).toEqual([]);
});
