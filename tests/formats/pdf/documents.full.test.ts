import { describe } from "vitest";
import { report } from "../report.ts";
import { testSame, testWords } from "./documents.ts";

describe("the documents of a report", () => {
  testSame(["report", "tables"]);
});

testWords(report);
