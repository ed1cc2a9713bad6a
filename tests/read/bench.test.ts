import { expect, test } from "vitest";
import { items, responses, structure } from "../bench/array.ts";
import { countsOf } from "../bench/count.ts";
import { source } from "./source.ts";

test("The survey of the benchmark is counted as it was made", () => {
  const pieces = responses(1000);
  let text = "";
  let made = pieces.next();
  for (; !made.done; made = pieces.next()) text += made.value;
  const files = [source("data/survey.lss", structure()), source("data/responses.csv", text)];
  expect(countsOf(files)).toEqual(made.value);
  expect(made.value.completed).toBeGreaterThan(900);
  expect(made.value.items).toHaveLength(items.length);
  for (const { answers, empty, notShown } of made.value.items) {
    expect(answers.every((persons) => persons > 0)).toBe(true);
    expect(answers.reduce((sum, persons) => sum + persons, empty + notShown)).toBe(made.value.completed);
  }
});
