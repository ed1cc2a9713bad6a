/** Variable labels of a set of variables: what is common to them, and what is each one's own. */
export interface Wording {
  /** The question; empty where the labels have nothing in common. */
  text: string;
  items: string[];
}

/** SPSS and LimeSurvey cut variable labels at 255 bytes; one that long may have lost its end. */
const nearlyCut = 220;

/** Brackets in a label behind which a question may begin; of more, nobody could tell. */
const mostBrackets = 8;

const separators = [": ", " - ", " – ", " | "];

/**
 * What the variable labels of a set have in common: LimeSurvey writes `[item] question`, others `question: item`.
 * Where neither fits, the labels are the items'.
 */
export function wordingOf(labels: readonly string[]): Wording {
  return bracketed(labels) ?? prefixed(labels) ?? { text: "", items: [...labels] };
}

/** `[item] question`, `[row] [column] question`: the question is the same for all. */
function bracketed(labels: readonly string[]): Wording | undefined {
  const [first = ""] = labels;
  if (labels.length < 2 || labels.some((label) => !label.startsWith("["))) return undefined;
  for (const at of bracketsIn(first)) {
    const question = first.slice(at + 2).trim();
    const found = labels.map((label) => splitBefore(label, question));
    if (question !== "" && found.every((item) => item !== undefined)) {
      const items = found.map((item) => item.replaceAll("] [", " – "));
      return { text: question, items };
    }
  }
  return undefined;
}

/** The item before a question; the question may have been cut off where the label is long. */
function splitBefore(label: string, question: string): string | undefined {
  const whole = label.endsWith(`] ${question}`) ? label.length - question.length - 2 : -1;
  if (whole > 0) return label.slice(1, whole).trim();
  for (const at of bracketsIn(label)) {
    const rest = label.slice(at + 2).trim();
    const isCut = label.length >= nearlyCut && rest.length >= 20 && question.startsWith(rest);
    const wasCut = rest.length > question.length && question.length >= 20 && rest.startsWith(question);
    if (isCut || wasCut) return label.slice(1, at).trim();
  }
  return undefined;
}

/** Places of the first brackets that are closed before a blank. */
function* bracketsIn(label: string): Generator<number> {
  let at = label.indexOf("] ");
  for (let i = 0; i < mostBrackets && at > 0; i++) {
    yield at;
    at = label.indexOf("] ", at + 1);
  }
}

/** `question: item`, the question as long as possible. */
function prefixed(labels: readonly string[]): Wording | undefined {
  const [first = ""] = labels;
  if (labels.length < 2) return undefined;
  const ends = separators.flatMap((separator) => {
    const at = first.lastIndexOf(separator);
    return at > 0 ? [{ at, end: at + separator.length }] : [];
  });
  for (const { at, end } of ends.sort((a, b) => b.at - a.at)) {
    const prefix = first.slice(0, end);
    if (labels.every((label) => label.startsWith(prefix) && label.length > end)) {
      return { text: first.slice(0, at).trim(), items: labels.map((label) => label.slice(end).trim()) };
    }
  }
  return undefined;
}
