/** One category of one row, in percentage points from the middle of the scale; negative to the left. */
export interface Segment {
  category: number;
  percent: number;
  start: number;
  end: number;
}

/** A row's whole percentages laid side by side, the middle of the scale at 0: of the neutral category, or between two. */
export function stackOf(percents: readonly number[]): Segment[] {
  const half = Math.floor(percents.length / 2);
  const neutral = percents.length % 2 === 1 ? (percents[half] ?? 0) / 2 : 0;
  let end = -percents.slice(0, half).reduce((sum, percent) => sum + percent, neutral);
  return percents.map((percent, category) => {
    const start = end;
    end += percent;
    return { category, percent, start, end };
  });
}

/** How far rows reach to the left and right of the middle, in percentage points; 50 each where all are withheld. */
export function extentOf(stacks: readonly (readonly Segment[] | undefined)[]): [number, number] {
  const segments = stacks.flatMap((stack) => stack ?? []);
  const left = Math.max(0, ...segments.map(({ start }) => -start));
  const right = Math.max(0, ...segments.map(({ end }) => end));
  return left + right === 0 ? [50, 50] : [left, right];
}
