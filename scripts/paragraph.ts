import { AuthorError } from "../src/lib/errors.ts";
import type { Paragraphs } from "../src/lib/paragraphs.ts";
import { optionIn } from "./option.ts";

/** The number that `--absatz 47` or `--absatz=47` asks for; undefined where it is not asked for. Throws `AuthorError`. */
export function paragraphAsked(args: readonly string[]): number | undefined {
  const given = optionIn(args, "--absatz");
  if (given === undefined) return undefined;
  if (/^[1-9]\d*$/.test(given)) return Number(given);
  throw new AuthorError([
    {
      file: "--absatz",
      what: given === "" ? "welcher Absatz?" : `keine Nummer eines Absatzes: ${given}`,
      hint: "So: npm run check -- --absatz 47",
    },
  ]);
}

/** Where a paragraph of the Word file stands, and how it begins; throws `AuthorError` where there is none. */
export function paragraphPlace({ list, state }: Paragraphs, number: number): string {
  const found = list[number - 1];
  if (found === undefined) {
    const what = `Absatz ${number} gibt es nicht`;
    throw new AuthorError([
      {
        file: "--absatz",
        what,
        hint: list.length === 0 ? "Der Bericht hat keinen Text." : `Der letzte ist ${list.length}.`,
      },
    ]);
  }
  const { file, line, text } = found;
  return [
    `${file}:${line}: Absatz ${number}`,
    `  ${shortened(text)}`,
    `Textstand ${state}. Steht in der Fußzeile der Word-Datei ein anderer, können sich die Nummern verschoben haben; dann zählt der Wortlaut.`,
  ].join("\n");
}

/** The first words of a text. */
function shortened(text: string): string {
  const most = 100;
  return text.length <= most ? text : `${text.slice(0, text.lastIndexOf(" ", most))} …`;
}
