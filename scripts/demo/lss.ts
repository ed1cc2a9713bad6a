import { type Question, type Survey, scalesOf } from "./survey.ts";

type Value = string | number | null;
/** One row of a LimeSurvey table; null leaves the column out, as LimeSurvey does for NULL. */
type Row = Record<string, Value>;

/** A survey as a LimeSurvey 6 structure file: the tables, columns and order of a real export. */
export function lss(survey: Survey<never>): string {
  const { language } = survey;
  const tables: Record<string, Row[]> = {
    answers: [],
    answer_l10ns: [],
    groups: [],
    group_l10ns: [],
    questions: [],
    subquestions: [],
    question_l10ns: [],
    question_attributes: [],
    surveys: [surveyRow(survey)],
    surveys_languagesettings: [languageRow(survey)],
  };
  const add = (table: string, ...rows: Row[]) => tables[table]?.push(...rows);
  let [qid, aid] = [100, 100];
  const addText = (id: number, question: string, help = "") =>
    add("question_l10ns", { id, qid: id, question, help, script: "", language });

  for (const [g, { title, description = "", questions }] of survey.sections.entries()) {
    const gid = g + 1;
    const group = { sid: survey.id, group_order: gid, randomization_group: "", grelevance: "1" };
    add("groups", { gid, ...group });
    add("group_l10ns", { id: gid, gid, group_name: title, description, language, ...group });

    for (const [order, question] of questions.entries()) {
      const parent = ++qid;
      add("questions", questionRow(question, { qid, gid, sid: survey.id, order: order + 1 }));
      addText(parent, question.text, question.help);
      add("question_attributes", ...attributeRows(question, parent, language));
      for (const [item, [code, text]] of (question.items ?? []).entries()) {
        add("subquestions", subquestionRow(code, { qid: ++qid, parent, gid, sid: survey.id, order: item }));
        addText(qid, text);
      }
      for (const [scale, answers] of scalesOf(question).entries()) {
        for (const [sortorder, [code, answer]] of answers.entries()) {
          aid++;
          add("answers", { aid, qid: parent, code, sortorder, assessment_value: 0, scale_id: scale });
          add("answer_l10ns", { id: aid, aid, answer, language });
        }
      }
    }
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<document>\n <LimeSurveyDocType>Survey</LimeSurveyDocType>\n',
    ` <DBVersion>606</DBVersion>\n <languages>\n  <language>${language}</language>\n </languages>\n`,
    ...Object.entries(tables).map(([name, rows]) => table(name, rows)),
    ` <themes>\n  <theme>\n   <sid>${survey.id}</sid>\n   <template_name>fruity</template_name>\n`,
    "   <config>\n    <options>inherit</options>\n   </config>\n  </theme>\n </themes>\n</document>\n",
  ].join("");
}

function table(name: string, rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return "";
  const body = rows.map((row) => {
    const cells = columns.map((column) => element(column, row[column] ?? null));
    return `   <row>\n${cells.join("")}   </row>\n`;
  });
  const fields = columns.map((column) => `   <fieldname>${column}</fieldname>\n`);
  return ` <${name}>\n  <fields>\n${fields.join("")}  </fields>\n  <rows>\n${body.join("")}  </rows>\n </${name}>\n`;
}

function element(column: string, value: Value): string {
  if (value === null) return "";
  if (value === "") return `    <${column}/>\n`;
  return `    <${column}><![CDATA[${String(value).replaceAll("]]>", "]] >")}]]></${column}>\n`;
}

const themes: Record<string, string> = {
  "!": "list_dropdown",
  "1": "arrays/dualscale",
  "5": "5pointchoice",
  A: "arrays/5point",
  F: "arrays/array",
  K: "multiplenumeric",
  L: "listradio",
  M: "multiplechoice",
  N: "numerical",
  O: "list_with_comment",
  P: "multiplechoice_with_comments",
  R: "ranking",
  S: "shortfreetext",
  T: "longfreetext",
  X: "boilerplate",
  Y: "yesno",
};

function questionRow(
  { code, type, other, mandatory, relevance }: Question<never>,
  { qid, gid, sid, order }: { qid: number; gid: number; sid: number; order: number },
): Row {
  return {
    qid,
    parent_qid: 0,
    sid,
    gid,
    type,
    title: code,
    preg: "",
    other: other === undefined ? "N" : "Y",
    mandatory: mandatory ? "Y" : "N",
    encrypted: "N",
    question_order: order,
    scale_id: 0,
    same_default: 0,
    relevance: relevance?.equation ?? "1",
    question_theme_name: themes[type] ?? "",
    modulename: "",
    same_script: 0,
  };
}

/** Real exports give subquestions the stale type "T" and leave `mandatory` NULL. */
function subquestionRow(
  code: string,
  { qid, parent, gid, sid, order }: { qid: number; parent: number; gid: number; sid: number; order: number },
): Row {
  const asked = { code, type: "T", text: "" };
  return { ...questionRow(asked, { qid, gid, sid, order }), parent_qid: parent, preg: null, mandatory: null };
}

function attributeRows(question: Question<never>, qid: number, language: string): Row[] {
  const neutral = {
    cssclass: "",
    em_validation_q: "",
    hidden: "0",
    hide_tip: "0",
    page_break: "0",
    public_statistics: "0",
    random_order: "0",
    save_as_default: "N",
    scale_export: "0",
    ...question.attributes,
  };
  const localized = {
    ...(question.other === undefined ? {} : { other_replace_text: question.other }),
    ...question.localized,
  };
  return [
    ...Object.entries(neutral).map(([attribute, value]) => ({ qid, attribute, value, language: "" })),
    ...Object.entries(localized).map(([attribute, value]) => ({ qid, attribute, value, language })),
  ].sort((a, b) => (a.attribute < b.attribute ? -1 : 1));
}

function surveyRow({ id, admin, expires, language }: Survey<never>): Row {
  const inherited = (...columns: string[]) => Object.fromEntries(columns.map((column) => [column, "I"]));
  return {
    sid: id,
    gsid: 1,
    admin: admin.name,
    expires,
    startdate: null,
    adminemail: admin.email,
    anonymized: "Y",
    format: "G",
    savetimings: "N",
    template: "inherit",
    language,
    additional_languages: "",
    datestamp: "N",
    ...inherited("usecookie", "allowregister", "allowsave"),
    autonumber_start: 0,
    ...inherited("autoredirect", "allowprev", "printanswers"),
    ipaddr: "N",
    ipanonymize: "N",
    refurl: "N",
    showsurveypolicynotice: 0,
    ...inherited("publicstatistics", "publicgraphs", "listpublic", "htmlemail", "sendconfirmation"),
    ...inherited("tokenanswerspersistence", "assessments"),
    usecaptcha: "E",
    usetokens: "N",
    bounce_email: "inherit",
    tokenlength: -1,
    ...inherited("showxquestions", "showgroupinfo", "shownoanswer", "showqnumcode"),
    bounceprocessing: "N",
    ...inherited("showwelcome", "showprogress"),
    questionindex: -1,
    navigationdelay: -1,
    ...inherited("nokeyboard", "alloweditaftercompletion"),
  };
}

function languageRow({ id, language, title, description, welcome, end }: Survey<never>): Row {
  return {
    surveyls_survey_id: id,
    surveyls_language: language,
    surveyls_title: title,
    surveyls_description: description,
    surveyls_welcometext: welcome,
    surveyls_endtext: end,
    surveyls_policy_notice: "",
    surveyls_policy_error: null,
    surveyls_policy_notice_label: "",
    surveyls_url: "",
    surveyls_urldescription: "",
    surveyls_dateformat: 1,
    surveyls_numberformat: 1,
  };
}
