import { describe, expect, test } from "vitest";
import { injected } from "./injected.ts";

describe("what looks for injected things", () => {
  test.each([
    "<p><script>x</script></p>",
    "<p onclick=x>a</p>",
    '<p style="color: red">a</p>',
    '<a href="javascript:x">a</a>',
    '<a href="java\nscript:x">a</a>',
    '<a href=" &#1;javascript&colon;x">a</a>',
    '<a href="data:text/html,x">a</a>',
    '<img src="https://example.org/a.png">',
    '<svg><a xlink:href="javascript:x"><text>a</text></a></svg>',
    "<svg><foreignObject><p>a</p></foreignObject></svg>",
    '<iframe srcdoc="a"></iframe>',
    "<a <b=c>a</a>",
  ])("finds %s", (html) => {
    expect(injected(html)).not.toEqual([]);
  });

  test("leaves free what texts are made of, and hostile words as text", () => {
    const html =
      '<p id="a">Ein <a href="https://example.org/?a=javascript:b">Verweis</a>, <a href="/kapitel/#a">einer</a>: &lt;script&gt; javascript:x onclick="y"</p><svg viewBox="0 0 1 1"><path d="M0 0"/></svg>';
    expect(injected(html)).toEqual([]);
  });
});
