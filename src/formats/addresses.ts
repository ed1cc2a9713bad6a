import type { Figure } from "../model/figure.ts";
import type { Assembled, Derived } from "../model/report.ts";
import { fileName, formats } from "./index.ts";
import { schemaPath } from "./schema.ts";
import { pagesOf } from "./sitemap.ts";

/** Where a figure is to be had, below the base: its page, its embed and its files. */
export function figurePaths({ id }: Pick<Figure, "id">): string[] {
  const page = `abbildungen/${id}/`;
  return [page, `embed/${id}/`, ...formats.map((format) => page + fileName({ id }, format))];
}

/** Every address of a publication that somebody may link, below its base, in a fixed order. */
export function addressesOf(report: Derived & Assembled): string[] {
  const { figures } = report;
  const all = [
    ...pagesOf(report),
    ...figures.flatMap(figurePaths),
    ...(figures.length > 0 ? [schemaPath] : []),
  ];
  return [...new Set(all)].sort();
}
