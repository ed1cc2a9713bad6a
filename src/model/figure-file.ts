import { z } from "zod";

const cell = z.union([
  z
    .strictObject({ value: z.number(), text: z.string() })
    .describe("A released number, and how a German reader sees it."),
  z
    .strictObject({ withheld: z.literal(true), reason: z.string() })
    .describe("Not published, to protect the respondents: neither 0 nor missing."),
  z.strictObject({ text: z.string() }).describe("A text, or a dash where there is no such number."),
]);

const column = z.strictObject({
  label: z.string(),
  unit: z
    .enum(["percent", "persons", "number", "none"])
    .describe(
      "Whole per cent of the base, persons, or another number; none where all cells are texts or withheld.",
    ),
});

/** A figure as JSON: its values and what they mean. The schema that is published is made from this one. */
export const figureData = z
  .strictObject({
    $schema: z.string(),
    mark: z
      .string()
      .describe("What the study is not yet: every use of its numbers has to say so; empty if published."),
    id: z.string().describe("Name of the figure; part of its address, and never changes."),
    number: z.int().positive().describe("Place in the publication; may change from release to release."),
    title: z.string().describe("The finding."),
    subtitle: z.string().describe("What is measured, and in which unit."),
    summary: z.string().describe("What is shown, with the main values, in German sentences."),
    question: z
      .strictObject({
        code: z.string(),
        text: z.string(),
        filter: z.string().optional().describe("Who was asked, in words; absent where all were."),
        answers: z.array(z.string()).describe("The scale, in the order of the questionnaire."),
      })
      .optional()
      .describe("Absent where the numbers were computed elsewhere."),
    base: z.string().describe("Who is counted."),
    rowHeading: z.string().describe("What the rows are."),
    columns: z.array(column).describe("One for each cell of a row."),
    rows: z.array(
      z.strictObject({
        label: z.string(),
        block: z.string().optional().describe("Heading over this row and its neighbours."),
        total: z.boolean().describe("True for all respondents beside their groups."),
        cells: z.array(cell),
      }),
    ),
    statistics: z.string().optional().describe("What holds for all rows together."),
    notes: z.array(z.string()),
    source: z.string(),
    licence: z.string(),
    publication: z.strictObject({
      title: z.string(),
      version: z.string(),
      digest: z.string().describe("Short digest of the data and texts that the release was made from."),
      date: z.iso.date().optional(),
      doi: z.string().optional(),
    }),
    url: z.url().optional().describe("Permanent address of the figure."),
  })
  .describe("A figure of a published survey, with its released values.");
export type FigureData = z.infer<typeof figureData>;
