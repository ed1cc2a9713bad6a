import type { Codebook } from "../model/codebook.ts";

/** Questions that have a page of their own: all but texts between questions. */
export function askedQuestions({ questions }: Codebook): Codebook["questions"] {
  return questions.filter(({ kind }) => kind !== "display");
}

const known = new WeakMap<Codebook, ReadonlyMap<string, string>>();

/**
 * Question code → last part of the address of its page: the code in small letters, since some hosts do not tell `D1`
 * from `d1`. Codes that are then alike get a number behind them, in the order of the questionnaire.
 */
export function questionSlugs(codebook: Codebook): ReadonlyMap<string, string> {
  const made = known.get(codebook);
  if (made) return made;
  const used = new Map<string, number>();
  const slugs = new Map(
    askedQuestions(codebook).map(({ code }) => {
      const plain =
        code
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, "-")
          .replace(/^-+|-+$/g, "") || "frage";
      const n = (used.get(plain) ?? 0) + 1;
      used.set(plain, n);
      return [code, n === 1 ? plain : `${plain}-${n}`];
    }),
  );
  known.set(codebook, slugs);
  return slugs;
}

/** Address of a question's page below the base. */
export function questionPath(code: string, codebook: Codebook): string {
  return `tabellen/${questionSlugs(codebook).get(code)}/`;
}
