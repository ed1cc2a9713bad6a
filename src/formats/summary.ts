import { chartOf } from "../charts/index.ts";
import { asSentence } from "../charts/words.ts";
import { count, decimal, intervalName, percentText, span, withheldText } from "../lib/format.ts";
import { list } from "../lib/i18n.ts";
import { notBrokenDown } from "../lib/withheld.ts";
import type { Figure, FigureRow, Share } from "../model/figure.ts";

/** Rows that are told one by one; of more, the first and the last by value. */
const mostRows = 5;

/** A row's main value: as text, and as a number to order by; no number where it is withheld. */
interface Said {
  label: string;
  total: boolean;
  text: string;
  value?: number;
  n?: number;
}

/** What a figure shows, with its main values, in one or two German sentences; never more than can be listened to. */
export function summaryOf(figure: Figure): string {
  const undivided = figure.undivided === undefined ? [] : [notBrokenDown(figure.undivided)];
  return [asSentence(figure.alt), valuesOf(figure), ...undivided].join(" ");
}

/** The main values of a figure as a sentence, for those who do not see the drawing; the table has them all. */
export function valuesOf(figure: Figure): string {
  return asSentence(mainValues(figure));
}

/** The main values of a figure, without full stop: „Anteil „stimme zu“: Alle Befragten 68 Prozent, Landkreise 78 Prozent“. */
export function mainValues(figure: Figure): string {
  const [first] = figure.rows;
  const whole = figure.rows.find(({ total }) => total) ?? (figure.rows.length === 1 ? first : undefined);
  const isDistribution = figure.statistic === "share" && chartOf(figure).legend(figure).length > 1;
  if (isDistribution && whole !== undefined && figure.rows.length === 1)
    return distributionText(figure, whole);
  const index = isDistribution ? favourableEnd(figure) : figure.shareIndex;
  const said = figure.rows.map((row) => saidOf(figure, row, index));
  const category = figure.categories[index];
  const what =
    figure.statistic === "estimate"
      ? (figure.analysis?.measure ?? "Schätzwert")
      : figure.statistic === "mean"
        ? "Mittelwerte"
        : category !== undefined && figure.categories.length > 1
          ? `Anteil „${category.label}“`
          : "Anteile";
  return `${what}: ${told(said)}`;
}

/** Each row with its value, or of many those at both ends. */
function told(rows: readonly Said[]): string {
  const withN = ({ label, text, n }: Said) =>
    `${label} ${text}${n === undefined ? "" : ` (n\u00a0=\u00a0${count(n)})`}`;
  if (rows.length <= mostRows) return rows.map(withN).join("; ");
  const groups = rows.filter(({ total }) => !total);
  const ordered = groups
    .filter(({ value }) => value !== undefined)
    .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const [most, second] = ordered;
  const least = ordered.at(-1);
  const withheld = groups.length - ordered.length;
  const silent = withheld === 0 ? "" : `; ${withheld} von ${groups.length} Zeilen: ${withheldText}`;
  const totals = rows.filter(({ total }) => total).map(withN);
  if (most === undefined || second === undefined || least === undefined)
    return [...totals, withheldText].join("; ");
  // Beside a total, groups are compared with it, and not put in an order.
  if (totals.length > 0)
    return `${totals.join("; ")}; Gruppen zwischen ${least.text} (${least.label}) und ${most.text} (${most.label})${silent}`;
  return `am höchsten ${most.label} mit ${most.text}, dann ${second.label} mit ${second.text}; am niedrigsten ${least.label} mit ${least.text}${silent}`;
}

function distributionText({ categories }: Figure, { result }: FigureRow): string {
  if (result.kind === "suppressed") return withheldText;
  const parts = result.shares.map((share, i) => `${shareText(share)} „${categories[i]?.label}“`);
  return `${list(parts)} (n\u00a0=\u00a0${count(result.n)})`;
}

function saidOf(figure: Figure, { label, total, result }: FigureRow, index: number): Said {
  if (result.kind === "suppressed") return { label: `${label}:`, total, text: withheldText };
  const withBase = figure.rows.some((row) => row.total) || total ? { n: result.n } : {};
  if (figure.statistic === "estimate" && result.estimate !== undefined) {
    const { value, interval } = result.estimate;
    const { digits = 0, level } = figure.analysis ?? {};
    const name = level === undefined ? "" : `${intervalName(level)} `;
    const ends = interval === undefined ? "" : ` (${name}${span(interval, digits)})`;
    return { label, total, text: `${decimal(value, digits)}${ends}`, value };
  }
  if (figure.statistic === "mean") {
    const { mean } = result;
    return mean === undefined
      ? { label, total, text: "–" }
      : { label, total, text: decimal(mean), value: mean, ...withBase };
  }
  const share = result.shares[index];
  if (share === undefined) return { label, total, text: "–" };
  if (share.kind === "suppressed") return { label: `${label}:`, total, text: withheldText };
  return { label, total, text: percentText(share.percent), value: share.percent, ...withBase };
}

const shareText = (share: Share): string =>
  share.kind === "value" ? percentText(share.percent) : withheldText;

const favourableEnd = ({ favourable, categories }: Figure): number =>
  favourable === "first" ? 0 : categories.length - 1;
