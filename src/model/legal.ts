import { z } from "zod";

/**
 * What only the publishers know and the law asks for (§ 5 DDG, § 18 MStV, Art. 13 GDPR, the accessibility act of the
 * Land): everything is published, and what is absent is shown as missing.
 */
export const legal = z.strictObject({
  /** Postal address of the publisher, a line each. */
  address: z.array(z.string().min(1)).default([]),
  /** Who represents the publisher. */
  representative: z.string().optional(),
  /** Court and number of the register. */
  register: z.string().optional(),
  email: z.email().optional(),
  phone: z.string().optional(),
  /** Name and address of the person who answers for the content (§ 18 Abs. 2 MStV). */
  responsible: z.string().optional(),
  /** How the data protection officer is reached; "keine Pflicht" where there need not be one. */
  dataProtection: z.string().optional(),
  /** Authority that supervises data protection. */
  supervisor: z.string().optional(),
  /** Who runs the web server. */
  host: z.string().optional(),
  /** What the web server writes down, why, and for how long, in sentences. */
  logs: z.string().optional(),
  /** Whether the publisher is a public body in the sense of the accessibility act; the publisher decides. */
  publicBody: z.boolean().optional(),
  /** Where barriers are reported. */
  barriers: z.email().optional(),
  /** Body that enforces accessibility, with its address; needed of a public body. */
  enforcement: z.string().optional(),
  /** Day of the statement on accessibility. */
  statement: z.iso.date({ error: "ein Datum wie 2026-02-20" }).optional(),
});
export type Legal = z.infer<typeof legal>;
