import type { Report } from "../../model/report.ts";
import type { ReportFormat } from "./type.ts";

const made = new WeakMap<Report, Map<string, Promise<Uint8Array>>>();

/** The bytes of a report in a format; made once, since pages print the size of what a download gives. */
export function reportBytes(report: Report, format: ReportFormat): Promise<Uint8Array> {
  const own = made.get(report) ?? new Map<string, Promise<Uint8Array>>();
  made.set(report, own);
  const bytes = own.get(format.path) ?? Promise.resolve(report).then((known) => format.bytes(known));
  own.set(format.path, bytes);
  return bytes;
}
