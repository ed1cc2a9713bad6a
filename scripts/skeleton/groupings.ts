import type { Category, Question } from "../../src/model/codebook.ts";
import type { Derived } from "../../src/model/report.ts";
import type { Tables } from "../../src/model/table.ts";
import { nameOf, quoted, short, spoken, unique } from "./words.ts";

/** A grouping variable that could be one, with its groups written out. */
export interface Proposal {
  id: string;
  /** Wording of the question, shortened: what stands over the groups. */
  label: string;
  question: string;
  groups: { id: string; label: string; code: string }[];
}

/** Which proposals hold, and which are left to the author, each with the reason. */
export interface Proposals {
  taken: Proposal[];
  left: { proposal: Proposal; why: string }[];
}

/** More grouping variables mean less protection. */
const most = 3;

/**
 * Questions that look like groupings, in the questionnaire's order: one choice of 2 to 8 answers that is no rating,
 * asked of all. Names of groups are made from labels, and are different across all proposals, since
 * texts name a group without its variable.
 */
function groupingCandidates({ codebook, tables }: Derived): Proposal[] {
  const fitting = codebook.questions.filter((question) => {
    const answers = question.scales[0]?.categories ?? [];
    const few = answers.length >= 2 && answers.length <= 8;
    return question.kind === "single" && question.type !== "5" && few && askedOfAll(question, tables);
  });
  const nameIn = ({ label, code }: Category) => nameOf(spoken(label), nameOf(code, "gruppe"));
  const names = fitting.flatMap(({ scales }) => (scales[0]?.categories ?? []).map(nameIn));
  const ids = new Set<string>();
  const groups = new Set(["total"]);
  return fitting.map(({ code, text, scales }): Proposal => {
    const id = unique(nameOf(code, "gruppe"), ids);
    const named = (scales[0]?.categories ?? []).map((answer) => {
      const name = nameIn(answer);
      const isOwn = names.filter((other) => other === name).length === 1;
      return {
        id: unique(isOwn ? name : `${id}-${name}`, groups),
        label: spoken(answer.label) || answer.code,
        code: answer.code,
      };
    });
    return { id, label: short(text, 60) || code, question: code, groups: named };
  });
}

/** True where everybody was shown a question: no condition, or none that kept anybody from it. */
function askedOfAll({ code, filtered }: Question, { n, questions }: Tables): boolean {
  if (!filtered) return true;
  const total = questions[code]?.[0]?.total;
  return total?.kind === "value" && (total.notShown === 0 || total.n === n);
}

/**
 * Chooses among the candidates: at most three, from the first half of the questionnaire, with no group withheld in the
 * tables that `tablesWith` derives of them together (undefined where they cannot be published beside each other).
 * The rest is for the author to merge or to leave.
 */
export function chooseGroupings(
  derived: Derived,
  tablesWith: (proposals: Proposal[]) => Tables | undefined,
): Proposals {
  const half = derived.codebook.questions.length / 2;
  const chosen: Proposals = { taken: [], left: [] };
  const objection = (proposal: Proposal): string | undefined => {
    const place = derived.codebook.questions.findIndex(({ code }) => code === proposal.question);
    if (!isLargeEnough(proposal, derived)) return tooSmall;
    if (place >= half) return "Die Frage steht spät im Fragebogen.";
    if (chosen.taken.length >= most) return `Es sind schon ${most} Gruppierungen vorgeschlagen.`;
    const together = [...chosen.taken, proposal];
    const tables = tablesWith(together);
    if (tables === undefined) return "Neben den anderen Gruppierungen ließen sich kleine Gruppen errechnen.";
    const withheld = together.some(({ id }) =>
      Object.values(tables.participation[id] ?? {}).some(({ kind }) => kind === "suppressed"),
    );
    return withheld ? tooSmall : undefined;
  };
  for (const proposal of groupingCandidates(derived)) {
    const why = objection(proposal);
    if (why === undefined) chosen.taken.push(proposal);
    else chosen.left.push({ proposal, why });
  }
  return chosen;
}

/** The proposals without the last one that was taken: with it, somebody's answers would follow from the tables. */
export function withoutLast({ taken, left }: Proposals): Proposals {
  const proposal = taken.at(-1);
  if (proposal === undefined) return { taken, left };
  const why = "Aus den Tabellen nach Gruppen ließe sich errechnen, was Einzelne geantwortet haben.";
  return { taken: taken.slice(0, -1), left: [{ proposal, why }, ...left] };
}

const tooSmall = "Eine Gruppe ist zu klein: erst zusammenlegen (mehrere Codes in einer Gruppe).";

/** True where every answer has enough persons by the question's own table; saves deriving what cannot hold. */
function isLargeEnough({ question }: Proposal, { study, tables }: Derived): boolean {
  const total = tables.questions[question]?.[0]?.total;
  if (total?.kind !== "value") return false;
  return total.cells.every((cell) => cell.kind === "value" && cell.count >= study.policy.threshold);
}

/** A proposal in one line: „Wo arbeiten Sie?“ with its groups. */
export function proposalLine({ question, label, groups }: Proposal): string {
  return `${question}, ${quoted(label)}: ${groups.map(({ label }) => short(label, 40)).join(" / ")}`;
}
