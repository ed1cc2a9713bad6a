import { describe, expect, test } from "vitest";
import { bibtexOf } from "../../src/formats/bibtex.ts";
import { cslOf } from "../../src/formats/csl.ts";
import { quoteOf } from "../../src/formats/quote.ts";
import { risOf } from "../../src/formats/ris.ts";
import { apaText, citationOf } from "../../src/lib/cite.ts";
import { personName } from "../../src/lib/person-name.ts";
import { publicStudy } from "../../src/model/study.ts";
import { published, report } from "./report.ts";

const study = publicStudy.parse({
  ...report.study,
  status: "final",
  mark: "",
  people: [
    { name: "Prof. Dr. Erika Mustermann" },
    { name: "Hans-Peter von der Aue" },
    { name: "Kim Kontakt", role: "contact" },
  ],
  institutions: [{ name: "Institut & Söhne e.V.", role: "publisher", place: "Erfurt" }],
  title: "Der Bericht",
  subtitle: "Mit 50 % Untertitel",
  release: { version: "1.0", date: "2026-03-31", doi: "10.1234/ab_c" },
  address: "https://example.org/bericht/",
});
const citation = citationOf({ id: "mehrheit", title: "Die Mehrheit stimmt zu", number: 4 }, study);

test.each([
  ["Prof. Dr. Erika Mustermann", "Mustermann", "Erika"],
  ["Dr. phil. Hans-Peter von der Aue", "von der Aue", "Hans-Peter"],
  ["Prof. Dr. Dr. h. c. Ada Lovelace", "Lovelace", "Ada"],
  ["Anna Maria Weiß", "Weiß", "Anna Maria"],
  ["Plato", "Plato", ""],
])("%s is cited by family and given name", (name, family, given) => {
  expect(personName(name)).toEqual({ family, given });
});

describe("a figure of a final study", () => {
  test("is cited like a list of references has it", () => {
    expect(apaText(citation)).toBe(
      "Mustermann, E. & von der Aue, H.-P. (2026). Die Mehrheit stimmt zu [Abbildung\u00a04]. In Der Bericht. Mit 50 % Untertitel (Fassung\u00a01.0 vom 31.\u00a0März\u00a02026). Institut & Söhne e.V. https://doi.org/10.1234/ab_c",
    );
  });

  test("is cited in BibTeX, with what TeX would take for its own made harmless", () => {
    const text = bibtexOf(citation);
    expect(text).toMatch(/^@misc\{mehrheit-2026,\n/);
    expect(text).toContain("author = {{Mustermann}, Erika and {von der Aue}, Hans-Peter}");
    expect(text).toContain("publisher = {{Institut \\& Söhne e.V.}}");
    expect(text).toContain("Mit 50 \\% Untertitel");
    expect(text).toContain("url = {https://example.org/bericht/abbildungen/mehrheit/}");
  });

  test("is cited in RIS: one record, its lines ending in CR LF", () => {
    const lines = risOf(citation).split("\r\n");
    expect(lines[0]).toBe("TY  - FIGURE");
    expect(lines).toContain("AU  - Mustermann, Erika");
    expect(lines).toContain("DA  - 2026/03/31");
    expect(lines.slice(-2)).toEqual(["ER  - ", ""]);
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /);
  });

  test("is cited in CSL-JSON", () => {
    const [item] = JSON.parse(cslOf(citation));
    expect(item).toMatchObject({
      type: "figure",
      author: [
        { family: "Mustermann", given: "Erika" },
        { family: "von der Aue", given: "Hans-Peter" },
      ],
      issued: { "date-parts": [[2026, 3, 31]] },
      DOI: "10.1234/ab_c",
      URL: "https://example.org/bericht/abbildungen/mehrheit/",
    });
  });
});

describe("a figure of a demonstration", () => {
  test("has no author in any form, whoever the study names, and its mark in all of them", () => {
    const invented = citationOf(
      { id: "a", title: "T", number: 1 },
      { ...study, status: "demonstration", mark: "DEMONSTRATION" },
    );
    for (const text of [apaText(invented), bibtexOf(invented), risOf(invented), cslOf(invented)]) {
      expect(text).not.toContain("Mustermann");
      expect(text).toContain("DEMONSTRATION");
    }
  });

  test("is quoted with its mark first, then finding, number, base, source and version", () => {
    for (const each of published) {
      const quote = quoteOf(each);
      expect(quote.startsWith(`${each.figure.mark}: ${each.figure.title}`)).toBe(true);
      expect(quote).toMatch(/\d/);
      expect(quote).toContain(each.figure.base);
      expect(quote).toContain(each.figure.source);
      expect(quote).toMatch(/Fassung\u00a0\S+ vom \d+\.\u00a0/);
      expect(quote.length).toBeLessThan(1300);
    }
  });

  test("of a final study the quote ends with the address of the figure", () => {
    const [first] = published;
    if (first === undefined) throw new Error("no figure");
    const figure = { ...first.figure, mark: "" };
    const quote = quoteOf({ ...first, figure, study, citation: citationOf(figure, study) });
    expect(quote).not.toContain("DEMONSTRATION");
    expect(quote.endsWith(`https://example.org/bericht/abbildungen/${figure.id}/`)).toBe(true);
  });
});
