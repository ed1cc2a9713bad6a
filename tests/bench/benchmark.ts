/** One benchmark: a file of its own in this folder, and a line in `index.ts`. */
export interface Benchmark {
  /** What is measured, in a sentence. */
  title: string;
  /** Measures, and tells about it as it goes on; returns what is wrong with the results, whatever the time. */
  run(say: (line: string) => void): Promise<string[]>;
}

/** A table for a terminal: the first row is its head, numbers stand to the right. */
export function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) => row.map((cell, at) => cell.padStart(widths[at] ?? 0)).join("   ")).join("\n");
}
