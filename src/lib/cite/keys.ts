import type { Reference } from "../../model/reference.ts";
import type { Citations, Cited } from "./index.ts";

/** Works by their keys instead of in words, in an order of their own: for reports that are checked and not printed. */
export function keys(references: readonly Reference[], cited: readonly string[]): Citations {
  const known = new Set(references.map(({ id }) => id));
  return {
    inBrackets: (works) => `(${works.map(({ key }: Cited) => key).join("; ")})`,
    inSentence: ({ key }) => key,
    bibliography: () =>
      [...new Set(cited)]
        .filter((id) => known.has(id))
        .sort()
        .map((id) => ({ id, parts: [] })),
  };
}
