import { describe, expect, test } from "vitest";
import {
  accessibilityFacts,
  contactFacts,
  imprintFacts,
  missingLegal,
  privacyFacts,
} from "../../src/lib/legal.ts";
import { dataset, question, release, times } from "../tabulate/dataset.ts";

const data = dataset([question("Q", "single", { answers: ["a", "b"] })], times(12, [0]));
const { study } = release(data, {});
const full = {
  ...study,
  institutions: [{ name: "Institut", role: "publisher" as const }],
  people: [{ name: "Ada", role: "contact" as const, email: "ada@example.org" }],
  legal: {
    address: ["Straße 1", "00000 Ort"],
    representative: "Ada",
    register: "VR 1",
    email: "post@example.org",
    phone: "0",
    responsible: "Ada, Ort",
    dataProtection: "keine Pflicht zur Benennung",
    supervisor: "Behörde",
    host: "Rechenzentrum",
    logs: "Der Server schreibt nichts mit.",
    publicBody: false,
    barriers: "barriere@example.org",
    statement: "2026-02-20",
  },
};
const texts = (facts: { text: string | undefined }[]) => facts.map(({ text }) => text);

describe("what the law asks for", () => {
  test("is told to be missing where nobody filled it in, never invented", () => {
    expect(texts(imprintFacts(study)).filter(Boolean)).toEqual([]);
    expect(texts(privacyFacts(study)).filter(Boolean)).toEqual([]);
    expect(texts(contactFacts(study)).filter(Boolean)).toEqual([]);
  });

  test("is named to authors by page and field, each field once", () => {
    const missing = missingLegal(study);
    expect(missing).toContain("Impressum, Anschrift: legal.address");
    expect(missing).toContain("Barrierefreiheit, Öffentliche Stelle: legal.publicBody");
    const fields = missing.map((line) => line.split(": ").at(-1));
    expect(new Set(fields).size).toBe(fields.length);
    expect(missingLegal(full)).toEqual([]);
  });

  test("stands as it was filled in", () => {
    expect(texts(imprintFacts(full))).toEqual([
      ...["Institut", "Straße 1, 00000 Ort", "Ada", "VR 1", "post@example.org", "0", "Ada, Ort"],
    ]);
    expect(texts(privacyFacts(full))[0]).toBe("Institut, Straße 1, 00000 Ort");
    expect(texts(contactFacts(full))).toEqual(["Ada, ada@example.org", undefined]);
  });

  test("asks for a body that enforces accessibility unless the publisher is no public body", () => {
    const terms = (of: typeof study) => accessibilityFacts(of).map(({ term }) => term);
    expect(terms(study)).toContain("Durchsetzungsstelle");
    expect(terms(full)).not.toContain("Durchsetzungsstelle");
  });
});
