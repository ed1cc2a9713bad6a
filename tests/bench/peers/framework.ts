import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Breakdown, WorkPage } from "./work.ts";

const shared = join(import.meta.dirname, "shared");

/** The project as Observable Framework takes it: a loader counts, and each page draws in the browser. Files by name. */
export function projectOf(pages: readonly WorkPage[], answers: string): Record<string, string> {
  const listed = pages.map(({ id, title }) => ({ name: title, path: `/${id}` }));
  const analyse = pathToFileURL(join(shared, "analyse.mjs")).href;
  const module = (name: string): string => readFileSync(join(shared, `${name}.mjs`), "utf8");
  return {
    "package.json": JSON.stringify({ private: true, type: "module" }),
    "observablehq.config.js": `export default { root: "src", title: "Bericht", search: false, pages: ${JSON.stringify(listed)} };\n`,
    "src/answers.json.js": `import { analyse } from ${JSON.stringify(analyse)};\nprocess.stdout.write(JSON.stringify(analyse(${JSON.stringify(answers)})));\n`,
    "src/numbers.js": module("numbers"),
    "src/chart.js": module("chart").replace("./numbers.mjs", "./numbers.js"),
    "src/index.md": `# Bericht\n\n${pages.map(({ id, title }) => `- [${title}](./${id})`).join("\n")}\n`,
    ...Object.fromEntries(pages.map((page) => [`src/${page.id}.md`, pageOf(page)])),
  };
}

const block = (code: string): string => `\`\`\`js\n${code}\n\`\`\``;
const literal = ({ item, by }: Breakdown): string => JSON.stringify({ item, by });

function pageOf({ title, paragraphs, numbers, charts, table }: WorkPage): string {
  const begin = block(`import * as Plot from "npm:@observablehq/plot";
import { bars, table } from "./chart.js";
import { share } from "./numbers.js";
const items = await FileAttachment("answers.json").json();`);
  const texts = paragraphs.map((text, i) => {
    const { chart, group } = numbers[i] as WorkPage["numbers"][number];
    const told = `\${share(items, ${literal(charts[chart] as Breakdown)}, ${group})}`;
    return text.replace(`%${i}`, told);
  });
  const drawn = charts.map((chart) => block(`display(bars(Plot, items, ${literal(chart)}));`));
  const shown = block(`const holder = display(document.createElement("div"));
holder.innerHTML = table(items, ${literal(charts[table] as Breakdown)});`);
  return `${[`# ${title}`, begin, ...texts, ...drawn, shown].join("\n\n")}\n`;
}
