import { join } from "node:path";
import type { Report } from "../src/model/report.ts";
import { keepRelease } from "./archive.ts";
import { writtenStudy } from "./data.ts";
import { type Place, remembered } from "./files.ts";
import { archiveOf, record } from "./ledger.ts";
import { lockOf, publishedAddresses, recordPermalinks } from "./permalinks.ts";

/**
 * Puts a release on record and then hands it out, in this order: cut short in between, it is on record that nobody has,
 * and never the other way round. Where it cannot be handed out, the record is as it was. Returns what is to be said.
 * @param made folder of the release
 */
export function handOut(place: Place, report: Report, made: string, swap: () => void): string[] {
  const { version } = report.study.release;
  const takeBack = remembered([
    join(place.ledger, `${version}.json`),
    join(archiveOf(place), `${version}.zip`),
    lockOf(place),
  ]);
  try {
    const said = recorded(place, report, made);
    swap();
    return said;
  } catch (error) {
    takeBack();
    throw error;
  }
}

/** What a later release has to stand beside: what this one tells, its addresses, and if it is final, its pages. */
function recorded(place: Place, report: Report, made: string): string[] {
  const study = writtenStudy(place);
  const file =
    study && record(place, { study, withheld: report.certificate.withheld, tables: report.tables });
  const lock = recordPermalinks(place, publishedAddresses(place, report));
  const kept = report.study.status === "final" ? keepRelease(place, made, report) : undefined;
  return [
    ...(file
      ? [
          `Fassung ${report.study.release.version} ist in ${file} festgehalten; die Datei gehört ins Repositorium.`,
        ]
      : []),
    `Alle Adressen sind in ${lock} festgehalten; auch diese Datei gehört ins Repositorium.`,
    ...(kept
      ? [`Die Seiten dieser Fassung sind in ${kept} aufgehoben; auch diese Datei gehört ins Repositorium.`]
      : []),
  ];
}
