import type { Category, Question } from "../model/codebook.ts";
import type { FigureSpec } from "../model/figure-spec.ts";
import type { Derived } from "../model/report.ts";
import { same } from "./selection.ts";
import { quoted, short } from "./wording.ts";

/** What a figure of a question may say of its chart; everything else is the same for all. */
export type Choice = Pick<FigureSpec, "chart"> &
  Partial<Pick<FigureSpec, "scale" | "recode" | "labels" | "share" | "range" | "favourable" | "order">> & {
    /** In which unit, and what is to be seen; both go on after the wording of the question. */
    unit: string;
    alt: string;
  };

/** Charts that fit a question, the best first; the first that the chart itself accepts is taken. */
export function choicesFor(question: Question, scale: number, derived: Derived): Choice[] {
  const { kind, type, items, scales } = question;
  const categories = scales[scale]?.categories ?? [];
  const shares = "Anteile in Prozent";
  const likert: Choice = {
    chart: "likert",
    ...labelsOf(question, categories),
    ...(type === "C" || type === "E" ? { favourable: "first" as const } : {}),
    unit: shares,
    alt: "Gestapelte Balken zeigen, wie sich die Antworten verteilen",
  };
  const bar: Choice = {
    chart: "bar",
    unit: shares,
    alt: "Balken zeigen, wie sich die Antworten verteilen",
  };
  switch (kind) {
    case "single":
      return type === "5" ? [likert, bar] : [bar];
    case "multiple":
      return [{ ...bar, order: "result", alt: "Balken zeigen, wie oft die Antworten gewählt wurden" }];
    case "ranking":
      return [
        {
          ...bar,
          share: "1",
          order: "result",
          unit: "Anteil auf Rang 1 in Prozent",
          alt: "Balken zeigen, wie oft die Antworten auf Rang 1 stehen",
        },
      ];
    case "numeric":
      return items.length > 1 ? [meansOf(question, derived)] : [bar];
    case "array": {
      const last = categories.at(-1);
      if (last === undefined) return [];
      const one: Choice = {
        ...labelsOf(question, categories),
        chart: "dot",
        share: last.code,
        unit: `Anteil ${quoted(short(last.label, 60))} in Prozent`,
        alt: `Punkte zeigen den Anteil der Antwort ${quoted(short(last.label, 60))}`,
      };
      const thirds = categories.length > 7 && categories.length <= 12 ? [inThirds(likert, categories)] : [];
      return [likert, ...thirds, one, { ...one, chart: "bar", alt: one.alt.replace("Punkte", "Balken") }];
    }
    default:
      return [];
  }
}

/** A long scale in three parts, each called after its ends. */
function inThirds(likert: Choice, categories: readonly Category[]): Choice {
  const third = Math.floor(categories.length / 3);
  const parts = {
    unten: categories.slice(0, third),
    mitte: categories.slice(third, -third),
    oben: categories.slice(-third),
  };
  const entries = Object.entries(parts);
  const ends = (part: typeof categories) =>
    `${short(part[0]?.label ?? "", 40)} bis ${short(part.at(-1)?.label ?? "", 40)}`;
  return {
    ...likert,
    recode: Object.fromEntries(entries.map(([key, part]) => [key, part.map(({ code }) => code)])),
    labels: { ...likert.labels, ...Object.fromEntries(entries.map(([key, part]) => [key, ends(part)])) },
  };
}

/** Both ends of a bipolar row, where no answer has the same code and would get the label too. */
function labelsOf({ items }: Question, categories: readonly Category[]): Pick<Choice, "labels"> {
  const labels = items.flatMap(({ code, label, opposite }) =>
    opposite === undefined || categories.some((category) => same(category.code, code))
      ? []
      : [[code, `${label} – ${opposite}`] as const],
  );
  return labels.length === 0 ? {} : { labels: Object.fromEntries(labels) };
}

function meansOf({ code }: Question, { tables }: Derived): Choice {
  const means = (tables.questions[code] ?? []).flatMap(({ total }) =>
    total.kind === "value" && total.mean !== undefined ? [total.mean] : [],
  );
  return {
    chart: "dot",
    range: [0 - roundUp(-Math.min(0, ...means)), roundUp(Math.max(0, ...means)) || 1],
    unit: "Mittelwerte",
    alt: "Punkte zeigen die Mittelwerte",
  };
}

/** The nearest of 1, 2, 5 times a power of ten that is not smaller; 0 for 0. */
function roundUp(value: number): number {
  if (value <= 0) return 0;
  const power = 10 ** Math.max(0, Math.floor(Math.log10(value)));
  return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}
