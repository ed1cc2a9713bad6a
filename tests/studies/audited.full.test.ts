import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { audited } from "../../scripts/audit.ts";
import { digestOf } from "../../scripts/audit-memory.ts";
import { deriveData } from "../../scripts/data.ts";
import { certificate as schema } from "../../src/model/certificate.ts";
import { demonstration } from "../demonstration.ts";
import { copyOf, temporaryPlace } from "./derive.ts";

test("the demonstration passes under its own policy, with a certificate of the released data", async () => {
  const place = temporaryPlace(copyOf(demonstration));
  const progress: number[] = [];
  const done = await audited(place, deriveData(place), { progress: (blocks) => progress.push(blocks) });
  const certificate = schema.parse(JSON.parse(done.files["certificate.json"]));
  expect(certificate).toMatchObject({
    ...{ kind: "passed", attacker: "roster", threshold: 10, withheld: [], digest: digestOf(done.files) },
    notCovered: { results: ["gestaltbar-modell"], agreements: [], filters: false },
  });
  if (certificate.kind !== "passed") throw new Error("not passed");
  expect(certificate.statements).toBeGreaterThan(100);
  expect(certificate.worlds).toBeGreaterThan(0);
  expect(progress.at(-1)).toBe(certificate.blocks);
  expect(done.report).toContain("Anonymität:\n  Geprüft gegen Personen, die wissen, wer teilgenommen hat");
}, 120_000);

test("the demonstration with all two-way tables of five persons and more is refused, and a statement named", async () => {
  const study = copyOf(demonstration);
  const yaml = join(study, "data/study.yaml");
  const text = readFileSync(yaml, "utf8");
  const crossed = `  land-typ: { label: Land und Art, cross: [land, typ] }
  land-groesse: { label: Land und Größe, cross: [land, groesse] }
  typ-groesse: { label: Art und Größe, cross: [typ, groesse] }
`;
  const changed = text
    .replace("groupings:\n", `groupings:\n${crossed}`)
    .replace("threshold: 10", "threshold: 5");
  expect(changed).toContain("threshold: 5");
  writeFileSync(yaml, changed);
  const place = temporaryPlace(study);
  const said = await audited(place, deriveData(place), { tries: 1 }).then(
    () => "passed",
    (error: Error) => error.message,
  );
  expect(said).toMatch(
    /die Anonymität ist verletzt\. Aus Tabelle „.* nach Land und Art“.*folgt sicher: alle in „.*“ antworteten auf „.*“: „/,
  );
}, 300_000);

test("the demonstration fails as soon as two small size classes stand apart, and is told what would do", async () => {
  const study = copyOf(demonstration);
  const yaml = join(study, "data/study.yaml");
  const text = readFileSync(yaml, "utf8");
  const apart = text.replace(
    /ab-20000: .*/,
    "ab-20000: { label: klein, codes: [G2] }\n      ab-50000: { label: mittel, codes: [G3] }",
  );
  expect(apart).not.toBe(text);
  writeFileSync(yaml, apart);
  const place = temporaryPlace(study);
  const said = await audited(place, deriveData(place), { tries: 3 }).then(
    () => "passed",
    (error: Error) => error.message,
  );
  const lines = said.split("\n");
  expect(lines.length % 2).toBe(0);
  expect(lines[0]).toMatch(
    /^data\/study\.yaml: die Anonymität ist verletzt\. Aus Tabelle „.*folgt sicher: alle in „.*“ antworteten auf „/,
  );
  expect(lines.at(-1)).toBe(
    "Hinweis: Eine dieser Änderungen genügt: Unter policy.totalOnly nennen, was dann nicht nach Gruppen erscheint: E5, F1. Oder: In „Einwohnerzahl der Kommune“ die Gruppen „klein“ und „mittel“ zusammenlegen.",
  );
}, 300_000);
