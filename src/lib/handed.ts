import type { Report } from "../model/report.ts";

/** Pages are bundled, and their modules are not those of `scripts/`: what both know lies with the process itself. */
const place = Symbol.for("the report that is being built");
const held = globalThis as { [place]?: Report | undefined };

/** Hands a report over to the pages that are drawn from it, so that they need not assemble it again. */
export function handReport(report: Report | undefined): void {
  held[place] = report;
}

/** The report that was handed over; undefined where pages are to assemble it themselves. */
export function reportHanded(): Report | undefined {
  return held[place];
}
