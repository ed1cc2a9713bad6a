import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fixedPages } from "../../src/lib/addresses.ts";
import { formNames } from "../../src/lib/forms.ts";
import { asides } from "../../src/lib/markdown/aside.ts";
import { functionNames } from "../../src/model/expression.ts";
import { project } from "../studies/derive.ts";

const guide = readFileSync(join(project, "content/README.md"), "utf8");

describe("the authors' guide", () => {
  test.each(formNames)("shows values in the form „als %s“", (form) => {
    expect(guide).toContain(`als ${form}`);
  });

  test.each([...functionNames])("shows %s(…) in a condition", (name) => {
    expect(guide).toContain(`${name}(`);
  });

  test.each(Object.keys(asides))("shows an aside > [!%s]", (kind) => {
    expect(guide).toContain(`> [!${kind}]`);
  });

  test.each([
    ...[
      '{wenn="',
      'sonst="',
      "deutlich}",
      "{kein-ergebnis}",
      "{begriff}",
      '{begriff="',
      "[^",
      "[@",
      "[#",
      "{#",
    ],
    ...[
      "::abb{",
      "::tabelle{",
      'titel="',
      "gelesen",
      "--entwurf",
      "check -- --text",
      "@landkreis",
      ".n}}",
      ".mean}}",
    ],
  ])("shows the mark %s", (mark) => {
    expect(guide).toContain(mark);
  });
});

test("pages that texts may lead to are those that there are", () => {
  const files = readdirSync(join(project, "src/pages"), { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".astro") && !path.includes("[") && path !== "404.astro");
  const paths = files.map((path) =>
    path
      .replace(/(?:^|\/)index\.astro$/, "/")
      .replace(/\.astro$/, "/")
      .replace(/^\/$/, ""),
  );
  expect(paths.toSorted()).toEqual(fixedPages.toSorted());
});
