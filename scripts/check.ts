import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { AuthorError, formatProblem } from "../src/lib/errors.ts";
import { lint } from "../src/lib/lint/index.ts";
import { paragraphsOf } from "../src/lib/paragraphs.ts";
import { brokenIn, statementLines, tallies } from "../src/lib/tallies.ts";
import type { Problem } from "../src/model/problem.ts";
import { checkStudy, writeReport } from "./build.ts";
import { placeOf, root } from "./files.ts";
import { paragraphAsked, paragraphPlace } from "./paragraph.ts";

/** What a check found: whether it passed, and what it has to say. */
interface Finding {
  ok: boolean;
  text: string;
}

interface Check {
  /** As the summary calls it. */
  name: string;
  run(): Promise<Finding>;
}

/** All checks, in the order of the report; every one runs, whatever the others find. */
const checks: readonly Check[] = [
  { name: "Typen", run: () => tool("typescript/bin/tsc", "--noEmit") },
  { name: "Typen der Seiten", run: () => tool("astro/bin/astro.mjs", "check", "--noSync") },
  {
    name: "Stil",
    run: () => tool("@biomejs/biome/bin/biome", "check", "--error-on-warnings", "--diagnostic-level=warn"),
  },
  { name: "Inhalt", run: async () => findingOf(await checkStudy()) },
  { name: "Mikrodaten", run: microdata },
];

/** What `data/` may hold under version control beside a demonstration's invented responses. */
const publicData =
  /^data\/(README\.md|OFFEN\.md|study\.yaml|survey\.lss|codebook\.yaml|population\.csv|releases\.yaml|permalinks\.lock|derived\/(certificate|codebook|results|study|tables)\.json|ledger\/\w[\w.+-]*\.json|archive\/\w[\w.+-]*\.zip)$/;

/** Files under version control that hold answers of real persons, as problems; those of a demonstration are invented. */
export function microdataProblems(tracked: readonly string[], studyYaml: string | undefined): Problem[] {
  const { status, results } = (parseDocument(studyYaml ?? "").toJS() ?? {}) as Record<string, unknown>;
  if (status === "demonstration") return [];
  const approved = Object.keys(results ?? {}).map((id) => `data/results/${id}.csv`);
  return tracked
    .filter((file) => /^data\//i.test(file) && !publicData.test(file) && !approved.includes(file))
    .map((file) => ({
      file,
      what: "steht unter Versionsverwaltung und kann Antworten enthalten",
      hint: `git rm --cached ${file} (die Datei bleibt auf dem Rechner); Antworten gehören nie ins Repositorium, nur erfundene bei status: demonstration.`,
    }));
}

/** True where a survey structure holds an address of its administration that is not a placeholder. */
export function namesAdministration(lss: string): boolean {
  const addresses = [...lss.matchAll(/<(?:adminemail|bounce_email)><!\[CDATA\[([^\]]+)\]\]>/g)].map(
    (m) => m[1] ?? "",
  );
  return addresses.some(
    (address) => address.includes("@") && !/@(?:[\w-]+\.)*example\.(?:org|com|net)$/.test(address),
  );
}

async function microdata(): Promise<Finding> {
  const { ok, text } = await call("git", ["ls-files", "-z"]);
  if (!ok) return { ok: true, text: "nicht geprüft: git oder das Repositorium ist nicht da" };
  const study = join(root, "data/study.yaml");
  const yaml = existsSync(study) ? readFileSync(study, "utf8") : undefined;
  const tracked = text.split("\0");
  const structures = tracked
    .filter((file) => /^data\/[^/]+\.lss$/i.test(file) && existsSync(join(root, file)))
    .filter((file) => namesAdministration(readFileSync(join(root, file), "utf8")))
    .map((file) => ({
      file,
      what: "enthält die E-Mail-Adresse der Administration",
      hint: "Vor dem Einchecken in LimeSurvey leeren, oder die Datei nicht einchecken.",
    }));
  return findingOf([...microdataProblems(tracked, yaml), ...structures]);
}

function findingOf(problems: readonly Problem[]): Finding {
  return { ok: problems.length === 0, text: problems.map(formatProblem).join("\n") };
}

/** Runs a tool of node_modules with this Node, without a shell: the same on every system. */
function tool(bin: string, ...args: string[]): Promise<Finding> {
  return call(process.execPath, [join(root, "node_modules", bin), ...args]);
}

function call(command: string, args: readonly string[]): Promise<Finding> {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" };
  const options = { cwd: root, env, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 } as const;
  return new Promise((resolve) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      resolve({ ok: error === null, text: `${stdout}${stderr}` });
    });
  });
}

/** Runs a check; an author's mistake is a finding, and so is a check that breaks down. */
async function findingsOf({ run }: Check): Promise<Finding> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AuthorError) return { ok: false, text: error.message };
    return { ok: false, text: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Runs all checks side by side, prints what they found, and returns the names of those that failed. */
async function runChecks(): Promise<string[]> {
  // Astro's types come first: without them the compiler does not know import.meta.env.
  await tool("astro/bin/astro.mjs", "sync");
  const running = checks.map(findingsOf);
  const failed: string[] = [];
  for (const [index, { name }] of checks.entries()) {
    const finding = await running[index];
    console.log(`${finding?.ok ? "✓" : "✗"} ${name}`);
    const text = finding?.text.trim() ?? "";
    if (text && (!finding?.ok || text.startsWith("nicht geprüft")))
      console.log(`${text.replace(/^/gm, "  ")}\n`);
    if (!finding?.ok) failed.push(name);
  }
  return failed;
}

/**
 * What texts say of the data: every bound value and claim by file and line, what is bound to nothing, and the tallies.
 * Faults of texts are told and counted, not thrown.
 */
async function checkTexts(): Promise<{ ok: boolean; lines: string[] }> {
  const { content, report } = await writeReport(placeOf(process.env), { draft: true, textsOnly: true });
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", title, ...lines];
  const { problems, statements } = report;
  const linted = lint(content);
  const broken = brokenIn(statements).length;
  return {
    ok: problems.length === 0,
    lines: [
      ...section(
        "Werte und Aussagen:",
        statementLines(statements).map((line) => `  ${line}`),
      ),
      ...section("Ungebunden:", linted.problems.map(formatProblem)),
      ...section("Zu berichtigen:", problems.map(formatProblem)),
      ...section(
        "Bestand:",
        tallies(report, content, linted).map((line) => `  ${line}`),
      ),
      ...(broken > 0 ? ["", `${broken} Aussagen und Werte tragen mit diesen Daten nicht.`] : []),
    ],
  };
}

/** Prints what texts say; returns whether nothing has to be mended. Faults of the data stop here. */
async function tellTexts(): Promise<boolean> {
  try {
    const { ok, lines } = await checkTexts();
    console.log(lines.join("\n"));
    return ok;
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    console.log(error.message);
    return false;
  }
}

/** Prints where a paragraph of the Word file stands; returns whether there is one. */
async function tellParagraph(args: readonly string[]): Promise<boolean> {
  try {
    const number = paragraphAsked(args) ?? 0;
    const { content, report } = await writeReport(placeOf(process.env), { draft: true });
    console.log(paragraphPlace(paragraphsOf(report, content), number));
    return true;
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    console.log(error.message);
    return false;
  }
}

const args = process.argv.slice(2);
if (import.meta.main && args.some((arg) => arg.startsWith("--absatz"))) {
  process.exitCode = (await tellParagraph(args)) ? 0 : 1;
} else if (import.meta.main && args.includes("--text")) {
  process.exitCode = (await tellTexts()) ? 0 : 1;
} else if (import.meta.main) {
  const failed = await runChecks();
  await tellTexts();
  console.log("");
  console.log(
    failed.length === 0
      ? `Alle ${checks.length} Prüfungen bestanden.`
      : `${failed.length} von ${checks.length} Prüfungen nicht bestanden: ${failed.join(", ")}.`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}
