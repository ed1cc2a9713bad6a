import { decodeText } from "../../../src/lib/decode.ts";
import { AuthorError } from "../../../src/lib/errors.ts";
import { parseYaml } from "../../../src/lib/yaml.ts";
import type { Problem } from "../../../src/model/problem.ts";
import { writtenCodebook } from "../../../src/model/written-codebook.ts";
import type { SourceFile } from "../source.ts";
import type { Structure } from "../structure.ts";
import { nodesOf } from "./nodes.ts";
import { questionsOf } from "./questions.ts";
import { asStructure } from "./structure.ts";

/** Larger than any codebook that somebody wrote. */
const largest = 2 ** 20;

/** True for YAML with a list of questions: a codebook that was written by hand, and no text that shows one. */
export function isWritten(head: string): boolean {
  const start = /^questions:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*-(?:\s|$)/m.exec(head)?.index;
  const before = head
    .slice(0, start)
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/);
  return start !== undefined && before.every((line) => /^(?:\s|#|---|[\w-]+\s*:|$)/.test(line));
}

/** The file that is meant for a codebook by its name, whatever is in it; undefined where there is none. */
export function namedCodebook<File extends { name: string }>(files: readonly File[]): File | undefined {
  return files.find(({ name }) => /(?:^|\/)codebook\.ya?ml$/i.test(name));
}

/** The survey that a written codebook describes; throws `AuthorError` with everything that is wrong with it. */
export function readWritten(file: SourceFile): Structure {
  const { name } = file;
  if (file.size > largest) {
    const hint = "Im Codebuch stehen nur die Fragen, keine Antworten.";
    throw new AuthorError([{ file: name, what: "das Codebuch ist größer als 1 MiB", hint }]);
  }
  const text = decodeText(Buffer.concat([...file.chunks()]), name);
  const parsed = parseYaml(text, name, writtenCodebook);
  if (!parsed.ok) throw new AuthorError(parsed.problems);
  const { title, language, id, complete, ignore, decimal, skip } = parsed.value;
  const nodes = nodesOf(text);
  const { questions, problems } = questionsOf(parsed.value.questions, nodes, name, language);
  if (problems.length > 0) throw new AuthorError(problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)));
  const lines = { id: nodes.line(["id"]), complete: nodes.line(["complete", "column"]) };
  const written = { file: name, lines, id, complete, ignore, decimal, skip, questions };
  return asStructure(written, title, language);
}

/** What is said of questionnaires that lie beside a written codebook: of one table, there is one description. */
export function besideWritten(codebook: string, others: readonly { name: string }[]): Problem[] {
  return others
    .filter(({ name }) => name !== codebook)
    .map(({ name }) => ({
      file: codebook,
      what: `daneben liegt ${name} mit einem eigenen Fragebogen`,
      hint: "Ein Codebuch beschreibt Antworten, zu denen es sonst keinen Fragebogen gibt: eine der beiden Dateien aus dem Ordner nehmen.",
    }));
}
