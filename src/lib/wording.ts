/** A text of the survey without LimeSurvey's placeholders: `{…}` is filled in only while somebody answers. */
export function spoken(text: string): string {
  let before = "";
  let after = text;
  while (after !== before) {
    before = after;
    after = after.replace(/\{[^{}]*\}/g, "…");
  }
  return after.replace(/[{}]/g, "").replace(/\s+/g, " ").trim();
}

/** A text on at most `most` characters, cut between words, without colon or full stop at its end. */
export function short(text: string, most: number): string {
  const whole = spoken(text).replace(/[\s:.;,]+$/, "");
  if (whole.length <= most) return whole;
  const cut = whole.slice(0, most - 1).replace(/\s+\S*$/, "");
  return `${(cut || whole.slice(0, most - 2)).replace(/[\s:.;,–-]+$/, "")} …`;
}

/** A text in German quotation marks; those within become single ones. */
export function quoted(text: string): string {
  const within = text.replace(/[„“”]/g, (mark) => (mark === "„" ? "‚" : "‘"));
  return `„${within}“`;
}
