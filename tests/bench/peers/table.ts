import type { Ran } from "./run.ts";
import type { Shown, Weight } from "./weigh.ts";

/** What was measured of a generator. */
export interface Measured {
  name: string;
  version: string;
  /** By the name of a size; absent where it was not run. */
  runs: Map<string, Ran>;
  weight?: Weight;
}

const cells = (values: readonly string[]): string => `| ${values.join(" | ")} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, i) => (i === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map(cells).join("\n");
}

/** Times and memory: a line for each generator, a column for each size. */
export function timesTable(all: readonly Measured[], sizes: readonly string[]): string {
  const rows = all.map(({ name, version, runs }) => [
    `${name} ${version}`,
    ...sizes.map((size) => {
      const ran = runs.get(size);
      return ran === undefined ? "–" : `${ran.seconds.toFixed(1)} / ${megabytes(ran)}`;
    }),
  ]);
  return table(["wall s / peak MiB", ...sizes], rows);
}

const megabytes = ({ megabytes: held }: Ran): string => (Number.isNaN(held) ? "?" : held.toFixed(0));

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

const shown = ({ numbers, charts, tables }: Shown): string =>
  `${numbers} numbers, ${charts} charts, ${tables} tables`;

/** One page of each generator: its bytes, and what is on it. */
export function weightsTable(all: readonly Measured[]): string {
  const rows = all.flatMap(({ name, weight }) =>
    weight === undefined
      ? []
      : [
          [
            name,
            `${kilobytes(weight.page.raw)} / ${kilobytes(weight.page.gzip)}`,
            `${kilobytes(weight.all.raw)} / ${kilobytes(weight.all.gzip)}`,
            shown(weight.scripted),
            shown(weight.plain),
          ],
        ],
  );
  const head = [
    "one page",
    "HTML, KB / gzip",
    "all it loads, KB / gzip",
    "with JavaScript",
    "without JavaScript",
  ];
  return table(head, rows);
}
