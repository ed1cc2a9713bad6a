import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";

/** The rules of HTML and of its good use, but for two. */
const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // The title of a chapter or figure is its finding, in a sentence.
    "long-title": "off",
    // Upper or lower case: HTML makes no difference.
    "doctype-style": "off",
    // Versions and codes have dots.
    "valid-id": ["error", { relaxed: true }],
  },
});

/** What is wrong with built pages, as "page:line: rule: what". */
export async function htmlFaults(folder: string, paths: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const path of paths) {
    const file = join(folder, path === "" || path.endsWith("/") ? `${path}index.html` : path);
    const { results } = await validator.validateString(readFileSync(file, "utf8"), path);
    for (const { messages } of results)
      for (const { ruleId, message, line, selector } of messages)
        faults.push(`${path || "start"}:${line}: ${ruleId}: ${message} (${selector})`);
  }
  return faults;
}
