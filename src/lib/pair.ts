import type { Figure, FigureRow, Share } from "../model/figure.ts";
import type { FigureSpec } from "../model/figure-spec.ts";
import type { Derived } from "../model/report.ts";
import { suggest } from "./errors.ts";
import { partsOf } from "./figure-parts.ts";
import { baseText, sourceText } from "./i18n.ts";
import { type Fault, labelOf, type Selection, same, select, shareOf } from "./selection.ts";

/** Keys of the two shares of a row, by which `labels` names their axes. */
export const pairKeys = ["skala1", "skala2"] as const;

/** A figure of a dual-scale question with the same share on both scales: one row per item, two shares each. */
export function resolvePair(id: string, spec: FigureSpec, derived: Derived): Figure | Fault[] {
  const question = derived.codebook.questions.find((q) => q.code === spec.question);
  if (question !== undefined && question.scales.length !== 2)
    return [
      {
        field: "question",
        what: `${question.code} hat keine zwei Skalen`,
        hint: "Eine Frage mit zwei Skalen nennen, oder eine andere Darstellung (chart).",
      },
    ];
  const foreign = (["scale", "by", "groups", "panels", "tiles", "range"] as const).filter(
    (field) => spec[field] !== undefined,
  );
  if (foreign.length > 0)
    return foreign.map((field) => ({
      field,
      what: `${field} gehört nicht zu einer Abbildung beider Skalen`,
      hint: `${field} weglassen.`,
    }));
  const selections = [0, 1].map((scale) => select(onScale(spec, scale), derived));
  const [first, second] = selections;
  if (first === undefined || Array.isArray(first)) return first ?? [];
  if (second === undefined || Array.isArray(second)) return second ?? [];
  const { share } = spec;
  const known = first.categories.map((c) => c.key);
  const named = share !== undefined && known.some((key) => same(key, share));
  if (!named)
    return [
      {
        field: share === undefined ? "chart" : "share",
        what: share === undefined ? "welcher Anteil wird gezeigt?" : `unbekannte Kategorie: ${share}`,
        hint: suggest(share ?? "", known),
      },
    ];
  const rows = first.measures.map(({ key, label }, i) => rowOf(key, label, i, [first, second], share));
  return {
    ...partsOf(id, spec, derived),
    question: { code: first.question.code, text: first.question.text },
    rowHeading: "Teilfrage",
    categories: pairKeys.map((key, i) => ({
      key,
      label: labelOf(spec, key, first.question.scales[i]?.label || `Skala ${i + 1}`),
    })),
    rows: spec.order === "result" ? rows.toSorted((a, b) => firstShare(b) - firstShare(a)) : rows,
    statistic: "share",
    shareIndex: 0,
    range: [0, 100],
    multiple: false,
    base: baseText(rows, first.question, derived),
    source: sourceText(derived.study, first.question.code),
  };
}

/** A figure of both scales as a figure of one of them, 0 or 1, which paths can look into. */
export function onScale(spec: FigureSpec, scale: number): FigureSpec {
  const own = new Set<string>(pairKeys);
  const labels = Object.fromEntries(Object.entries(spec.labels).filter(([key]) => !own.has(key)));
  return { ...spec, labels, scale: scale + 1 };
}

/** True of a figure that shows both scales of a question: its paths name the scale, `figure.item.skala1`. */
export function isPair({ question, scale }: FigureSpec, { codebook }: Derived): boolean {
  const scales = codebook.questions.find(({ code }) => code === question)?.scales.length ?? 0;
  return scales === 2 && scale === undefined;
}

function rowOf(
  key: string,
  label: string,
  at: number,
  selections: readonly [Selection, Selection],
  share: string,
): FigureRow {
  const row = { key, label, total: false };
  const found: { share: Share; n: number }[] = [];
  for (const { measures, categories } of selections) {
    const total = measures[at]?.row.total ?? { kind: "suppressed", reason: "protected" };
    if (total.kind === "suppressed") return { ...row, result: total };
    const members = categories.find((c) => same(c.key, share))?.members ?? [];
    found.push({ share: shareOf(total, members), n: total.n });
  }
  const bases = found.map(({ n }) => n);
  return {
    ...row,
    result: {
      kind: "value",
      n: Math.min(...bases),
      shares: found.map((each) => each.share),
      ...(new Set(bases).size > 1 ? { bases } : {}),
    },
  };
}

/** The share on the first scale as it is released; withheld ones come last. */
function firstShare({ result }: FigureRow): number {
  const share = result.kind === "value" ? result.shares[0] : undefined;
  return share?.kind === "value" ? share.percent : -1;
}
