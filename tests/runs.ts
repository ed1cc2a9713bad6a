/**
 * How many random inputs a check takes: those of the full run as they are said, an eighth of them in the quick one. The
 * files that ask for it run in both (tests/setup-projects.ts).
 */
export const runsOf = (full: number): number => (process.env.LONG_RUNS ? full : Math.ceil(full / 8));
