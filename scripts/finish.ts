import { join } from "node:path";
import { AuthorError } from "../src/lib/errors.ts";
import { hostFile } from "../src/lib/serving/host-file.ts";
import { htaccess } from "../src/lib/serving/htaccess.ts";
import { shippedIn } from "../src/lib/shipped.ts";
import type { Report } from "../src/model/report.ts";
import { addEarlier } from "./archive.ts";
import { namesIn, type Place, readText, root, textsIn, writeBytes, writeText } from "./files.ts";
import { licencesText } from "./licences.ts";
import { recordFile } from "./record.ts";
import { brokenLinks } from "./site/links.ts";
import { builtPage } from "./site/page.ts";
import { searchRecords } from "./site/records.ts";
import { searchFiles } from "./site/search.ts";
import { sumsFile } from "./sums.ts";

/** Where the search finds its index, below the base; `public/suche.js` loads it from there. */
export const searchFolder = "suche/index";

/**
 * What is made from the pages once all are there: the index of the search, earlier releases as they were, and what
 * servers are told. Throws `AuthorError` where an address
 * within them leads nowhere, with all of them; not of a draft, in which much is still to come.
 */
export async function finishSite(
  place: Place,
  folder: string,
  report: Report,
  { draft }: { draft: boolean },
): Promise<void> {
  const { base, study } = report;
  const pages = textsIn(folder, ".html").map(builtPage);
  addEarlier(place, folder, report);
  const files = await searchFiles(searchRecords(pages), study.languages[0] ?? "de");
  for (const [name, bytes] of files) writeBytes(join(folder, searchFolder, name), bytes);
  writeText(join(folder, "lizenzen.txt"), licences(report));
  // Last: they name what there is, and what is made of it after them.
  const names = [...namesIn(folder), recordFile, sumsFile];
  writeText(join(folder, "_headers"), hostFile(names, base));
  writeText(join(folder, ".htaccess"), htaccess(base));
  const site = { pages, files: new Set(namesIn(folder)), base, address: study.address };
  const problems = draft ? [] : brokenLinks(site);
  if (problems.length > 0) throw new AuthorError(problems);
}

/** The licences of all that is in a publication, and of all that it is made with. */
function licences(report: Report): string {
  const text = (path: string): string => readText(join(root, path)) ?? "";
  const shipped = shippedIn(report).map((each) => ({ ...each, words: text(each.text) }));
  return licencesText(text("package-lock.json"), shipped);
}
