import * as Plot from "@observablehq/plot";
import { table } from "../shared/chart.mjs";
import { share } from "../shared/numbers.mjs";
import { chart, items, pages } from "../shared/server.mjs";

export default function configure(eleventy) {
  eleventy.setQuietMode(true);
  eleventy.addGlobalData("work", pages);
  eleventy.addFilter("bound", (text, page, i) => {
    const { chart, group } = page.numbers[i];
    return text.replace(`%${i}`, share(items, page.charts[chart], group));
  });
  eleventy.addShortcode("bars", (page, i) => chart(Plot, page.charts[i], `${page.id}-${i}`));
  eleventy.addShortcode("numbers", (page) => table(items, page.charts[page.table]));
  return { dir: { input: "src", output: process.env.BENCH_OUT }, markdownTemplateEngine: "njk" };
}
