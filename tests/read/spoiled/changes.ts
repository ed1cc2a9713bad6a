import fc from "fast-check";

/** One thing done to some bytes, told by numbers alone, so that it can be repeated and shrunk. */
interface Change {
  kind: number;
  /** Where: taken modulo the length. */
  at: number;
  /** What it means depends on the kind. */
  value: number;
}

/** A file of a form, and what is done to it. */
export interface Spoiling {
  /** Which of the parts or files: taken modulo their number. */
  which: number;
  changes: Change[];
}

/** What readers look for, and what they should never trip over. */
const telling = [
  ...[
    '"',
    '""',
    "\t",
    "\n",
    "\r",
    ";",
    ",",
    "\\",
    "'=",
    "\0",
    "\uFEFF",
    "<",
    "&",
    "]]>",
    "<![CDATA[",
    "<!--",
    "<a>",
  ],
  ...[
    "</row>",
    "<row>",
    "<row/>",
    "&#0;",
    "&lt;",
    "&b;",
    "{",
    "}",
    "{question_not_shown}",
    "-oth-",
    "1e999",
    "-1",
  ],
  ...[
    "\x1b[2J",
    "ä",
    "🎉",
    "xl/",
    "PK\x03\x04",
    "PK\x05\x06",
    "$FL2",
    "999999999999",
    "((((",
    "!(",
    "__proto__",
  ],
];
/** What a value can be without breaking the file around it: types, codes, keys and numbers of others, or of nobody. */
const values = [
  ...["", "0", "-1", "1", "2", "7", "100", "101", "112", "1e999", "99999999999999999999", "0x10", "1,5"],
  ...[
    "L",
    "M",
    "P",
    "R",
    "1",
    ";",
    ":",
    "X",
    "|",
    "D",
    "F",
    "H",
    "5",
    "Y",
    "N",
    "ZZ",
    "a1",
    "a2",
    "SQ1",
    "SQ2",
    "X1",
  ],
  ...[
    "other",
    "comment",
    "-oth-",
    "id",
    "submitdate",
    "de",
    "en",
    "__proto__",
    "constructor",
    "a b",
    "Ü🎉\u202E",
  ],
  ...[
    "((((((1",
    "is_empty(",
    "A.NAOK == A.NAOK",
    '!!!"',
    "x".repeat(5000),
    "&lt;b&gt;",
    "<p>|</p>",
    "{x|y}",
    "1980-01-01",
  ],
].map((text) => Buffer.from(text));
/** Bytes that are no text in UTF-8: half a letter, a letter of Windows-1252, a surrogate, UTF-16. */
const noText = [[0xc3], [0xfc], [0xed, 0xa0, 0x80], [0xff, 0xfe], [0xf4, 0x90, 0x80, 0x80]].map((b) =>
  Buffer.from(b),
);
const numbers = [0, -1, 1, 2, 7, 255, 999, 65_536, 0x7fffffff, -0x80000000];
/** What may well make another answer, or another label. */
const letters = Buffer.from("0123459aYNSQ x");

function pick<Thing>(from: readonly Thing[], value: number): Thing {
  return from[value % from.length] as Thing;
}

/** Bytes from `at` on replaced by others. */
function splice(bytes: Buffer, at: number, removed: number, put: Uint8Array = new Uint8Array(0)): Buffer {
  return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + removed)]);
}

/** The next stretch between two marks, marks not included; undefined where there is none. */
function between(bytes: Buffer, at: number, open: string, close: string): [number, number] | undefined {
  const from = bytes.indexOf(open, at) + open.length;
  const to = bytes.indexOf(close, from);
  return from < open.length || to < 0 ? undefined : [from, to - from];
}

type Kind = (bytes: Buffer, at: number, value: number) => Buffer;

/** A value of a row, or a cell in quotes, becomes another one: the file stays well-formed. */
const otherValue: Kind = (bytes, at, value) => {
  const cell =
    between(bytes, at, ',"', '"') ?? between(bytes, at, ';"', '"') ?? between(bytes, at, "\t", "\t");
  const [from, length] = between(bytes, at, "<![CDATA[", "]]>") ?? cell ?? [at, 0];
  return splice(bytes, from, length, pick(values, value));
};

/** The next whole row: of XML, or of a table. */
function rowAt(bytes: Buffer, at: number): [number, number] {
  const [from, length] = between(bytes, at, "<row>", "</row>") ?? [-1, 0];
  return from < 0 ? (between(bytes, at, "\n", "\n") ?? [at, 0]) : [from - 5, length + 11];
}

const otherByte: Kind = (bytes, at, value) => splice(bytes, at, 1, Uint8Array.of(value & 255));
const cutOut: Kind = (bytes, at, value) => splice(bytes, at, 1 + (value % 60));
const doubled: Kind = (bytes, at, value) => splice(bytes, at, 0, bytes.subarray(at, at + 1 + (value % 60)));
const token = (removed: number): Kind => {
  return (bytes, at, value) => splice(bytes, at, removed, Buffer.from(pick(telling, value)));
};
const otherLetter: Kind = (bytes, at, value) =>
  splice(bytes, at, 1, Uint8Array.of(pick([...letters], value)));

/** All kinds of changes; what does more, stands there more often. */
const kinds: readonly Kind[] = [
  otherByte,
  (bytes, at, value) => splice(bytes, at, 1, Uint8Array.of((bytes[at] ?? 0) ^ (1 << (value % 8)))),
  (bytes, at) => splice(bytes, at, 1, Uint8Array.of(0)),
  (bytes, at) => bytes.subarray(0, Math.max(1, at)),
  (bytes, at, value) => splice(bytes, at, 0, pick(noText, value)),
  (bytes, at, value) => {
    const whole = Buffer.alloc(4);
    whole.writeInt32LE(pick(numbers, value));
    return splice(bytes, at & ~3, 4, whole);
  },
  cutOut,
  doubled,
  token(0),
  token(1),
  otherLetter,
  otherLetter,
  otherLetter,
  (bytes, at) => splice(bytes, ...rowAt(bytes, at)),
  (bytes, at) => {
    const [from, length] = rowAt(bytes, at);
    return splice(bytes, from, 0, bytes.subarray(from, from + length));
  },
  otherValue,
  otherValue,
  otherValue,
  otherValue,
  otherValue,
];

// Without fast-check's liking for small numbers: every place in a file is as likely as any other.
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.noBias(fc.nat({ max: kinds.length - 1 })),
  at: fc.noBias(fc.nat({ max: 2 ** 24 })),
  value: fc.noBias(fc.nat({ max: 2 ** 16 })),
});

export const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  which: fc.noBias(fc.nat({ max: 59 })),
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
});

/** The bytes with all changes made, one after another. */
export function changed(original: Uint8Array, changes: readonly Change[]): Uint8Array {
  let bytes = Buffer.from(original);
  for (const { kind, at, value } of changes) {
    if (bytes.length > 8) bytes = Buffer.from(pick(kinds, kind)(bytes, at % bytes.length, value));
  }
  return bytes;
}
