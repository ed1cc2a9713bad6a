import { addressOf } from "../../lib/cite.ts";
import { licenceOf } from "../../lib/licence.ts";
import { slugOf } from "../../lib/slug.ts";
import type { PublicStudy } from "../../model/study.ts";
import { csvOf, plain } from "../csv.ts";
import { utf8 } from "../type.ts";
import { zipOf } from "../zip.ts";
import { cffOf } from "./cff.ts";
import { ddiOf } from "./ddi.ts";
import { type DataTable, dataTables, sheetOfTable } from "./results.ts";
import type { Published, ReportFormat } from "./type.ts";

const profiles = "https://datapackage.org/profiles/2.0";

/** The descriptor of the data package (Data Package v2): what is in it, and what its columns mean. */
export function descriptorOf({ study }: Published, tables: readonly DataTable[], files: Files): object {
  const { release, status, licence } = study;
  const address = addressOf(study, "");
  const { name, url } = licenceOf(licence);
  return {
    $schema: `${profiles}/datapackage.json`,
    name: slugOf(study.title) || "bericht",
    ...(release.doi ? { id: `https://doi.org/${release.doi}` } : {}),
    title: [study.mark, study.title].filter(Boolean).join(": "),
    description: about(study),
    ...(address === undefined ? {} : { homepage: address }),
    version: release.version,
    ...(release.date === undefined ? {} : { created: `${release.date}T00:00:00Z` }),
    ...contributorsOf(study),
    // Of what is not published yet, the licence is only proposed.
    ...(status === "final"
      ? {
          licenses: [{ name: licence, title: name.replaceAll("\u00a0", " "), ...(url ? { path: url } : {}) }],
        }
      : {}),
    resources: tables.map(({ name, title, columns }) => ({
      $schema: `${profiles}/dataresource.json`,
      name,
      type: "table",
      title,
      path: `${name}.csv`,
      format: "csv",
      mediatype: "text/csv",
      encoding: "utf-8",
      bytes: files[`${name}.csv`]?.length,
      dialect: { $schema: `${profiles}/tabledialect.json`, delimiter: ",", lineTerminator: "\r\n" },
      schema: {
        $schema: `${profiles}/tableschema.json`,
        fields: columns.map((column) => ({ ...column })),
        missingValues: [""],
      },
    })),
  };
}

type Files = Readonly<Record<string, Uint8Array>>;

function about({ mark, subtitle, population, policy }: PublicStudy): string {
  const asked = population.description && `Befragt wurden: ${population.description}.`;
  return [
    mark && `${mark}.`,
    subtitle && `${subtitle}.`,
    asked,
    "Das Paket enthält die veröffentlichten Ergebnisse, keine Antworten einzelner Personen.",
    `Ausgewiesen sind Gruppen ab ${policy.threshold} Personen; was zum Schutz der Befragten fehlt, ist gekennzeichnet.`,
  ]
    .filter(Boolean)
    .join(" ");
}

function contributorsOf({ people, institutions, status }: PublicStudy): object {
  const authors = people
    .filter(({ role }) => role === "author" && status !== "demonstration")
    .map(({ name, orcid }) => ({
      title: name,
      ...(orcid ? { path: `https://orcid.org/${orcid}` } : {}),
      roles: ["author"],
    }));
  const houses = institutions
    .filter(({ role }) => role !== "supporter")
    .map(({ name, url, role }) => ({ title: name, ...(url ? { path: url } : {}), roles: [role] }));
  const contributors = [...authors, ...houses];
  return contributors.length === 0 ? {} : { contributors };
}

/** What the archive says of itself to somebody who opens it. */
function readMe({ study }: Published, tables: readonly DataTable[]): string {
  const lines = [
    [study.mark, study.title].filter(Boolean).join(": "),
    "",
    about(study),
    "",
    "datapackage.json   beschreibt alle Tabellen und Spalten (Frictionless Data Package, Version 2)",
    "fragebogen-ddi.xml der Fragebogen (DDI-Codebook 2.5)",
    ...tables.map(({ name, title }) => `${`${name}.csv`.padEnd(18)} ${title}`),
    ...(study.status === "final" ? ["CITATION.cff       wie das Paket zitiert wird"] : []),
    "",
    "Die Tabellen sind in UTF-8, mit Komma getrennt und mit Dezimalpunkt. Ein leeres Feld ist keine Null: Wo eine Zahl",
    "zum Schutz der Befragten fehlt, steht der Grund in der Spalte zurueckgehalten.",
    "",
  ];
  return lines.join("\r\n");
}

/** The archive: descriptor, tables, questionnaire, and how it is cited. */
export function packageOf(report: Published): Uint8Array {
  const tables = dataTables(report);
  const csvs = tables.map((table): [string, Uint8Array] => [
    `${table.name}.csv`,
    utf8(csvOf(sheetOfTable(table), plain)),
  ]);
  const files = Object.fromEntries(csvs);
  return zipOf({
    "LIESMICH.txt": utf8(readMe(report, tables)),
    "datapackage.json": utf8(`${JSON.stringify(descriptorOf(report, tables, files), null, 2)}\n`),
    ...files,
    "fragebogen-ddi.xml": utf8(ddiOf(report)),
    ...(report.study.status === "final" ? { "CITATION.cff": utf8(cffOf(report.study)) } : {}),
  });
}

export const dataPackage: ReportFormat = {
  path: "daten/datenpaket.zip",
  type: "application/zip",
  name: "Datenpaket (ZIP)",
  use: "alle Ergebnisse als Tabellen mit Beschreibung jeder Spalte, dazu der Fragebogen; Frictionless Data Package 2",
  group: "data",
  accessible: "darin nur Textdateien",
  bytes: packageOf,
};
