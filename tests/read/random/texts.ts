import fc from "fast-check";

/** What means something to one of the readers, or has upset one: parts of hostile texts. */
const telling = [
  ...[
    '"',
    '""',
    "'",
    "'=",
    "=",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\\",
    '\\"',
    "|",
    "[",
    "]",
    "_",
    "#",
    "/",
    " ",
  ],
  ...[
    "{",
    "}",
    "{lbrace}",
    "{question_not_shown}",
    "<b>",
    "</b>",
    "<",
    "&",
    "&amp;",
    "&#65;",
    "]]>",
    "<!--",
    "-->",
  ],
  ...[
    "\uFEFF",
    "\u00A0",
    "\u00AD",
    "\u200B",
    "\u202E",
    "\u2028",
    "e\u0301",
    "ß",
    "ä",
    "€",
    "„“",
    "漢字",
    "🎉",
    "👨‍👩‍👧",
  ],
  ...[
    "-oth-",
    "N/A",
    "Ja",
    "Y",
    "N",
    "other",
    "comment",
    "1",
    "01",
    "1e5",
    "NULL",
    "NaN",
    "$&",
    "%s",
    "__proto__",
  ],
  ...["constructor", "_x000D_", "..", ".. ", "A1", "\u{10FFFF}", "\uFFFD"],
];

const pieces = fc.array(fc.constantFrom(...telling), { maxLength: 6 }).map((parts) => parts.join(""));

/** Any letter of Unicode; its own strings of them take fast-check a second and 200 MB to prepare. */
const letter = fc
  .oneof(
    fc.integer({ min: 0x20, max: 0x7e }),
    fc.integer({ max: 0x2ff, min: 0 }),
    fc.integer({ min: 0, max: 0x10ffff }),
  )
  .map((code) => String.fromCodePoint(code >= 0xd800 && code < 0xe000 ? code + 0x2000 : code));

/** Any text at all, NUL and all other control characters included; often one that means something to a reader. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.array(letter, { maxLength: 30 }).map((letters) => letters.join("")),
  pieces,
);

/** Any text that LimeSurvey exports: without control characters but tab and line feed, and what XML cannot hold. */
export const storedText: fc.Arbitrary<string> = anyText.map((text) =>
  text.replaceAll("\r", "").replace(/(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]/gu, ""),
);

/** A text that stands on one line and is not blank. */
export const label: fc.Arbitrary<string> = storedText
  .map((text) => text.replace(/[\s\u2028\u2029]+/g, " ").trim())
  .filter((text) => text !== "");
