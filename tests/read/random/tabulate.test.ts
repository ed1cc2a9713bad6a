import fc from "fast-check";
import { expect, test } from "vitest";
import type { Partition } from "../../../scripts/partition.ts";
import { readDataset } from "../../../scripts/read/index.ts";
import { tabulate } from "../../../scripts/tabulate/index.ts";
import { type Answered, anyAnswered, type Person } from "./answers.ts";
import { gathered, type NaiveMeasure, naiveCounts } from "./naive.ts";
import { holds } from "./settings.ts";
import { type Form, forms } from "./written.ts";

/** What persons of each slot are, told by the raw cell of the question that makes the groups. */
interface Grouped {
  partition: Partition;
  slotOf(person: Person): "outside" | "unanswered" | number;
}

/** Groups by the first list question: the first answer, the second and third together, all others in none. */
function groupsBy({ survey, columns }: Answered): Grouped | undefined {
  const at = columns.findIndex(({ question, heading, holds }) => {
    return holds === "code" && heading === survey.questions[question]?.code;
  });
  const column = columns[at];
  if (column === undefined || column.codes.length < 2) return undefined;
  const groups = [column.codes.slice(0, 1), column.codes.slice(1, 3)].map((codes, i) => {
    return { id: `g${i}`, label: `Gruppe ${i}`, short: `${i}`, codes };
  });
  return {
    partition: { id: "p", label: "P", source: column.heading, question: column.question, groups },
    slotOf({ cells }) {
      const cell = cells[at];
      if (!cell) return "unanswered";
      const group = groups.findIndex(({ codes }) => codes.includes(cell));
      return group < 0 ? "outside" : group;
    },
  };
}

/** The same answers where a form cannot tell what was not shown. */
function told(answered: Answered, { tellsNotShown }: Form): Answered {
  if (tellsNotShown) return answered;
  const persons = answered.persons.map(({ complete, cells }) => ({
    complete,
    cells: cells.map((cell) => cell ?? ""),
  }));
  return { ...answered, persons };
}

/** The counts of one slot, in the shape of those made by hand. */
function slotOf(tally: ReturnType<typeof tabulate>, slot: number): NaiveMeasure[][] {
  return tally.questions.map((measures) =>
    measures.map(({ n, noAnswer, notShown, counts, categories, values }) => ({
      n: n[slot] ?? 0,
      noAnswer: noAnswer[slot] ?? 0,
      notShown: notShown[slot] ?? 0,
      counts: [...counts.subarray(slot * categories, (slot + 1) * categories)],
      ...(values ? { values: gathered(values[slot] ?? []) } : {}),
    })),
  );
}

test.each(forms.map((form): [string, Form] => [form.name, form]))(
  "Any answers to any survey are counted as by hand: %s",
  (_, form) => {
    holds(
      fc.record({ all: anyAnswered, include: fc.constantFrom("all", "completed") }),
      60,
      ({ all, include }) => {
        fc.pre(form.fits(all.columns));
        const answered = told(all, form);
        const grouped = groupsBy(answered);
        const dataset = readDataset(form.write(all));
        const tally = tabulate(dataset, grouped ? [grouped.partition] : [], include);
        const used = answered.persons.filter(({ complete }) => complete || include === "all");
        expect(tally.responses).toBe(answered.persons.length);
        expect(slotOf(tally, 0)).toEqual(naiveCounts(answered, used));
        for (const { groups, outside, unanswered } of grouped ? tally.slots : []) {
          for (const [group, slot] of [
            ...groups.entries(),
            ["outside", outside],
            ["unanswered", unanswered],
          ] as const) {
            const members = used.filter((person) => grouped?.slotOf(person) === group);
            expect(tally.persons[slot]).toBe(members.length);
            expect(slotOf(tally, slot)).toEqual(naiveCounts(answered, members));
          }
        }
      },
    );
  },
);
