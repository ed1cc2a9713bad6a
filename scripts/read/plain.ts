import { decodeHTML } from "entities";

const unseen = /<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
/** Only what has the form of a tag: "x < 5" and `{if(a<b, …)}` stay. */
const block =
  /<\/?(?:br|p|div|li|ul|ol|h[1-6]|tr|td|th|table|hr|dd|dt|dl|section|blockquote)(?=[\s/>])[^>]*>/gi;
const tag = /<\/?[a-z][a-z0-9-]*(?=[\s/>])[^>]*>/gi;
/** Soft hyphens and zero-width spaces: invisible, but they make equal texts differ. */
const invisible = /[\u00AD\u200B]/g;

/** White space, but for a single no-break space within a number: editors strew them elsewhere, and lines could not break. */
const blank = /(?!(?<=\d)[\u00a0\u202f](?=\d))\s(?:(?!(?<=\d)[\u00a0\u202f](?=\d))\s)*/g;

/** The text of a piece of LimeSurvey's HTML on one line; `{placeholders}` stay as they are. */
export function plain(html: string): string {
  const seen = html.replace(unseen, " ");
  // Behind the last ">" no tag ends: looking for the end of each that begins there would take time without end.
  const end = seen.lastIndexOf(">") + 1;
  const bare = seen.slice(0, end).replace(block, " ").replace(tag, "") + seen.slice(end);
  return decodeHTML(bare).replace(invisible, "").replace(blank, " ").trim();
}

/** A text's letters and digits, in small letters: what is left where blanks and punctuation were changed. */
export function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
