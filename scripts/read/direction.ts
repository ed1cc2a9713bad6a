import type { Category, Direction } from "../../src/model/codebook.ts";

/** Wordings of the two ends of a scale: what is most, and what is least. */
interface Ends {
  high: RegExp;
  low: RegExp;
}

const ends = (high: string, low: string): Ends => ({
  high: new RegExp(`^(?:${high})$`),
  low: new RegExp(`^(?:${low})$`),
});

/** Anchors that leave no doubt. Whole labels only: "viel" is no end of "viel zu viel". */
const anchors: readonly Ends[] = [
  ends(
    "(?:ich )?stimme(?: dem| der aussage)?(?: (?:voll und ganz|voll|völlig|vollkommen|vollständig|sehr|stark))? zu|volle zustimmung",
    "(?:ich )?stimme(?: dem| der aussage)?(?: (?:überhaupt|gar|ganz und gar|absolut))? nicht zu|(?:ich )?lehne(?: (?:voll und ganz|völlig|stark))? ab|volle ablehnung",
  ),
  ends(
    "trifft(?: (?:voll und ganz|voll|völlig|vollkommen|vollständig|genau|sehr))? zu",
    "trifft(?: (?:überhaupt|gar|absolut))? nicht zu",
  ),
  ends("(?:sehr )?gut|ausgezeichnet", "(?:sehr )?schlecht|mangelhaft|ungenügend"),
  ends("(?:fast |nahezu )?immer|(?:sehr )?(?:häufig|oft)|täglich", "(?:fast )?nie|niemals|(?:sehr )?selten"),
  ends("sehr viel|viel", "(?:gar |überhaupt )?(?:nichts|keine?s?)|sehr wenig|wenig"),
  ends("(?:sehr )?viele", "(?:gar |überhaupt )?keine|(?:sehr )?wenige"),
  ends(
    "(?:sehr )?(?:hoch|groß|stark)",
    "(?:sehr )?(?:gering|niedrig|klein|schwach)|(?:gar|überhaupt) nicht|(?:gar |überhaupt )?keine?r?",
  ),
  ends("voll und ganz|völlig", "(?:überhaupt|gar|ganz und gar) nicht"),
  ends("(?:ja,? )?(?:auf jeden fall|ganz sicher|unbedingt)", "(?:nein,? )?(?:auf keinen fall|keinesfalls)"),
  ends(
    "(?:stark|deutlich|sehr) (?:verbessert|zugenommen)",
    "(?:stark|deutlich|sehr) (?:verschlechtert|abgenommen)",
  ),
  ends(
    "(?:(?:strongly|completely|totally|fully) )?agree",
    "(?:(?:strongly|completely|totally|fully) )?disagree",
  ),
  ends("(?:very )?good|excellent", "(?:very )?(?:bad|poor)"),
  ends("(?:almost )?always|(?:very )?(?:often|frequently)|daily", "(?:almost )?never|(?:very )?rarely"),
  ends("(?:very )?(?:high|large|strong)", "(?:very )?(?:low|small|weak)|not at all|none"),
  ends("a (?:great deal|lot)|very much", "(?:none|nothing|not)(?: at all)?|very little"),
  ends("completely|fully|extremely|totally", "not at all"),
  ends("(?:yes,? )?definitely(?: yes)?", "(?:no,? )?definitely not"),
  ends("(?:fully applies|applies (?:completely|fully))", "does not apply(?: at all)?"),
];

/** "sehr wichtig … gar nicht wichtig, unwichtig", whatever the adjective or the noun is. */
const graded: readonly { high: RegExp; low(of: string): RegExp }[] = [
  {
    high: /^(?:sehr|äußerst|völlig|voll und ganz) ([\p{L}-]+)$/u,
    low: (of) =>
      new RegExp(`^(?:(?:überhaupt |gar |völlig |absolut )?nicht ${of}|(?:sehr |völlig )?un${of})$`),
  },
  {
    high: /^(?:sehr |ganz )?(?:viel|große[snr]?|hohe[snr]?|volle[snr]?) ([\p{L}-]+)$/u,
    low: (of) =>
      new RegExp(`^(?:(?:gar |überhaupt )?keine?n? ${of}|(?:sehr )?(?:wenig|geringe[snr]?) ${of})$`),
  },
  {
    high: /^(?:very|extremely|completely|highly) ([a-z-]+)$/,
    low: (of) =>
      new RegExp(`^(?:not(?: at all)? ${of}|(?:very |extremely |completely |highly )?(?:un|dis)${of})$`),
  },
];

/** Answers beside the scale. "Trifft nicht zu" is none of them: it may be its low end. */
const aside =
  /^(?:weiß (?:ich )?nicht|(?:das )?weiß ich nicht|keine (?:angaben?|antwort|meinung)|k\.? ?a|(?:das |dies )?kann ich (?:das |dies )?nicht (?:beurteilen|einschätzen|sagen|bewerten)|nicht (?:beurteilbar|einschätzbar)|(?:i )?(?:do not|don't|don’t) know|no (?:answer|opinion|response)|(?:prefer|would rather) not (?:to )?(?:say|answer)|not applicable|n\/?a|can(?:not|'t|’t) (?:say|judge|assess))$/;

/** Types whose answers LimeSurvey numbers or words itself: points upwards, and "Increase" first. */
const byType: Readonly<Record<string, Direction>> = {
  "5": "ascending",
  A: "ascending",
  B: "ascending",
  E: "descending",
};

/**
 * Where a scale has its high end, by its type or by the wording of both its ends in German or English; undefined where
 * either of them leaves a doubt. Answers beside the scale at its end ("weiß nicht") do not count.
 */
export function directionOf(type: string, categories: readonly Category[]): Direction | undefined {
  const own = byType[type];
  if (own !== undefined) return own;
  // Options to be ranked, and lists with a field for others, are no scale.
  if (type === "R" || categories.some(({ open }) => open)) return undefined;
  const labels = categories.map(({ label }) => bare(label));
  while (aside.test(labels.at(-1) ?? "")) labels.pop();
  const [first = "", last = ""] = [labels[0], labels.at(-1)];
  if (labels.length < 2) return undefined;
  const [down, up] = [spans(first, last), spans(last, first)];
  if (down === up) return undefined;
  return up ? "ascending" : "descending";
}

/** True for an answer that is no point of a scale, as "weiß nicht". */
export function isBesideScale(label: string): boolean {
  return aside.test(bare(label));
}

function spans(high: string, low: string): boolean {
  if (anchors.some((pair) => pair.high.test(high) && pair.low.test(low))) return true;
  return graded.some((grade) => {
    const of = grade.high.exec(high)?.[1];
    return of !== undefined && grade.low(of).test(low);
  });
}

/** A label in small letters, without its number ("5 = sehr gut", "1 (nie)") and without punctuation at its ends. */
function bare(label: string): string {
  return label
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^[+-]?\d+\s*[-–—=:.)]*\s*(?=\S)/, "")
    .replace(/\s*\([+-]?\d+\)$/, "")
    .replace(/^[("'„“]+|[)"'“”.!]+$/g, "")
    .trim();
}
