import fc from "fast-check";

/** What would run, load or look like something else where it got into a page as it is. */
export const hostile = [
  "<script>alert(1)</script>",
  "</script><script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  "</title><style>*{display:none}</style>",
  '"><iframe src="https://example.org">',
  "' onmouseover='alert(1)",
  '" onclick="alert(1)',
  '" style="position:fixed',
  "](javascript:alert(1))",
  "[a](javascript:alert(1))",
  "[a](JaVaScRiPt&colon;alert(1))",
  "[a](&#106;avascript:alert(1))",
  "[a](java\tscript:alert(1))",
  "[a](data:text/html,<script>alert(1)</script>)",
  "[a](vbscript:x)",
  "[a]: javascript:alert(1)",
  "![a](https://example.org/a.png)",
  '![a](x" onerror="alert(1))',
  "<javascript:alert(1)>",
  "<!--",
  "-->",
  "]]>",
  "&lt;script&gt;",
  "<a href='javascript:alert(1)'>a</a>",
  "=cmd|' /C calc'!A0",
];

/** Marks of the house and of Markdown, whole and in pieces, and what parsers trip over. */
const marks = [
  ...[
    "{{",
    "}}",
    "{{a.b}}",
    "{{a@b}}",
    "[#",
    "[@",
    "::abb{",
    "::tabelle{",
    "}",
    "{",
    "[",
    "]",
    "[^",
    "[^1]: a",
  ],
  ...[
    '{wenn="',
    'sonst="',
    "deutlich}",
    '{begriff="',
    "{kein-ergebnis}",
    "{#a}",
    "> [!",
    "> [!hinweis] ",
    ": ",
  ],
  ...[
    "\n",
    "\n\n",
    "    ",
    "\t",
    "---\n",
    "# ",
    "## ",
    "| a |\n|-|\n",
    "```\n",
    "`",
    "**",
    "_",
    "\\",
    "&",
    "<",
  ],
  ...["\0", "\uFEFF", "\u202E", "\u200B", "\u2028", "\uD800", "\u00AD", "🎉", "ß", "−", "„", "“", "%"],
  ...["__proto__", "constructor", "toString", "null", "true", "1e999", "-1", "0", "NaN", "0x10", "1_000"],
  ...["!!js/function x", "&a", "*a", "<<: *a", "? ", "- ", "[", "{a: b}", "|", ">", "'", '"', "#", "@", "%"],
  ...["und", "oder", "nicht", ">", "<=", "=", "+", "-", "*", "/", "(", ")", "rang(", "max(", ";", "@", "."],
];

/** As long as nobody writes, so that what takes the square of it would be noticed. */
const long = [
  ...["[", "(", "*", "_", "`", "{{", "[^a]", "> ", "- ", "| ", "![", "<a ", "&a", "**a", "[#a]", "[@a]"],
  ...["[a]{", "nicht ", "(1 + ", "~", '"', "\\[", "a.b@"],
].map((each) => each.repeat(Math.ceil(4000 / each.length)));

/** One thing done to a text, told by numbers alone. */
interface Twist {
  kind: number;
  at: number;
  value: number;
}

/** Which text, and what is done to it. */
export interface Twisting {
  which: number;
  twists: Twist[];
}

const any = (max: number) => fc.noBias(fc.nat({ max }));

/** A random twisting; every place of a text is as likely as any other. */
export const twisting: fc.Arbitrary<Twisting> = fc.record({
  which: any(2 ** 16),
  twists: fc.array(fc.record({ kind: any(999), at: any(2 ** 24), value: any(2 ** 16) }), {
    minLength: 1,
    maxLength: 4,
  }),
});

/** The one of several things that a number means. */
export function pick<Thing>(from: readonly Thing[], value: number): Thing {
  return from[value % from.length] as Thing;
}

function put(text: string, at: number, removed: number, more: string): string {
  return text.slice(0, at) + more + text.slice(at + removed);
}

/** Where a text is likely to be read as something: the first place at which one of these follows. */
function telling(text: string, from: number): number {
  const at = text.slice(from).search(/[[\]{}"|:.=<>@#`*\n]/);
  return at < 0 ? from : from + at;
}

/** A text with all twists made, one after another. */
export function twisted(original: string, twists: readonly Twist[]): string {
  let text = original;
  for (const { kind, at, value } of twists) {
    const place = text === "" ? 0 : at % text.length;
    const mark = telling(text, place);
    // Long texts are rare: each of them costs as much as a hundred others.
    if (kind % 50 === 0) text = put(text, mark, 0, pick(long, value));
    else if (kind % 10 < 3) text = put(text, kind % 2 ? place : mark, 0, pick(hostile, value));
    else if (kind % 10 < 6) text = put(text, kind % 2 ? place : mark, kind % 3, pick(marks, value));
    else if (kind % 10 < 7) text = put(text, mark, 1 + (value % 30), "");
    else if (kind % 10 < 8) text = put(text, mark, 0, text.slice(mark, mark + 1 + (value % 80)));
    else if (kind % 10 < 9) text = put(text, place, 1, String.fromCharCode(value));
    else text = otherLine(text, place, value);
  }
  return text;
}

/** A line in the place of another, or twice, or none. */
function otherLine(text: string, at: number, value: number): string {
  const lines = text.split("\n");
  const line = text.slice(0, at).split("\n").length - 1;
  lines.splice(line, value % 2, ...(value % 3 ? [pick(lines, value)] : []));
  return lines.join("\n");
}
