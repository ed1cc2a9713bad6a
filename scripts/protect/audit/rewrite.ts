import type { Answer } from "../../dataset.ts";
import type { WholeWorld } from "./certificate.ts";
import type { Plan, Survey } from "./survey.ts";

/**
 * The responses of a world, in the order of the survey's: what they say to the questions of the model is the world's,
 * everything else stays. They are synthetic microdata: for the re-rendering only, and never written anywhere.
 */
export function responsesOf(
  { bindings }: Plan,
  survey: Pick<Survey, "responses" | "tellsNotShown">,
  world: WholeWorld,
): Answer[][] {
  const rewritten = survey.responses.map((answers) => [...answers]);
  for (const [b, own] of bindings.entries()) {
    for (const [i, states] of (world[b] ?? []).entries()) {
      const answers = rewritten[i];
      if (answers === undefined) continue;
      for (const [p, { write }] of own.entries()) {
        const state = states[p];
        if (state !== undefined) write(answers, state);
      }
    }
  }
  return survey.tellsNotShown
    ? rewritten
    : rewritten.map((answers) => answers.map((answer) => answer ?? null));
}
