import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Audited, type AuditOptions, audited } from "../../scripts/audit.ts";
import { deriveData, writeDerived } from "../../scripts/data.ts";
import type { Place } from "../../scripts/files.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import { type Certificate, certificate as schema } from "../../src/model/certificate.ts";
import { copyOf, project, temporaryPlace } from "./derive.ts";

const small = join(project, "tests/fixtures/klein");
const engine = (name: string) => new URL(`../audit/engines/${name}.ts`, import.meta.url).href;
const certificateOf = ({ files }: Pick<Audited, "files">): Certificate =>
  schema.parse(JSON.parse(files["certificate.json"]));
/** A small study is audited sooner than a second thread has started. */
const run = (place: Place, options?: AuditOptions) =>
  audited(place, deriveData(place), { threads: 1, ...options });
const edit = (study: string, file: string, change: (text: string) => string) => {
  const path = join(study, file);
  const before = readFileSync(path, "utf8");
  expect(change(before)).not.toBe(before);
  writeFileSync(path, change(before));
};

/** How many models an audit looks at; none where it is not done again. */
async function blocksAudited(place: Place): Promise<number> {
  let last = 0;
  await run(place, { progress: (blocks) => (last = blocks) });
  return last;
}

/** The two lines of each problem that an author reads. */
async function faults(done: Promise<unknown>): Promise<string[]> {
  try {
    await done;
  } catch (error) {
    if (error instanceof AuthorError) return error.message.split("\n");
    throw error;
  }
  return [];
}

describe("an audit that was done before", () => {
  test("counts where data, answers, policy and code are the same: its certificate stays to the byte", async () => {
    const study = copyOf(small);
    const place = temporaryPlace(study);
    const first = await run(place);
    writeDerived(place, first);
    expect(await blocksAudited(place)).toBe(0);
    expect((await run(place)).files).toEqual(first.files);
  });

  test("is done again where an answer changed though no table did, and where the policy changed", async () => {
    const study = copyOf(small);
    const place = temporaryPlace(study);
    writeDerived(place, await run(place));
    expect(await blocksAudited(place)).toBe(0);
    edit(study, "data/antworten.csv", swapped);
    expect(await blocksAudited(place)).toBeGreaterThan(0);
    const { files } = await run(place);
    expect(files["tables.json"]).toBe(readFileSync(join(place.derived, "tables.json"), "utf8"));
    edit(study, "data/study.yaml", (text) =>
      text.replace("threshold: 10", "threshold: 10\n  attacker: insider"),
    );
    expect(await blocksAudited(place)).toBeGreaterThan(0);
  });

  test("is done again without its memory, and then the certificate keeps the time of the first", async () => {
    const study = copyOf(small);
    const place = temporaryPlace(study);
    writeDerived(place, await run(place));
    const text = readFileSync(join(place.derived, "certificate.json"), "utf8");
    edit(place.out.replace(/dist$/, ""), "dist-audit/seal", () => "");
    expect((await run(place)).files["certificate.json"]).toBe(text);
  });
});

/** Two rows of the same place with the answers to one question exchanged: every table stays as it is. */
function swapped(text: string): string {
  const [head = "", ...rows] = text.trimEnd().split("\n");
  const names = head.split(",").map((name) => name.replaceAll('"', ""));
  const cells = rows.map((row) => row.split(","));
  const at = (name: string) => names.indexOf(name);
  const [ort, note] = [at("ort"), at("note")];
  const done = (row: string[]) => row[at("submitdate")] !== '""' && row[at("submitdate")] !== "";
  for (const [i, a] of cells.entries()) {
    for (const b of cells.slice(i + 1)) {
      if (!done(a) || !done(b) || a[ort] !== b[ort] || a[note] === b[note]) continue;
      [a[note], b[note]] = [b[note] ?? "", a[note] ?? ""];
      return `${[head, ...cells.map((row) => row.join(","))].join("\n")}\n`;
    }
  }
  throw new Error("no two rows to exchange");
}

describe("what stops the build", () => {
  test.each([
    ["breaks off", "throws", "der Löser ist abgebrochen"],
    ["reports a time-out", "timeLimit", "der Löser meldet „Time limit reached“"],
    ["dies with its thread", "dies", "ein Prüfprozess wurde beendet"],
    ["lies", "liar", "Nachrechnung"],
  ])("a solver that %s, in two lines", async (_, name, said) => {
    const study = copyOf(small);
    // All of one answer: whether that follows, only the solver can say.
    edit(study, "data/antworten.csv", (text) =>
      text.replace(/^("\d+","[^"]*","\d*","de","\w*",)"\d?"/gm, '$1"2"'),
    );
    const lines = await faults(run(temporaryPlace(study), { engine: engine(name), patience: 20 }));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain("data/study.yaml: die Prüfung der Anonymität ist nicht abgeschlossen: ");
    expect(lines[0]).toContain(said);
    expect(lines[1]).toMatch(/^Hinweis: Veröffentlicht wird nur, was geprüft ist\./);
  });

  test("a final study whose attacker is not an insider", async () => {
    const study = copyOf(small);
    edit(study, "data/study.yaml", (text) => text.replace("status: draft", "status: final"));
    const lines = await faults(Promise.resolve().then(() => run(temporaryPlace(study))));
    expect(lines).toContain("data/study.yaml: status: final, aber policy.attacker ist nicht insider");
  });
});

describe("what cannot be audited as a whole", () => {
  const final = (text: string) =>
    `${text.replace("status: draft", "status: final").replace("policy:", "policy:\n  attacker: insider")}
address: https://example.org/
people: [{ name: Vorname Nachname }]
`;

  test("is said in the certificate and the report of a draft, and refused for a final study", async () => {
    const study = copyOf(small);
    const draft = await run(temporaryPlace(study), { most: 10 });
    expect(certificateOf(draft)).toMatchObject({ kind: "unchecked", reason: "tooMany" });
    expect(draft.report).toContain("NICHT geprüft: es sind zu viele Antworten");
    edit(study, "data/study.yaml", final);
    const [what, hint] = await faults(run(temporaryPlace(study), { most: 10 }));
    expect(what).toContain("es sind zu viele Antworten");
    expect(hint).toContain("status: draft");
  });

  test("are very many different weights", async () => {
    const weighted = copyOf(small);
    edit(weighted, "data/study.yaml", (text) => `${text}responses: { weights: jahre }\n`);
    edit(weighted, "data/antworten.csv", (text) => withYears(text, (row) => String(1 + row / 1000)));
    expect(certificateOf(await run(temporaryPlace(weighted), { weights: 20 }))).toMatchObject({
      reason: "weighted",
    });
  });

  test("a study in which weights are few is audited with them, and its worlds give the same weighted shares", async () => {
    const weighted = copyOf(small);
    edit(weighted, "data/study.yaml", (text) => `${text}responses: { weights: jahre }\n`);
    edit(weighted, "data/antworten.csv", (text) => withYears(text, (row) => (row % 3 === 0 ? "0.8" : "1.1")));
    const { files } = await run(temporaryPlace(weighted));
    expect(files["tables.json"]).toContain('"whole": 1000');
    expect(certificateOf({ files })).toMatchObject({ kind: "passed" });
  });

  /** Every cell of the number filled, so that it can weigh. */
  function withYears(text: string, weightOf: (row: number) => string): string {
    const [head = "", ...rows] = text.trimEnd().split("\n");
    const at = head.split(",").findIndex((name) => name.includes("jahre"));
    const cells = rows.map((row, r) =>
      row
        .split(",")
        .map((cell, i) => (i === at ? `"${weightOf(r)}"` : cell))
        .join(","),
    );
    return `${[head, ...cells].join("\n")}\n`;
  }
});
