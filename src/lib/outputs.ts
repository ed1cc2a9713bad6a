import { type Output, output } from "../model/output.ts";
import type { Problem } from "../model/problem.ts";
import { AuthorError, suggest } from "./errors.ts";

/** All outputs, in the order of their making. */
export const outputs: readonly Output[] = output.options;

/** The outputs that an author names, several by comma; throws `AuthorError` with each name that is none. */
export function outputsNamed(text: string): Output[] {
  const names = text.split(",").map((name) => name.trim().toLowerCase());
  const unknown = names
    .filter((name) => !output.safeParse(name).success)
    .map(
      (name): Problem => ({
        file: "npm run build -- --only",
        what: name === "" ? "eine Ausgabe fehlt" : `unbekannte Ausgabe: ${name}`,
        hint: name === "" ? `es gibt: ${outputs.join(", ")}` : suggest(name, outputs),
      }),
    );
  if (unknown.length > 0) throw new AuthorError(unknown);
  return outputs.filter((each) => names.includes(each));
}
