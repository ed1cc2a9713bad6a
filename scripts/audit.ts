import { AuthorError } from "../src/lib/errors.ts";
import { count } from "../src/lib/format.ts";
import type { Certificate, UncheckedReason } from "../src/model/certificate.ts";
import type { Study } from "../src/model/study.ts";
import { type CertifiedFiles, certificateFile, certificateKept, digestOf, memoryOf } from "./audit-memory.ts";
import { disclosureProblems, type Failure } from "./audit-remedy.ts";
import type { Response } from "./dataset.ts";
import type { Place } from "./files.ts";
import { isTwoWay } from "./partition.ts";
import { certify, type WholeWorld } from "./protect/audit/certificate.ts";
import { AuditRefusal, audit, type Options as Scrutiny } from "./protect/audit/index.ts";
import { responsesOf } from "./protect/audit/rewrite.ts";
import { type Plan, planOf, type Survey } from "./protect/audit/survey.ts";
import type { Derived, Material } from "./release.ts";
import {
  countedIn,
  knowledgeOf,
  releasedFrom,
  surveyOf,
  tallyOf,
  textWithoutDuplicates,
  weightsOf,
  withheldIn,
} from "./release.ts";
import { studyFile } from "./study.ts";

/** Released data with the certificate of their audit among the files: only these are written. */
export interface Audited {
  files: CertifiedFiles;
  report: string;
}

/** How an audit is done; every field has a default. */
export interface AuditOptions extends Pick<Scrutiny, "engine" | "patience" | "threads" | "progress"> {
  /** Redesigns that are tried after a failure; default 8. */
  tries?: number;
  /** Responses that are held in memory; default 20 000. */
  most?: number;
  /** Different weights at most; default 100. */
  weights?: number;
  /** The audit is done, even of what was audited before; default false. */
  fresh?: boolean;
}

/** Of so many responses one person is a small part of any table, and holding them would cost what streaming saves. */
const mostResponses = 20_000;

/** Persons with different weights are told apart: with so many of them, everybody is an atom of the own. */
const mostWeights = 100;

/**
 * The derived data with a certificate that nobody's answers follow from them. Throws `AuthorError` where they do, with
 * the cheapest redesigns that pass, and where the audit comes to no answer. What cannot be audited as a whole (very many
 * responses or different weights, broken-off interviews) is refused for a final study; a draft or demonstration says so instead,
 * in its certificate and its report. An audit of the very same data, answers and code is not done again.
 */
export async function audited(place: Place, derived: Derived, options: AuditOptions = {}): Promise<Audited> {
  const done = await orRefused(() => auditOf(place, derived, options));
  if ("files" in done) return done;
  throw new AuthorError(await disclosureProblems(done));
}

/** The same, with a failed audit as it is, before anything that helps is looked for; throws `AuditRefusal` as well. */
export async function auditOf(
  place: Place,
  derived: Derived,
  options: AuditOptions = {},
): Promise<Audited | Failure> {
  const { material } = derived;
  const counted = countedIn(material.release, options.most ?? mostResponses);
  const reason = uncheckedFor(material, counted, options.weights ?? mostWeights);
  if (reason !== undefined || counted === undefined) return unchecked(place, derived, reason ?? "tooMany");

  const answers = counted.map((response) => response.answers);
  const weights = weightsOf(material.release, counted);
  const memory = memoryOf(place, derived, answers, weights);
  const known = options.fresh ? undefined : memory.recall();
  if (known !== undefined) return { files: known.files, report: reportWith(derived, known.certificate) };

  const survey = surveyOf(material.release, material.tables, answers, material.earlier, weights);
  const made = await checked(derived, survey, options);
  if ("found" in made) return made;
  const files = { ...made.files, [certificateFile]: certificateKept(place, made.certificate) };
  memory.keep(files);
  return { files, report: reportWith(derived, made.certificate) };
}

/** Turns a refusal of the audit into what an author reads: nothing is published that was not audited. */
export async function orRefused<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof AuditRefusal)) throw error;
    throw new AuthorError([
      {
        file: studyFile,
        what: lowered(error.message),
        hint: "Veröffentlicht wird nur, was geprüft ist. Eine Frage, an der es liegt, lässt sich mit policy.withhold aus der Veröffentlichung nehmen; sonst noch einmal versuchen.",
      },
    ]);
  }
}

const lowered = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1).replace(/\.$/, "")}`;

interface Checked {
  files: Record<string, string>;
  certificate: Certificate;
}

async function checked(derived: Derived, survey: Survey, options: AuditOptions): Promise<Checked | Failure> {
  const { material } = derived;
  const plan = planOf(survey);
  const how = howOf(material, options);
  const { progress } = options;
  const found = await audit(plan.publication, { ...how, ...(progress === undefined ? {} : { progress }) });
  if (!found.passed) return { material, survey, plan, found, how, tries: options.tries ?? 8 };
  const { text, render, sameDuplicates } = rendering(material, plan, survey);
  const passed = certify(plan.publication, found, render);
  const released = sameDuplicates() ? derived.files : { ...derived.files, "tables.json": text };
  const certificate: Certificate = {
    kind: "passed",
    ...commonOf(material, released),
    questions: new Set(plan.bindings.flat().map(({ question }) => question)).size,
    blocks: passed.blocks,
    statements: passed.statements,
    worlds: passed.worlds,
  };
  return { files: released, certificate };
}

function howOf({ release }: Material, { engine, patience, threads }: AuditOptions): Scrutiny {
  return {
    attacker: release.study.policy.attacker,
    ...(engine === undefined ? {} : { engine }),
    ...(patience === undefined ? {} : { patience }),
    ...(threads === undefined ? {} : { threads }),
  };
}

/**
 * Renders worlds through the code that made the publication. How many responses equal an earlier one is a statistic of
 * whole records, which no model of single questions knows. It is compared apart: where every other world has the same
 * number, the worlds show that it tells nothing either, and it stays; else it is left out of the publication, and so it
 * is where somebody is reckoned with who knows a whole record, the own one, or where a question is withheld, whose
 * answers the worlds leave open.
 */
function rendering(material: Material, plan: Plan, survey: Survey) {
  const { release, tally, tables, earlier } = material;
  const published = textWithoutDuplicates(tables);
  let same = release.study.policy.attacker !== "insider" && (survey.withheld ?? []).length === 0;
  const render = (world: WholeWorld) => {
    const answers = responsesOf(plan, survey, world);
    const made = releasedFrom(tallyOf(release, answers, tally, survey.weights), release);
    if (made.duplicates !== tables.duplicates) same = false;
    return [
      textWithoutDuplicates(made),
      ...earlier.map((before) => before.render(answers, survey.weights)),
    ].join("\n");
  };
  return { text: published, render, sameDuplicates: () => same || tables.duplicates === undefined };
}

function uncheckedFor(
  { release }: Material,
  counted: readonly Response[] | undefined,
  weights: number,
): UncheckedReason | undefined {
  const { study, dataset } = release;
  if (counted === undefined) return "tooMany";
  if (new Set(weightsOf(release, counted)).size > weights) return "weighted";
  const brokenOff = counted.some(({ complete }) => !complete);
  return brokenOff && knowledgeOf(dataset, study).tellsNotShown ? "brokenOff" : undefined;
}

const reasons: Record<UncheckedReason, { what: string; hint: string }> = {
  tooMany: {
    what: "es sind zu viele Antworten, um die Veröffentlichung auf Rückschlüsse zu prüfen",
    hint: "Eine endgültige Fassung braucht die Prüfung; als Entwurf (status: draft) lässt sich der Bericht bauen.",
  },
  weighted: {
    what: "mit so vielen verschiedenen Gewichten lassen sich die Tabellen nicht auf Rückschlüsse prüfen",
    hint: "Nach weniger Merkmalen gewichten oder die Gewichte runden; als Entwurf (status: draft) lässt sich der Bericht bauen.",
  },
  brokenOff: {
    what: "abgebrochene Befragungen, die mitzählen, lassen sich nicht auf Rückschlüsse prüfen",
    hint: "responses.include: completed setzen, oder den Bericht als Entwurf bauen (status: draft).",
  },
};

/** A draft that no audit covers says so; a final study is refused. */
function unchecked(place: Place, derived: Derived, reason: UncheckedReason): Audited {
  const { material } = derived;
  const { what, hint } = reasons[reason];
  const { study, partitions } = material.release;
  if (partitions.some(isTwoWay) || study.policy.exceptions.length > 0) {
    const only =
      "Gekreuzte Gruppierungen und policy.exceptions gibt es nur, wo die Prüfung sie bestätigt; weglassen.";
    throw new AuthorError([{ file: studyFile, what, hint: only }]);
  }
  if (material.release.study.status === "final") throw new AuthorError([{ file: studyFile, what, hint }]);
  const certificate: Certificate = { kind: "unchecked", ...commonOf(material, derived.files), reason };
  const files = { ...derived.files, [certificateFile]: certificateKept(place, certificate) };
  return { files, report: reportWith(derived, certificate) };
}

function commonOf({ release, tables, results, earlier }: Material, files: Record<string, string>) {
  const { attacker, threshold } = release.study.policy;
  return {
    mark: release.mark,
    attacker,
    threshold,
    earlier: earlier.map(({ version }) => version),
    notCovered: {
      results,
      agreements: Object.keys(tables.agreements ?? {}),
      filters: release.dataset.codebook.filtersUnknown === true,
    },
    withheld: withheldIn(release),
    digest: digestOf(files),
    time: new Date().toISOString(),
  };
}

const against: Record<Study["policy"]["attacker"], string> = {
  roster: "die wissen, wer teilgenommen hat",
  frame: "die wissen, wer hätte teilnehmen können",
  insider: "die selbst teilgenommen haben und die eigenen Antworten kennen",
};

/** The report with a section on the audit, for the author. */
function reportWith({ report }: Derived, certificate: Certificate): string {
  const { notCovered } = certificate;
  const left = [
    ...notCovered.results.map((id) => `results.${id}`),
    ...notCovered.agreements.map((code) => `Übereinstimmung beim Zuordnen von ${code}`),
    ...(notCovered.filters
      ? ["was daraus folgt, wem eine Frage gestellt wurde: Filter kennt der Export nicht"]
      : []),
  ];
  const lines =
    certificate.kind === "passed"
      ? [
          `Geprüft gegen Personen, ${against[certificate.attacker]}: Keine von ${count(certificate.statements)} Aussagen zu ${count(certificate.questions)} Fragen folgt aus der Veröffentlichung.`,
          `Gegenprobe: ${count(certificate.worlds)}-mal andere Antworten, jedes Mal genau dieselbe Veröffentlichung.`,
          ...(certificate.earlier.length > 0
            ? [`Zusammen mit den früheren Fassungen: ${certificate.earlier.join(", ")}.`]
            : []),
          ...(left.length > 0 ? [`Nicht erfasst: ${left.join("; ")}.`] : []),
        ]
      : [`NICHT geprüft: ${reasons[certificate.reason].what}. So lässt sich nichts veröffentlichen.`];
  return [report, "", "Anonymität:", ...lines.map((line) => `  ${line}`)].join("\n");
}

/** Tells a person at a terminal how far the audit is; nothing where nobody looks on. */
export function progressOn(stream: NodeJS.WriteStream): (done: number, all: number) => void {
  return (done, all) => {
    if (!stream.isTTY) return;
    const line = `Prüfung der Anonymität: ${done} von ${all} Fragen`;
    stream.write(done < all ? `\r${line}` : `\r${" ".repeat(line.length)}\r`);
  };
}
