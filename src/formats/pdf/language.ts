import { text } from "./typst.ts";

/** A language as Typst takes it: of two or three letters, and a region of two where one is named. */
export function languageParts(tag: string): { lang: string; region?: string } {
  const [lang = "de", ...others] = tag.split("-");
  const region = others.find((part) => /^[a-z]{2}$/i.test(part));
  return { lang: lang.toLowerCase(), ...(region === undefined ? {} : { region: region.toUpperCase() }) };
}

/** The same as what a call of `text` is given. */
export function languageOf(tag: string): Record<string, string> {
  return Object.fromEntries(Object.entries(languageParts(tag)).map(([name, part]) => [name, text(part)]));
}
