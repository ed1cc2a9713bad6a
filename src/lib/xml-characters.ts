/**
 * A text without the characters that XML 1.0 has no place for, escaped or not (section 2.2: controls but tab and line
 * ends, halves of pairs, U+FFFE and U+FFFF). A vertical tab pasted from a slide would make a whole file unreadable.
 */
export function xmlCharacters(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "");
}
