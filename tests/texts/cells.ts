/**
 * A second way from the derived files to what a text may say of them, for tests: it knows the files, reads figures as
 * plain YAML, and uses nothing of `src/lib`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

interface Distribution {
  kind: "value" | "suppressed";
  n: number;
  whole?: number;
  cells: (number | string)[];
  mean?: number;
  median?: number;
}
interface Row {
  item?: string;
  scale?: number;
  total: Distribution;
  groups: Record<string, Record<string, Distribution>>;
}
interface Derived {
  tables: { questions: Record<string, Row[]> };
  codebook: {
    questions: {
      code: string;
      kind: string;
      items: { code: string }[];
      scales: { categories: { code: string }[] }[];
    }[];
  };
  study: { groupings: { id: string; groups: { id: string }[] }[] };
  results: {
    results: Record<
      string,
      { n: number; rows: { term: string; value: number; interval?: Record<string, number> }[] }
    >;
  };
}
type Spec = Record<string, unknown> & {
  question?: string;
  result?: string;
  scale?: number;
  by?: string;
  recode?: Record<string, (string | number)[]>;
};

/** Where a path names a scale, the figure as one of that scale, and the share that is drawn where it names none. */
function onScale(spec: Spec, parts: readonly string[]): [Spec, readonly string[]] {
  const [, scale] = /^skala([12])$/i.exec(parts[1] ?? "") ?? [];
  if (scale === undefined) return [spec, parts];
  return [{ ...spec, scale: Number(scale) }, [parts[0] ?? "", parts[2] ?? String(spec.share)]];
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Numbers of released cells by path; undefined for what is withheld. */
export class Cells {
  readonly #derived: Derived;
  readonly #content: string;

  /** @param textOf text of a derived file by its name */
  constructor(textOf: (name: string) => string, content: string) {
    const read = (name: string) => JSON.parse(textOf(`${name}.json`));
    this.#derived = {
      tables: read("tables"),
      codebook: read("codebook"),
      study: read("study"),
      results: read("results"),
    };
    this.#content = content;
  }

  #spec(id: string): Spec {
    return parse(readFileSync(join(this.#content, "figures", `${id}.yaml`), "utf8"));
  }

  /** The number at a path as a reader sees it: whole per cent, or the released number. */
  at(path: string): number | undefined {
    const [before = "", group] = path.split("@");
    const [id = "", ...written] = before.split(".");
    const [spec, parts] = onScale(this.#spec(id), written);
    if (spec.result !== undefined) return this.#estimate(spec.result, parts);
    const last = parts.at(-1) ?? "";
    const row = this.#rows(spec).find(({ item }) => parts.length === 1 || same(item ?? "", parts[0] ?? ""));
    const grouping = this.#grouping(group, spec.by);
    const found = group === undefined ? row?.total : row?.groups[grouping ?? ""]?.[group];
    if (found === undefined) throw new Error(`no row for ${path}`);
    if (found.kind === "suppressed") return undefined;
    if (last === "n") return found.n;
    if (last === "mean") return found.mean;
    if (last === "median" && found.median !== undefined) return found.median;
    const counts = this.#members(spec, last).map((member) => found.cells[member]);
    if (counts.some((count) => typeof count !== "number")) return undefined;
    const count = counts.reduce<number>((sum, count) => sum + Number(count), 0);
    return Math.floor((count / (found.whole ?? found.n)) * 100 + 0.5 + 1e-9);
  }

  #estimate(name: string, [term = "", end]: readonly string[]): number | undefined {
    const result = this.#derived.results.results[name];
    if (term === "n") return result?.n;
    const row = result?.rows.find((row) => same(row.term, term));
    return end === undefined ? row?.value : row?.interval?.[end];
  }

  #question({ question }: Spec) {
    const found = this.#derived.codebook.questions.find(({ code }) => code === question);
    if (found === undefined) throw new Error(`no question ${question}`);
    return found;
  }

  #rows(spec: Spec): Row[] {
    const rows = this.#derived.tables.questions[String(spec.question)] ?? [];
    return rows.filter(({ scale }) => scale === undefined || scale === (spec.scale ?? 1) - 1);
  }

  /** Places of the answers that a category of a figure puts together. */
  #members(spec: Spec, category: string): number[] {
    const { kind, items, scales } = this.#question(spec);
    const ranks = Array.from({ length: 20 }, (_, i) => ({ code: String(i + 1) }));
    const categories =
      kind === "multiple"
        ? items
        : kind === "ranking"
          ? ranks
          : (scales[(spec.scale ?? 1) - 1]?.categories ?? []);
    const codes = Object.entries(spec.recode ?? {}).find(([key]) => same(key, category))?.[1] ?? [category];
    const places = codes.map((code) => categories.findIndex((c) => same(c.code, String(code))));
    // Classes of a number have no codes: their labels are the categories.
    return kind === "numeric" ? codes.map((code) => this.#classes(spec).indexOf(String(code))) : places;
  }

  #classes(spec: Spec): string[] {
    const [row] = this.#rows(spec) as (Row & { classes?: string[] })[];
    return row?.classes ?? [];
  }

  #grouping(group: string | undefined, by: string | undefined): string | undefined {
    const holding = this.#derived.study.groupings.filter(({ groups }) =>
      groups.some(({ id }) => id === group),
    );
    return (holding.find(({ id }) => id === by) ?? holding[0])?.id;
  }

  /** Paths that a value is ranked among. */
  like(path: string): string[] {
    const [before = "", group] = path.split("@");
    const [id = "", ...parts] = before.split(".");
    const [spec] = onScale(this.#spec(id), parts);
    const at = group === undefined ? "" : `@${group}`;
    const rows = this.#rows(spec);
    const { kind, items } = this.#question(spec);
    if (rows.length > 1) return rows.map(({ item }) => [id, item, ...parts.slice(1)].join(".") + at);
    if (kind === "multiple") return items.map(({ code }) => `${id}.${code}${at}`);
    if (group !== undefined) {
      const grouping = this.#derived.study.groupings.find((g) => g.id === this.#grouping(group, spec.by));
      return (grouping?.groups ?? []).map((g) => `${before}@${g.id}`);
    }
    const keys = spec.recode
      ? Object.keys(spec.recode)
      : (this.#question(spec).scales[0]?.categories ?? []).map(({ code }) => code);
    return keys.map((key) => `${id}.${key}`);
  }

  /** Whether a condition holds; undefined where it rests on something that is withheld. */
  holds(condition: string): boolean | undefined {
    let isWithheld = false;
    const number = (path: string): number => {
      const value = this.at(path);
      if (value === undefined) isWithheld = true;
      return value ?? Number.NaN;
    };
    const path = /[a-z][\w-]*(?:\.[\w-]+){1,3}(?:@[\w-]+)?/gi;
    const ranked = condition.replace(/(rang|rang_von_unten)\(([^)]+)\)/g, (_, name, of) => {
      const own = number(of);
      const others = this.like(of).map(number);
      return String(others.filter((other) => (name === "rang" ? other >= own : other <= own)).length);
    });
    // Two shares of one question together are counted anew in the report; here their roundings differ by one at most.
    const code = ranked
      .replace(path, (found) => `(${number(found)})`)
      .replace(/\b(\d+),(\d+)\b/g, "$1.$2")
      .replaceAll(";", ",")
      .replace(/\b(abs|min|max)\(/g, "Math.$1(")
      .replace(/\bund\b/g, "&&")
      .replace(/\boder\b/g, "||")
      .replace(/\bnicht\b/g, "!")
      .replace(/(?<![<>!=])=(?!=)/g, "===")
      .replace(/(\d+) (<=?) ([^<>=&|]+?) (<=?) (\d+)/g, "$1 $2 $3 && $3 $4 $5")
      .replace(/(\([\d.-]+\)) ([<>]=?) (\([\d.-]+\)) ([<>]=?) (\([\d.-]+\))/g, "$1 $2 $3 && $3 $4 $5");
    if (isWithheld) return undefined;
    return Boolean(new Function(`return ${code};`)());
  }
}

/** A claim as it stands in a file. */
export interface Written {
  file: string;
  line: number;
  condition: string;
  /** Another sentence stands in for it, or it claims a clear difference, which is judged elsewhere. */
  otherwise: boolean;
  clear: boolean;
}

/** Every claim in a text, found without reading its Markdown. */
export function claimsIn(file: string, text: string): Written[] {
  return [...text.matchAll(/\]\{wenn="([^"]*)"([^}]*)\}/g)].map(
    ({ index, 1: condition = "", 2: rest = "" }) => ({
      file,
      line: text.slice(0, index).split("\n").length,
      condition: condition.replace(/\s+/g, " ").trim(),
      otherwise: rest.includes("sonst="),
      clear: rest.includes("deutlich"),
    }),
  );
}
