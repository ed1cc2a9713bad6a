import { timed } from "../../lib/timing.ts";
import type { Report } from "../../model/report.ts";
import type { ReportFormat } from "./type.ts";

const made = new WeakMap<Report, Map<string, Promise<Uint8Array>>>();

/** The bytes of a report in a format; made once, since pages print the size of what a download gives. */
export function reportBytes(report: Report, format: ReportFormat): Promise<Uint8Array> {
  const own = made.get(report) ?? new Map<string, Promise<Uint8Array>>();
  made.set(report, own);
  const bytes = own.get(format.path) ?? make(report, format);
  own.set(format.path, bytes);
  return bytes;
}

async function make(report: Report, format: ReportFormat): Promise<Uint8Array> {
  const start = performance.now();
  const bytes = await format.bytes(report);
  timed("file", format.path, start);
  return bytes;
}
