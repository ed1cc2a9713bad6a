import type { Figure } from "../model/figure.ts";
import type { Assembled, Derived } from "../model/report.ts";
import { fileName, formats } from "./index.ts";
import { everyReportFormat } from "./report/index.ts";
import { schemaPath } from "./schema.ts";
import { pagesOf } from "./sitemap.ts";

/** Where a figure is to be had, below the base: its page, its embed and its files. */
export function figurePaths({ id }: Pick<Figure, "id">): string[] {
  const page = `abbildungen/${id}/`;
  return [page, `embed/${id}/`, ...formats.map((format) => page + fileName({ id }, format))];
}

/** Where a release stands for ever, below the base; as long as it is the newest, the address leads to the start page. */
export function releaseAddress(version: string): string {
  return `fassung/${version}/`;
}

/** Every address of a publication that somebody may link, below its base, in a fixed order. */
export function addressesOf(report: Derived & Assembled): string[] {
  const { figures, study } = report;
  const all = [
    ...pagesOf(report),
    ...figures.flatMap(figurePaths),
    ...(figures.length > 0 ? [schemaPath] : []),
    ...everyReportFormat(report).map(({ path }) => path),
    ...(study.status === "final" ? [releaseAddress(study.release.version)] : []),
  ];
  return [...new Set(all)].sort();
}
