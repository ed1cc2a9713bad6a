/** What is timed in the making of a report: its name begins with one of these, and what it was follows. */
export const kinds = { chart: "chart:", file: "file:", page: "page:" } as const;

/** Notes how long something took that began at `start` (`performance.now()`); the build's report tells it. */
export function timed(kind: keyof typeof kinds, name: string, start: number): void {
  performance.measure(kinds[kind] + name, { start });
}

/** Notes that a page is being made. */
export function pageBegun(path: string): void {
  performance.mark(kinds.page + path);
}
