import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deriveData } from "../../scripts/data.ts";
import { placeOf, root } from "../../scripts/files.ts";
import { audit } from "../../scripts/protect/audit/index.ts";
import { planOf } from "../../scripts/protect/audit/survey.ts";
import { countedIn, surveyOf } from "../../scripts/release.ts";
import type { Attacker } from "../../src/model/study.ts";
import { type Benchmark, tableOf } from "./benchmark.ts";

/** Seconds that the audit of the demonstration may take on two cores. */
const limits: Partial<Record<Attacker, number>> = { roster: 8, insider: 600 };

/** The audit of the study in this folder, which is the demonstration, against both attackers. */
export const auditing: Benchmark = {
  title: "the audit of the demonstration, against roster and insider, in two threads",
  async run(say) {
    const folder = mkdtempSync(join(tmpdir(), "bench-audit-"));
    const { material } = deriveData(placeOf({ STUDY: root, OUT_DIR: join(folder, "dist") }));
    rmSync(folder, { recursive: true });
    const { release, tables } = material;
    const answers = (countedIn(release, 20_000) ?? []).map((response) => response.answers);
    const { publication } = planOf(surveyOf(release, tables, answers));
    const rows = [["attacker", "seconds", "statements", "programmes", "disclosed"]];
    const faults: string[] = [];
    for (const [attacker, limit] of Object.entries(limits) as [Attacker, number][]) {
      const start = performance.now();
      const progress = (done: number, all: number) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${attacker}: ${done} of ${all} models `);
      };
      const found = await audit(publication, { attacker, explained: 0, progress });
      if (process.stderr.isTTY) process.stderr.write("\r");
      const seconds = (performance.now() - start) / 1000;
      const { statements, solved, disclosures } = found;
      rows.push([attacker, seconds.toFixed(1), ...[statements, solved, disclosures.length].map(String)]);
      if (seconds > limit) faults.push(`${attacker}: ${seconds.toFixed(1)} s, more than ${limit} s`);
      if (attacker === "roster" && !found.passed)
        faults.push("the demonstration does not pass its own policy");
    }
    say(tableOf(rows));
    return faults;
  },
};
