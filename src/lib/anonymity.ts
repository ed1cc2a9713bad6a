import type { UncheckedReason } from "../model/certificate.ts";
import type { Certified } from "../model/report.ts";
import type { Attacker } from "../model/study.ts";
import { count } from "./format.ts";
import { list } from "./i18n.ts";
import { withheldGroupings } from "./withheld.ts";

/** What can be said in public of the audit: whom it was done against, what it found, and what it does not cover. */
export interface Scrutiny {
  /** In one sentence: against whom, and with what result; or that nothing was checked, and why. */
  verdict: string;
  facts: [term: string, text: string][];
  /** What an audit of released tables cannot say, one sentence each. */
  limits: string[];
}

const attackers: Record<Attacker, string> = {
  roster: "eine Person, die weiß, wer teilgenommen hat, und jede veröffentlichte Zahl auswertet",
  frame: "eine Person, die weiß, wer hätte teilnehmen können, und jede veröffentlichte Zahl auswertet",
  insider:
    "eine Person, die selbst teilgenommen hat, die eigenen Antworten kennt, außerdem weiß, wer noch teilgenommen hat, und jede veröffentlichte Zahl auswertet",
};

const reasons: Record<UncheckedReason, string> = {
  tooMany: "Dafür sind es zu viele Antworten.",
  weighted: "Dafür haben die Befragten zu viele verschiedene Gewichte.",
  brokenOff: "Für abgebrochene Befragungen, die mitzählen, gibt es dieses Verfahren nicht.",
};

/** The audit of a publication in words that a respondent understands. */
export function scrutinyOf({
  certificate,
  study,
  tables,
}: Pick<Certified, "certificate" | "study" | "tables">): Scrutiny {
  const { attacker, threshold, notCovered, withheld, earlier } = certificate;
  const groups: [string, string] = [
    "Kleinste Gruppe",
    `${count(threshold)} Personen; auch in allen übrigen zusammen und in allem, was zurückgehalten wird`,
  ];
  const gone = withheldGroupings({ study, tables });
  const byWhat = study.groupings.filter((grouping) => !gone.includes(grouping)).map(({ label }) => label);
  const breakdown: [string, string] = [
    "Tabellen",
    byWhat.length === 0 ? "nur alle zusammen" : `alle zusammen, und einzeln nach: ${list(byWhat)}`,
  ];
  const others = study.policy.exceptions.map(({ question, by, method, least, reason }) => {
    const label = study.groupings.find(({ id }) => id === by)?.label ?? by;
    const how =
      method === "base5"
        ? "alle Zahlen auf Vielfache von 5 gerundet"
        : `Zahlen unter ${count(least)} zurückgehalten, und so viele andere, dass sie sich nicht errechnen lassen`;
    return `Frage ${question} nach ${label}: ${how}. ${reason}`;
  });
  const exceptions: [string, string][] = others.length === 0 ? [] : [["Ausnahmen", others.join(" ")]];
  const left: [string, string][] =
    withheld.length === 0 ? [] : [["Ganz zurückgehalten", `Frage ${list(withheld)}`]];
  const limits = [
    "Vermutungen: Wer etwas für wahrscheinlich hält, wird dadurch nicht widerlegt.",
    "Absprachen: Mehrere Befragte, die ihre Antworten zusammenlegen, wissen mehr.",
    "Wissen von außen: Wer eine Antwort schon kennt, etwa aus einem Gespräch, kennt sie weiterhin.",
    "Was niemand geantwortet hat: Dass eine Antwort in einer Gruppe nicht vorkommt, kann sichtbar sein.",
    ...(notCovered.results.length === 0
      ? []
      : [
          "Ergebnisse, die mit einem anderen Programm berechnet wurden: Für sie steht eine namentlich genannte Person ein.",
        ]),
    ...(notCovered.agreements.length === 0
      ? []
      : ["Angaben dazu, wie einig sich zwei Personen beim Zuordnen offener Antworten waren."]),
    ...(notCovered.filters
      ? [
          "Was daraus folgt, dass eine Frage nur manchen gestellt wurde: Welche das sind, war hier nicht bekannt.",
        ]
      : []),
  ];
  if (certificate.kind === "unchecked") {
    return {
      verdict: `Dieser Entwurf ist nicht auf Rückschlüsse geprüft. ${reasons[certificate.reason]} Veröffentlicht wird er so nicht.`,
      facts: [groups, breakdown, ...exceptions, ...left],
      limits: [],
    };
  }
  return {
    verdict: `Geprüft gegen ${attackers[attacker]}: Aus dem, was hier veröffentlicht ist, lässt sich von keiner befragten Person sicher sagen, was sie geantwortet hat.`,
    facts: [
      groups,
      breakdown,
      ...exceptions,
      [
        "Geprüft",
        `${count(certificate.questions)} Fragen, ${count(certificate.statements)} Aussagen über Personen`,
      ],
      [
        "Gegenprobe",
        `${count(certificate.worlds)} andere Antwortsätze, aus denen auf das Zeichen genau dieselbe Veröffentlichung entsteht; jede der Aussagen ist in mindestens einem davon falsch`,
      ],
      ...(earlier.length === 0
        ? []
        : [["Frühere Fassungen", `${list(earlier)}; was sie verrieten, ist mitgeprüft`] as [string, string]]),
      ...left,
    ],
    limits,
  };
}
