/** A seeded source of chance. Only + − × and comparisons: the same numbers on every machine. */
export interface Dice {
  /** From 0 up to, not including, 1. */
  uniform(): number;
  /** Roughly standard normal (sum of twelve uniforms): no logarithm, whose last digit may differ between machines. */
  normal(): number;
  chance(probability: number): boolean;
  /** Whole number from 0 up to, not including, `below`. */
  integer(below: number): number;
  pick<T>(list: readonly T[]): T;
  /** `count` of the keys by weight, drawn one after the other without replacement (Plackett–Luce). */
  draw(weights: Readonly<Record<string, number>>, count: number): string[];
}

/** The dice for one purpose: each purpose has its own, so that a change in one question leaves the others alone. */
export function dice(seed: number, purpose: string): Dice {
  const next = mulberry32(hash(`${seed}/${purpose}`));
  const integer = (below: number): number => Math.floor(next() * below);
  return {
    uniform: next,
    normal() {
      let sum = -6;
      for (let i = 0; i < 12; i++) sum += next();
      return sum;
    },
    chance: (probability) => next() < probability,
    integer,
    pick(list) {
      const thing = list[integer(list.length)];
      if (thing === undefined) throw new RangeError("nothing to pick from");
      return thing;
    },
    draw(weights, count) {
      const left = Object.entries(weights);
      const drawn: string[] = [];
      while (drawn.length < count && left.length > 0) {
        let rest = next() * left.reduce((sum, [, weight]) => sum + weight, 0);
        const hit = left.findIndex(([, weight]) => {
          rest -= weight;
          return rest < 0;
        });
        for (const [key] of left.splice(hit, 1)) drawn.push(key);
      }
      return drawn;
    },
  };
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** FNV-1a over the UTF-16 units of a text. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
