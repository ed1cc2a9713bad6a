import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../../scripts/files.ts";
import { chartTypes } from "../../src/charts/index.ts";
import { assemble } from "../../src/lib/assemble.ts";
import { parseDerived } from "../../src/lib/content.ts";
import { AuthorError } from "../../src/lib/errors.ts";
import { plainText } from "../../src/lib/markdown/index.ts";
import type { Content } from "../../src/model/content.ts";
import { figureFile } from "../../src/model/figure-spec.ts";
import type { Quote } from "../../src/model/quote.ts";
import type { Report } from "../../src/model/report.ts";
import { presentationEntry, slideMatter } from "../../src/model/slide.ts";

const golden = join(root, "tests/fixtures/klein/golden");
const derived = parseDerived((name) => readFileSync(join(golden, name), "utf8"));
const open = derived.codebook.questions[0]?.code ?? "";
const quotes: Record<string, Quote> = {
  ort: { question: open, text: "Ein Ort für alle.", by: "Vorname Nachname", date: "2026-01-31" },
  fremd: { question: "GIBTESNICHT", text: "Von woanders.", by: "Vorname Nachname", date: "2026-01-31" },
};

const texts = { title: "Titel", subtitle: "Einheit", alt: "Zu sehen ist es." };
const figures: Content["figures"] = [
  {
    id: "note",
    file: "content/figures/note.yaml",
    spec: figureFile.parse({ ...texts, question: "note", chart: "likert" }),
    lineOf: () => undefined,
  },
];

type Written = Record<string, unknown> & { body?: string };

/** A report with these slides, and these selections of them. */
function reportOf(slides: readonly Written[], selections: Record<string, object> = {}): Report {
  const content: Content = {
    chapters: [],
    pages: [],
    glossary: [],
    references: [],
    figures,
    presentations: Object.entries(selections).map(([id, entry], i) => ({
      ...presentationEntry.parse(entry),
      id,
      file: "content/presentations.yaml",
      line: 3 * i + 1,
    })),
    slides: slides.map(({ body = "", ...matter }, i) => ({
      file: `content/slides/0${i + 1}-folie-${i + 1}.md`,
      slug: `folie-${i + 1}`,
      matter: slideMatter.parse({ title: "Titel", ...matter }),
      body,
      bodyLine: 10,
      lineOf: (field) => ["", "", "kind", "title", "figure", "value", "sides", "quote", "for"].indexOf(field),
    })),
  };
  return assemble(content, { ...derived, study: { ...derived.study, quotes } }, chartTypes) as Report;
}

/** What an author reads of a slide that is not sound. */
function faultsOf(...slides: Written[]): string[] {
  try {
    reportOf(slides);
  } catch (error) {
    if (!(error instanceof AuthorError)) throw error;
    return error.problems.map(
      ({ file, line, what, hint }) => `${file.slice(15, 17)}:${line} ${what} / ${hint}`,
    );
  }
  throw new Error("nothing was wrong");
}

describe("a slide", () => {
  test("says what stands above its notes, and the speaker what stands below", () => {
    const [slide] = reportOf([
      { kind: "statement", body: "Das ist so.\n\n- eins\n- zwei\n\n## Notizen\n\nPause." },
    ]).slides;
    expect(
      slide?.blocks.flatMap((block) => (block.kind === "prose" ? [plainText(block.tokens)] : [])),
    ).toEqual(["Das ist so.einszwei"]);
    expect(plainText(slide?.speech ?? [])).toBe("Pause.");
  });

  test("can hold paragraphs and lists, and says of anything else what to do instead", () => {
    const body =
      "Text.\n\n## Mehr\n\n> „Wörtlich“\n\n::abb{note}\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n> [!praxis]\n> So.\n";
    expect(faultsOf({ kind: "statement", body }).map((fault) => fault.split(" / ")[0])).toEqual([
      "01:12 eine Überschrift im Text der Folie",
      "01:14 ein Zitat im Text der Folie",
      "01:16 eine Abbildung im Text der Folie",
      "01:18 eine Tabelle im Text der Folie",
      "01:22 ein Kasten im Text der Folie",
    ]);
  });

  test.each([
    [{ kind: "figure" }, "01:2 welche Abbildung zeigt die Folie? / Im Kopf figure ergänzen."],
    [{ kind: "comparison" }, "01:2 welche zwei Seiten vergleicht die Folie? / Im Kopf sides ergänzen."],
    [{ kind: "quote" }, "01:2 welches Zitat zeigt die Folie? / Im Kopf quote ergänzen."],
    [
      { kind: "title", figure: "note" },
      "01:4 zu einer Folie mit kind: title gehört figure nicht / kind: figure setzen oder figure weglassen.",
    ],
    [{ kind: "figure", figure: "notte" }, "01:4 unbekannte Abbildung: notte / meinten Sie note?"],
    [
      { kind: "recommendations", body: "Nur ein Satz." },
      "01:2 Empfehlungen ohne Liste / Jede Empfehlung steht in einer eigenen Zeile, die mit - beginnt.",
    ],
    [
      { kind: "comparison", sides: [{ figure: "note" }, { title: "Leer" }] },
      "01:6 Seite 2 zeigt nichts / Je Seite figure oder value.",
    ],
    [
      { kind: "statement", for: ["kreistg"] },
      "01:8 unbekannte Auswahl: kreistg / es gibt: alle Die Auswahlen nennt content/presentations.yaml.",
    ],
  ] satisfies [Written, string][])("has what its kind asks for, and nothing else: %j", (slide, fault) => {
    expect(faultsOf(slide)).toEqual([fault]);
  });

  test("is refused where a hall could not read it: too long a title, too much text, too much in a half", () => {
    const long = (length: number) => "Wort ".repeat(length / 5).trim();
    const whats = (slide: Written) => faultsOf(slide).map((fault) => fault.split(" / ")[0]);
    expect(whats({ kind: "statement", title: long(110) })).toEqual([
      "01:3 der Titel ist zu lang für eine Folie",
    ]);
    expect(whats({ kind: "statement", body: long(530) })).toEqual(["01:3 zu viel Text für eine Folie"]);
    expect(whats({ kind: "figure", figure: "note", body: long(250) })).toEqual([
      "01:3 zu viel Text für eine Folie",
    ]);
    const sides = [{ figure: "note" }, { figure: "note", text: long(140) }];
    expect(whats({ kind: "comparison", sides })).toEqual(["01:6 zu viel Text für eine Seite des Vergleichs"]);
    expect(
      reportOf([{ kind: "statement", body: `Kurz.\n\n## Notizen\n\n${long(900)}` }]).slides,
    ).toHaveLength(1);
  });

  test("sets a value large, with the row that it stands in, and puts it on the list of what is stated", () => {
    const path = "note.n";
    const { slides, statements } = reportOf([{ kind: "statement", value: path }]);
    expect(slides[0]?.value).toMatchObject({ path, figure: { id: "note" } });
    expect(statements.map(({ source, state }) => [source, state])).toEqual([[path, "holds"]]);
    expect(faultsOf({ kind: "statement", value: "note.gibtesnicht" })[0]).toMatch(/^01:5 unbekannter Wert/);
  });
});

describe("a quotation", () => {
  test("is one that a person released, with the question and nothing on who gave it", () => {
    const [slide] = reportOf([{ kind: "quote", quote: "ort" }]).slides;
    expect(slide?.quote).toEqual({
      text: "Ein Ort für alle.",
      question: derived.codebook.questions[0]?.text,
    });
  });

  test("stops the build where nobody released it, where its question is unknown, and where something is said of the person", () => {
    expect(faultsOf({ kind: "quote", quote: "ortt" })).toEqual([
      "01:7 ortt ist kein freigegebenes Zitat / Wörtlich gezeigt wird nur, was eine Person unter quotes in data/study.yaml mit ihrem Namen freigibt; meinten Sie ort?",
    ]);
    expect(faultsOf({ kind: "quote", quote: "fremd" })[0]).toMatch(
      /^01:7 quotes\.fremd: unbekannte Frage: GIBTESNICHT/,
    );
    expect(faultsOf({ kind: "quote", quote: "ort", body: "Eine Dezernentin aus dem Norden" })).toEqual([
      "01:7 unter einem Zitat steht nichts / Über Person, Amt und Ort wird nichts gesagt, auch nicht unter ## Notizen: Sie werden mit veröffentlicht.",
    ]);
  });
});

describe("presentations", () => {
  const slides = [
    { kind: "title" },
    { kind: "statement", for: ["kreise"] },
    { kind: "statement", for: ["staedte", "kreise"] },
    { kind: "statement", for: ["alle"] },
  ];
  const selections = {
    kreise: { title: "Für Kreise", audience: "Ausschuss" },
    staedte: { title: "Für Städte" },
  };

  test("are selections from one list, by what each slide says of itself; one has all slides", () => {
    const { presentations } = reportOf(slides, selections);
    expect(
      presentations.map(({ id, slides }) => [id, slides.map(({ slug }) => slug.slice(-1)).join("")]),
    ).toEqual([
      ["alle", "1234"],
      ["kreise", "123"],
      ["staedte", "13"],
    ]);
    expect(presentations[1]).toMatchObject({ title: "Für Kreise", audience: "Ausschuss" });
    expect(presentations[0]?.title).toBe("Alle Folien");
  });

  test("are none where there are no slides, and never empty", () => {
    expect(reportOf([]).presentations).toEqual([]);
    expect(() => reportOf([{ kind: "title", for: ["alle"] }], { kreise: { title: "Für Kreise" } })).toThrow(
      "content/presentations.yaml:1: zu kreise gehört keine Folie",
    );
  });
});
