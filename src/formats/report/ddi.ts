import { fieldTime } from "../../lib/i18n.ts";
import { sourceDigest, stateText } from "../../lib/source-digest.ts";
import type { Category, Question } from "../../model/codebook.ts";
import { utf8 } from "../type.ts";
import { escapeXml } from "../xml.ts";
import type { Published, ReportFormat } from "./type.ts";

/** One variable of the data file that a questionnaire leads to. */
interface Variable {
  /** Name of the column; unique. */
  name: string;
  label: string;
  /** Wording of a row, rank or option, beside the question's own. */
  part: string;
  categories: readonly (Category & { missing?: boolean })[];
  /** How an answer is given, in DDI's words. */
  domain: "category" | "multiple" | "numeric" | "datetime" | "text";
}

/** The questionnaire in DDI-Codebook 2.5: study, questions, variables and categories; no statistics, no answers. */
export function ddiOf(report: Published): string {
  const { codebook } = report;
  const questions = codebook.questions.filter(({ kind }) => kind !== "display");
  const all = questions.map((question) => ({ question, variables: variablesOf(question) }));
  const ids = new Map(all.flatMap(({ variables }) => variables).map(({ name }, i) => [name, `V${i + 1}`]));
  const groups = all
    .filter(({ variables }) => variables.length > 1)
    .map(({ question, variables }, i) => groupXml(question, variables, ids, i + 1));
  const variables = all.flatMap(({ question, variables }) =>
    variables.map((variable) => variableXml(question, variable, ids)),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<codeBook xmlns="ddi:codebook:2_5" version="2.5" xml:lang="${escapeXml(codebook.language.split("-")[0] ?? "")}">
${studyXml(report)}
<dataDscr>
${[...groups, ...variables].join("\n")}
</dataDscr>
</codeBook>
`;
}

/** An element with its text; nothing where the text is empty. */
function element(
  name: string,
  text: string | undefined,
  attributes: Record<string, string | undefined> = {},
): string {
  if (!text) return "";
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(value)}"`],
  );
  return `<${name}${written.join("")}>${escapeXml(text)}</${name}>`;
}

/** An element around others; nothing where there are none. */
function wrap(name: string, ...parts: readonly string[]): string {
  const inner = parts.join("");
  return inner === "" ? "" : `<${name}>${inner}</${name}>`;
}

function studyXml(report: Published): string {
  const { study } = report;
  const { release, people, institutions, population, field, mark, status } = study;
  const named = (role: string) => institutions.filter((each) => each.role === role);
  const authors = people.filter(({ role }) => role === "author" && status !== "demonstration");
  const title = [mark, study.title].filter(Boolean).join(": ");
  return wrap(
    "stdyDscr",
    wrap(
      "citation",
      wrap(
        "titlStmt",
        element("titl", title),
        element("subTitl", study.subtitle),
        element("IDNo", release.doi, { agency: "DOI" }),
      ),
      wrap("rspStmt", ...authors.map(({ name }) => element("AuthEnty", name))),
      wrap(
        "prodStmt",
        ...named("publisher").map(({ name, short }) => element("producer", name, { abbr: short })),
        ...named("funder").map(({ name, short }) => element("fundAg", name, { abbr: short })),
      ),
      wrap("distStmt", element("distDate", release.date, { date: release.date })),
      wrap(
        "verStmt",
        element("version", release.version, { date: release.date }),
        element("notes", stateText(study, sourceDigest(report))),
      ),
    ),
    wrap(
      "stdyInfo",
      element("abstract", [mark && `${mark}.`, `Fragebogen zu: ${study.title}.`].filter(Boolean).join(" ")),
      wrap(
        "sumDscr",
        element("collDate", field.from, { date: field.from, event: "start" }),
        element("collDate", field.to, { date: field.to, event: "end" }),
        element("universe", population.description),
      ),
    ),
    wrap(
      "method",
      wrap(
        "dataColl",
        element("sampProc", study.recruitment),
        element("collMode", [study.mode, fieldTime(field)].filter(Boolean).join(", ")),
      ),
    ),
  );
}

function variablesOf(question: Question): Variable[] {
  const { code, text, kind, items, scales, ranks } = question;
  const of = (
    name: string,
    part: string,
    categories: Variable["categories"],
    domain: Variable["domain"],
  ): Variable => ({ name: name || code, label: part || text, part, categories, domain });
  const scale = (i: number): Variable["categories"] => [
    ...(scales[i]?.categories ?? []),
    ...(scales[i]?.missing ?? []).map((category) => ({ ...category, missing: true })),
  ];
  const chosen: Category[] = [{ code: "Y", label: "genannt" }];
  const parts = items.map((item) => ({
    name: `${code}_${item.code}`,
    label: item.opposite === undefined ? item.label : `${item.label} – ${item.opposite}`,
  }));
  switch (kind) {
    case "display":
      return [];
    case "single":
      return [of(code, "", scale(0), "category")];
    case "array":
      return scales.flatMap((_, i) =>
        parts.map(({ name, label }) =>
          of(scales.length > 1 ? `${name}_${i + 1}` : name, label, scale(i), "category"),
        ),
      );
    case "multiple":
      return parts.map(({ name, label }) => of(name, label, chosen, "multiple"));
    case "grid":
      return parts.flatMap(({ name, label }) =>
        scale(0).map((column) =>
          of(`${name}_${column.code}`, `${label}: ${column.label}`, chosen, "multiple"),
        ),
      );
    case "ranking":
      return Array.from({ length: ranks }, (_, i) =>
        of(`${code}_${i + 1}`, `Rang ${i + 1}`, scale(0), "category"),
      );
    default: {
      const domain = kind === "numeric" ? "numeric" : kind === "date" ? "datetime" : "text";
      return parts.length === 0
        ? [of(code, "", scale(0), domain)]
        : parts.map(({ name, label }) => of(name, label, scale(0), domain));
    }
  }
}

function groupXml(
  { code, text, kind }: Question,
  variables: readonly Variable[],
  ids: ReadonlyMap<string, string>,
  number: number,
): string {
  const type = kind === "multiple" || kind === "grid" ? "multipleResp" : kind === "array" ? "grid" : "other";
  const members = variables.flatMap(({ name }) => ids.get(name) ?? []).join(" ");
  return `<varGrp ID="G${number}" name="${escapeXml(code)}" type="${type}"${type === "other" ? ' otherType="Frage"' : ""} var="${members}">${element("labl", text)}</varGrp>`;
}

function variableXml(question: Question, variable: Variable, ids: ReadonlyMap<string, string>): string {
  const { name, label, part, categories, domain } = variable;
  const lit = [question.text, part].filter(Boolean).join(" – ");
  const asked = `<qstn responseDomainType="${domain}" seqNo="${escapeXml(question.code)}">${element("preQTxt", question.section)}${element("qstnLit", lit)}${element("ivuInstr", question.help)}</qstn>`;
  const who = question.filtered
    ? element("universe", question.filter || "Nur einem Teil der Befragten gestellt.")
    : "";
  const listed = categories.map(
    ({ code, label, missing }) =>
      `<catgry${missing ? ' missing="Y"' : ""}>${element("catValu", code)}${element("labl", label)}</catgry>`,
  );
  const format = domain === "text" || domain === "datetime" ? "character" : "numeric";
  const coded = domain === "category" || domain === "multiple" ? "character" : format;
  return `<var ID="${ids.get(name)}" name="${escapeXml(name)}">${element("labl", label)}${asked}${who}${listed.join("")}<varFormat type="${coded}"${domain === "datetime" ? ' category="date"' : ""}/></var>`;
}

export const ddi: ReportFormat = {
  path: "daten/fragebogen-ddi.xml",
  type: "application/xml",
  name: "Fragebogen (DDI-Codebook 2.5)",
  use: "Archive und Verzeichnisse von Umfragen: Fragen, Variablen und Antworten",
  group: "data",
  accessible: "reiner Text, für Programme; zum Lesen gibt es den Fragebogen als Seite",
  bytes: (report) => utf8(ddiOf(report)),
};
