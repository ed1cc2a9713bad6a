import type { Audit } from "./index.ts";
import type { Attacker, Publication, State } from "./model.ts";
import { recordsOf } from "./persons.ts";
import { type AuditRefusal, refuse } from "./refusal.ts";

/** One world of the whole publication: per block, per person (as in `atomOf`), the state of each part. */
export type WholeWorld = State[][][];

/**
 * Makes the released data from other answers, through the code that made the publication. What comes back is compared
 * byte by byte with what is published.
 */
export type Render = (world: WholeWorld) => string;

/** What can be said in public of an audit that passed and was checked again; the worlds themselves stay behind. */
export interface Certificate {
  attacker: Attacker;
  blocks: number;
  statements: number;
  /** Whole alternative worlds that render to the very same released data. */
  worlds: number;
}

/**
 * The certificate of an audit that passed. It does not rest on the solver: each alternative world is rendered again and
 * must give the published bytes, and each statement about a whole atom is looked up in the answers of these worlds.
 * Throws a refusal where a world renders differently (then something is published that the model does not know of), or
 * where a statement is true in all of them.
 */
export function certify(publication: Publication, audit: Audit, render: Render): Certificate {
  if (!audit.passed) throw refuse("die Veröffentlichung verrät Antworten");
  if (audit.blocks.some(({ extended }) => extended.length > 0)) {
    // Other participants are another roster: there are no responses to write them into.
    throw refuse("Welten mit anderen Teilnehmenden werden nicht nachgerechnet");
  }
  const truth: WholeWorld = publication.blocks.map(({ records }) => records);
  const published = render(truth);
  const most = Math.max(0, ...audit.blocks.map(({ worlds }) => worlds.length));
  const unfalsified = unanimous(publication, truth);
  for (let i = 0; i < most; i++) {
    const changed: string[] = [];
    const world = publication.blocks.map((block, b): State[][] => {
      const own = audit.blocks[b]?.worlds[i];
      if (own === undefined) return block.records;
      changed.push(block.id);
      return recordsOf(block, own, publication.atomOf);
    });
    if (render(world) !== published) throw mismatch(publication, world, truth, changed, published, render);
    for (const statement of unfalsified) if (!isUnanimous(world, statement)) unfalsified.delete(statement);
  }
  if (unfalsified.size > 0) throw refuse("eine geschützte Aussage gilt in allen nachgerechneten Welten");
  return {
    attacker: audit.attacker,
    blocks: publication.blocks.length,
    statements: audit.statements,
    worlds: most,
  };
}

/** Names the blocks whose worlds alone render differently: there something is published that is not modelled. */
function mismatch(
  { blocks }: Publication,
  world: WholeWorld,
  truth: WholeWorld,
  changed: readonly string[],
  published: string,
  render: Render,
): AuditRefusal {
  const guilty = blocks.flatMap(({ id }, b) => {
    if (!changed.includes(id)) return [];
    const single = truth.map((records, other) => (other === b ? (world[b] ?? records) : records));
    return render(single) === published ? [] : [id];
  });
  const where = guilty.length > 0 ? guilty.join(", ") : "mehrere Fragen zusammen";
  return refuse(
    `andere Antworten ergeben andere veröffentlichte Daten, obwohl das Modell sie für gleich hält: ${where}`,
  );
}

/** All persons of an atom gave an answer: read off the answers, not off the audit's own counts. */
interface Unanimity {
  block: number;
  part: number;
  people: number[];
  /** A state, or one entry of it: an option, or an option at a rank. */
  answer: string;
}

/** Everything that a state says, one entry each: "0", "option 2", "option 2 at rank 0". */
function saidBy(state: State | undefined, isRanking: boolean): string[] {
  if (state === undefined || typeof state === "number") return [String(state)];
  return state.flatMap((option, rank) =>
    option < 0 ? [] : [isRanking ? `${option}@${rank}` : `+${option}`],
  );
}

function unanimous({ blocks, atomOf }: Publication, world: WholeWorld): Set<Unanimity> {
  const members = Map.groupBy(atomOf.keys(), (person) => atomOf[person] ?? 0);
  const found = new Set<Unanimity>();
  for (const [b, { parts, unasked = [] }] of blocks.entries()) {
    for (const [p] of parts.entries()) {
      for (const [atom, people] of members) {
        // That somebody was not asked is no answer where everybody knows it.
        if (unasked.some(({ part, atoms }) => part === p && atoms.includes(atom))) continue;
        const first = world[b]?.[people[0] ?? 0]?.[p];
        for (const answer of saidBy(first, parts[p]?.kind === "ranking")) {
          const statement = { block: b, part: p, people, answer };
          if (isUnanimous(world, statement)) found.add(statement);
        }
      }
    }
  }
  return found;
}

function isUnanimous(world: WholeWorld, { block, part, people, answer }: Unanimity): boolean {
  const isRanking = answer.includes("@");
  return people.every((person) => saidBy(world[block]?.[person]?.[part], isRanking).includes(answer));
}
