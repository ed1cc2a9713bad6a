import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { readDerived } from "../../src/lib/content.ts";
import { longDate } from "../../src/lib/i18n.ts";
import type { Result } from "../../src/model/result.ts";
import { demonstration } from "../demonstration.ts";
import { textOf } from "./publication.ts";

const folder = inject("siteDir");
const id = "gestaltbar-modell";
let result: Result;
let page: string;

/** What a reader sees of a page, on one line. */
function textIn(html: string): string {
  const bare = html.replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, " ").replace(/<[^>]+>/g, " ");
  return bare
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");
}
const plain = (text: string) => text.replace(/\s+/g, " ");

beforeAll(() => {
  const beside = `${folder}-derived`;
  const derived = readDerived(existsSync(beside) ? beside : join(demonstration, "data/derived"));
  const found = derived.results[id];
  if (found === undefined) throw new Error(`no result ${id}`);
  result = found;
  page = textOf(folder, "abbildungen", id, "index.html");
});

describe("the page of a figure that was computed elsewhere", () => {
  test("says how it was computed, on how many persons it rests, and who approved it when", () => {
    const { method, software, outcome, title, measure, n, approval } = result;
    const facts = textIn(page.slice(page.indexOf('id="berechnung"')));
    for (const fact of [title, method, software, outcome, measure, "95-%-Intervalle", `n = ${n}`])
      expect(facts).toContain(plain(fact));
    expect(facts).toContain(plain(`${approval.by}, ${longDate(approval.date)}`));
    expect(facts).toContain("Von der Anonymitätsprüfung sind sie nicht erfasst.");
  });

  test("says the same in the figure's source line, wherever it stands", () => {
    const line = plain(
      `freigegeben von ${result.approval.by} am ${longDate(result.approval.date)}, nicht von der Anonymitätsprüfung erfasst.`,
    );
    expect(textIn(page)).toContain(line);
    expect(textIn(textOf(folder, "kapitel", "vergleich", "index.html"))).toContain(line);
  });

  test("has a table in which blocks head their rows, and no wording of a question", () => {
    const heads = [...page.matchAll(/<th scope="rowgroup" colspan="4">\s*([^<]*?)\s*<\/th>/g)].map(
      (m) => m[1],
    );
    expect(heads).toEqual([...new Set(result.rows.map(({ group }) => group))]);
    expect(page).not.toContain("Wortlaut der Frage");
  });

  test("is listed with all figures", () => {
    expect(textOf(folder, "abbildungen", "index.html")).toContain(`href="/abbildungen/${id}/"`);
  });
});
