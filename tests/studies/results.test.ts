import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { audited } from "../../scripts/audit.ts";
import { prepare } from "../../scripts/build.ts";
import { deriveData, writeDerived } from "../../scripts/data.ts";
import { resultsIn } from "../../scripts/files.ts";
import { parseReleased } from "../../src/lib/content.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import { copyOf, project, temporaryPlace } from "./derive.ts";

const small = join(project, "tests/fixtures/klein");
let study = "";
beforeEach(() => {
  study = copyOf(small);
});

const file = "data/results/modell.csv";
const approval = /^ {2}modell: .*\n/m;

function edit(name: string, change: (text: string) => string): void {
  const path = join(study, name);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

/** Replaces the approval in `study.yaml`. */
const approve = (entry: string) =>
  edit("data/study.yaml", (text) => text.replace(approval, `  modell: ${entry}\n`));

function faultsOf(step: () => unknown): string[] {
  try {
    step();
  } catch (error) {
    if (error instanceof AuthorError) return error.message.split("\n");
    throw error;
  }
  throw new Error("nothing was wrong");
}
const faults = () => faultsOf(() => deriveData(temporaryPlace(study)));

describe("a result that was computed elsewhere", () => {
  test("is published with the name of the person who approved it, and the report says so", () => {
    const { files, report } = deriveData(temporaryPlace(study));
    const { results } = parseReleased((name) => files[name]);
    expect(results.modell).toMatchObject({ n: 49, approval: { by: "Vorname Nachname", date: "2026-01-30" } });
    expect(report).toContain(
      "Anderswo gerechnet:\n  modell: n = 49, freigegeben von Vorname Nachname am 30.\u00a0Januar\u00a02026; auf 2 Nachkommastellen gerundet\n  Nicht von der Anonymitätsprüfung erfasst",
    );
  });

  test("is named among what changed since the last run, and only then", async () => {
    const place = temporaryPlace(study);
    writeDerived(place, await audited(place, deriveData(place)));
    expect(deriveData(place).report).toContain("Seit dem letzten Mal:\n  nichts geändert");
    edit(file, (text) => text.replace("0,125;", "0,135;"));
    expect(deriveData(place).report).toContain(
      "Seit dem letzten Mal:\n  anderswo Gerechnetes: andere Werte oder Angaben",
    );
  });

  test("leaves a file of results behind in any case, empty where there are none, and no section of the report", () => {
    rmSync(join(study, "data/results"), { recursive: true });
    edit("data/study.yaml", (text) => text.replace(/^results:\n.*\n/m, ""));
    const { files, report } = deriveData(temporaryPlace(study));
    expect(JSON.parse(files["results.json"] ?? "")).toMatchObject({ results: {} });
    expect(report).not.toContain("Anderswo gerechnet");
  });

  test("is never published without approval", () => {
    edit("data/study.yaml", (text) => text.replace(/^results:\n.*\n/m, ""));
    const [what, hint] = faults();
    expect(what).toBe(
      `${file}: ohne Freigabe: Was anderswo gerechnet wurde, prüft das Programm nicht auf Anonymität`,
    );
    expect(hint).toContain("data/study.yaml unter results: modell: { by: <Name>");
    rmSync(join(study, "data/study.yaml"));
    expect(faults()[0]).toBe(what);
  });

  test("is missed where it was approved and is not there", () => {
    renameSync(join(study, file), join(study, "data/results/anders.csv"));
    expect(faults().filter((line) => !line.startsWith("Hinweis"))).toEqual([
      "data/results/anders.csv: ohne Freigabe: Was anderswo gerechnet wurde, prüft das Programm nicht auf Anonymität",
      "data/study.yaml:15: results.modell: data/results/modell.csv gibt es nicht",
    ]);
  });

  test("must rest on as many persons as were approved", () => {
    approve("{ by: Vorname Nachname, date: 2026-01-30, n: 48 }");
    expect(faults()[0]).toBe(`${file}:5: n ist 49, freigegeben wurde n = 48`);
  });

  test("must rest on no fewer persons than the threshold, and their number is not repeated", () => {
    approve("{ by: Vorname Nachname, date: 2026-01-30, n: 9 }");
    edit(file, (text) => text.replace("n: 49", "n: 9"));
    const [what = "", hint = ""] = faults();
    expect(what).toBe(`${file}:5: n liegt unter der Schwelle von 10 Personen (policy.threshold)`);
    expect(what.slice(file.length) + hint).not.toMatch(/9/);
  });

  test("cannot rest on more persons than answered", () => {
    approve("{ by: Vorname Nachname, date: 2026-01-30, n: 60 }");
    edit(file, (text) => text.replace("n: 49", "n: 60"));
    expect(faults()[0]).toBe(`${file}: n ist größer als die Zahl der Antworten im Export`);
  });

  test("needs a name and a date with its approval", () => {
    approve("{ date: 2026-13-01, n: 49 }");
    expect(faults().filter((line) => !line.startsWith("Hinweis"))).toEqual([
      "data/study.yaml:15: Feld fehlt: results.modell.by",
      "data/study.yaml:15: results.modell.date: passt nicht",
    ]);
  });

  test("is told with the faults of the answers, all at once", () => {
    approve("{ by: Vorname Nachname, date: 2026-01-30, n: 48 }");
    edit("data/antworten.csv", (text) => text.replace('"jahre"', '"jahrre"'));
    const lines = faults();
    expect(lines[0]).toMatch(/modell\.csv:5/);
    expect(lines.join("\n")).toContain("jahrre");
  });
});

describe("a file of results", () => {
  test("is never taken for answers, wherever it lies and whether it has its head or not", () => {
    const text = readFileSync(join(study, file), "utf8");
    const table = text.slice(text.indexOf("term;"));
    writeFileSync(join(study, "data", "tabelle.csv"), table);
    const { files, report } = deriveData(temporaryPlace(study));
    expect(report).toContain("51 Antworten gelesen");
    expect(files["tables.json"]).toBe(deriveData(temporaryPlace(small)).files["tables.json"]);
  });

  test("that lies beside the answers is not passed over in silence", () => {
    renameSync(join(study, file), join(study, "data", "modell.csv"));
    const [, , what, hint] = faults();
    expect(what).toContain("data/modell.csv: sieht aus wie ein anderswo gerechnetes Ergebnis");
    expect(hint).toBe("Hinweis: Die Datei nach data/results/ verschieben.");
  });

  test("has a name that can be an id; a guide beside it is left alone", () => {
    writeFileSync(join(study, "data/results/README.md"), "Hinweise");
    expect(resultsIn(temporaryPlace(study)).map(({ name }) => name)).toEqual([file]);
    writeFileSync(join(study, "data/results/Modell 2.xlsx"), "");
    expect(faults()).toEqual([
      "data/results/Modell 2.xlsx: taugt nicht als Name eines Ergebnisses",
      "Hinweis: Kleinbuchstaben, Ziffern und Bindestriche, am Ende .csv: modell-1.csv",
    ]);
  });

  test("that holds answers instead is refused", () => {
    mkdirSync(join(study, "data/results"), { recursive: true });
    writeFileSync(join(study, "data/results/neu.csv"), readFileSync(join(study, "data/antworten.csv")));
    expect(faults()[0]).toBe("data/results/neu.csv:1: die Datei beginnt nicht mit ihrem Kopf");
  });
});

describe("derived data without the answers", () => {
  test("are refused once an approval is withdrawn or changed", async () => {
    const place = temporaryPlace(study);
    writeDerived(place, await audited(place, deriveData(place)));
    rmSync(join(study, "data/antworten.csv"));
    rmSync(join(study, "data/befragung.xml"));
    expect((await prepare(place)).report.results.modell?.n).toBe(49);
    const stale = "passt nicht zu den Daten in data/derived";
    approve("{ by: Anna Anders, date: 2026-01-30, n: 49 }");
    await expect(prepare(place)).rejects.toThrow(stale);
    edit("data/study.yaml", (text) => text.replace(/^results:\n.*\n/m, ""));
    await expect(prepare(place)).rejects.toThrow(stale);
  });

  test("of an earlier run without a file of results are refused like others", () => {
    const { files } = deriveData(temporaryPlace(study));
    const read = () => parseReleased((name) => (name === "results.json" ? undefined : files[name]));
    expect(faultsOf(read)[0]).toBe("derived/results.json: Datei fehlt");
  });
});
