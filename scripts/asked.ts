import { AuthorError, suggest } from "../src/lib/errors.ts";
import { outputsNamed } from "../src/lib/outputs.ts";
import type { Output } from "../src/model/output.ts";
import { optionIn } from "./option.ts";

/** What the arguments of a build can ask for. */
export interface Asked {
  /** What is made; absent: everything. What is handed out is made whole. */
  only?: readonly Output[];
  /** True where it is handed out though it is not final: then it goes into the ledger as well. */
  release?: boolean;
  /** Whatever is wrong with the texts is marked in them instead of stopping the build; never to be published. */
  draft?: boolean;
  /** Nothing that an earlier build kept is used: pictures are drawn, and the data audited, anew. */
  fresh?: boolean;
}

const known = ["--only", "--entwurf", "--festschreiben", "--frisch"];

/** How the arguments of `npm run build` ask to build; throws `AuthorError` where one is unknown, or they do not go together. */
export function buildingAsked(args: readonly string[]): Asked {
  const unknown = args
    .map((arg) => arg.split("=")[0] ?? "")
    .filter((arg) => /^-/.test(arg) && !known.includes(arg));
  if (unknown.length > 0)
    refuse(...unknown.map((arg) => ({ what: `unbekannte Angabe: ${arg}`, hint: suggest(arg, known) })));
  const release = args.includes("--festschreiben");
  const draft = args.includes("--entwurf");
  const named = optionIn(args, "--only");
  if (named !== undefined && release)
    refuse({
      what: "--only und --festschreiben gehören nicht zusammen",
      hint: "Was herausgegeben wird, wird ganz gebaut: --only weglassen.",
    });
  const fresh = args.includes("--frisch");
  return { release, draft, fresh, ...(named === undefined ? {} : { only: outputsNamed(named) }) };
}

function refuse(...problems: { what: string; hint: string }[]): never {
  throw new AuthorError(problems.map((problem) => ({ file: "npm run build", ...problem })));
}
